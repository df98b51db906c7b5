import { LocalIssuer } from '@caseledger/access';
import type { Role } from '@caseledger/domain';
import {
  administration,
  barcelona,
  cellsArm,
  changed,
  first,
  manufacture,
  screening,
  shamTrial,
  step,
  studySteps,
  team,
  visitOn,
  type Person,
  type Step,
} from '@caseledger/testkit/domain';
import { operationsOf, PlayedSteps, type NamedOperation } from './support/played-steps.js';
import { Standalone } from './support/standalone.js';

const blinded: readonly Role[] = ['coordinator', 'imaging-reader', 'sponsor'];
const nameOf = new Map(team.map(([person, role]) => [role, person]));
const personOf = (role: Role): string => nameOf.get(role) ?? role;
const people = ['P1', 'P2'] as const;
type Participant = (typeof people)[number];
const reason = { code: 'COMPLETE', text: 'everybody is allocated' };
const protocol = shamTrial(blinded);
const personOfTrial = (participant: string): Person => ({ ...first, protocol, participant, product: 'B1' });

const product = new Standalone();
const tokens = new Map<string, string>();
let operations: readonly NamedOperation[];

/** A study of the trial, in which chance gave the cells to one of two participants, and the sham to the other. */
class World {
  private head = 0;
  private readonly played: PlayedSteps;
  /** Who got the cells. */
  treated: Participant = 'P1';

  constructor(
    readonly study: string,
    document: Parameters<typeof operationsOf>[0],
  ) {
    this.played = new PlayedSteps(document, study, (person, path, body) => this.post(person, path, body));
  }

  private async post(person: string, path: string, body: object) {
    const answer = await product.request(tokens.get(person)!, 'POST', path, body);
    this.head = Math.max(this.head, Number(answer.body.position ?? 0));
    return answer;
  }

  async allocate(): Promise<void> {
    const at = (time: string) => ({ occurredAt: `2019-03-03T${time}:00.000Z` });
    await this.played.play([
      ...studySteps({ ...protocol, code: this.study }, [barcelona], 'COMPASSIONATE_INDIVIDUAL'),
      step('sponsor', 'MakeAllocationList', at('08:00')),
      ...people.flatMap((participant) => [
        ...screening(personOfTrial(participant)),
        step('coordinator', 'AllocateParticipant', { ...at('14:00'), participant }),
      ]),
    ]);
    const { text } = await this.ask('investigator', '/v1/studies/{study}/participants/{participant}', 'P1');
    this.treated = text.includes(`"arm":"${cellsArm}"`) ? 'P1' : 'P2';
  }

  /** The cells to the one and the sham to the other, then the same of both. */
  async treat(): Promise<void> {
    for (const participant of people) {
      const person = personOfTrial(participant);
      await this.played.play(
        participant === this.treated ? [...manufacture(person), administration(person)] : [shamOf(participant)],
      );
    }
    for (const participant of people) await this.played.play(followUpOf(participant));
  }

  async disclose(): Promise<void> {
    await this.played.play([
      step('sponsor', 'CloseAllocationList', { occurredAt: '2019-06-01T10:00:00.000Z', list: 1, reason }),
      step('sponsor', 'DiscloseAllocationList', { occurredAt: '2019-06-01T10:10:00.000Z', list: 1, reason }),
    ]);
  }

  /** An answer, with the names that both worlds have in common, and without what chance and time decide. */
  async ask(person: string, template: string, participant: string, query = '', method = 'GET', body?: object) {
    const path = this.addressOf(template, participant);
    const answer = await product.request(tokens.get(person)!, method, `${path}${query}`, body, {
      'caseledger-wait-for': template.includes('{study}') && method === 'GET' ? String(this.head) : '0',
    });
    return { status: answer.status, text: this.common(answer.text), etag: answer.headers.get('etag') };
  }

  /** What somebody is told who tries a step. */
  async tried({ command }: Step, person: string): Promise<string> {
    const { status, body } = await this.played.attempt({ command, person });
    return `${command.name} by ${person}: ${status} ${this.common(JSON.stringify(body))}`;
  }

  private addressOf(template: string, participant: string): string {
    const addressed: Readonly<Record<string, string>> = {
      ...{ study: this.study, participant, product: 'B1', adverseEvent: `AE-${participant}`, lot: 'L1', report: '1' },
      ...{ webhook: '0b0e8a52-8c2e-4b43-9d3c-6a3c5b7f2a10', position: '1', name: 'MedDRA', version: '29.0' },
      ...{
        visit: `V-${participant}`,
        request: 'TR-0000000',
        import: 'I1',
        protocolVersion: protocol.version,
        list: '1',
        level: 'LOW',
      },
    };
    return template.replace(/\{(\w+)\}/g, (_, name: string) => {
      const code = addressed[name];
      if (code === undefined) throw new Error(`nothing to put in the place of ${name} in ${template}`);
      return this.played.codes.get(code) ?? code;
    });
  }

  /**
   * The codes of subjects, their order, the commitment to a seed, the moments of recording and the positions are chance or of
   * the study as a whole.
   */
  private common(text: string): string {
    let named = text.replaceAll(this.study, 'TRIAL');
    for (const [name, code] of this.played.codes) named = named.replaceAll(code, name);
    named = named
      .replace(/"(position|from|through|head)":\d+/g, '"$1":0')
      .replace(/20(2[6-9]|[3-9]\d)-\d\d-\d\dT[\d:.]+Z/g, 'NOW')
      .replace(/\b[0-9a-f]{64}\b/g, 'HASH')
      .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID');
    try {
      return JSON.stringify(JSON.parse(named), (_, value: unknown) =>
        Array.isArray(value)
          ? value.toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1))
          : value,
      );
    } catch {
      return named;
    }
  }
}

const shamOf = (participant: string): Step =>
  step('investigator', 'AdministerIntervention', {
    ...{ participant, occurredAt: '2019-03-26T12:00:00.000Z', administration: 'SHAM', side: 'LEFT' },
    ...{ wristband: participant, labels: [], secondCheckBy: 'coordinator', deposits: [] },
  });

const followUpOf = (participant: string): readonly Step[] => [
  visitOn('2019-04-26T10:00:00.000Z', `V-${participant}`, undefined, participant),
  step('coordinator', 'RecordReturnToSport', {
    ...{ participant, occurredAt: '2019-06-26', activity: 'tennis', months: 3 },
  }),
  step('coordinator', 'ReportAdverseEvent', {
    ...{ adverseEvent: `AE-${participant}`, occurredAt: '2019-04-20T10:00:00.000Z', participant, term: 'Headache' },
    ...{ onset: '2019-04-09', outcome: 'RECOVERED', serious: false, seriousness: [], side: 'NOT_APPLICABLE' },
  }),
];

const queries: Readonly<Record<string, readonly string[]>> = {
  terms: ['?q=embolism'],
  icsr: ['?recipient=AEMPS'],
  icsrPdf: ['?recipient=AEMPS'],
  safetyStream: ['?study={study}'],
  safetyStreamProof: ['?study={study}&through=1'],
  participants: ['', '?status=TREATED', '?status=IN_MANUFACTURE'],
  workList: ['', '?at=2019-04-20T10:00:00.000Z'],
  auditTrail: ['', '?format=sentences', '?order=newest&limit=3', '?type=CellsInjected', '?type=VisitRecorded'],
};
const isRead = ({ method, 'x-caseledger-kind': kind }: NamedOperation) =>
  method === 'GET' || kind === 'view' || kind === 'reference';

/** Everything that a role is answered of each participant, by every operation that there is. */
async function allOf(world: World, role: Role): Promise<ReadonlyMap<string, string>> {
  const told = new Map<string, string>();
  for (const operation of operations) {
    const { method, template, operationId } = operation;
    for (const participant of people) {
      for (const query of isRead(operation) ? (queries[operationId] ?? ['']) : ['']) {
        const asked = query.replace('{study}', world.study);
        const body = method === 'POST' ? {} : undefined;
        const { status, text, etag } = await world.ask(personOf(role), template, participant, asked, method, body);
        told.set(`${operationId} ${participant} ${query}`, `${status} ${etag ?? ''} ${text}`);
      }
    }
  }
  return told;
}

describe('two worlds that differ in the allocation alone', () => {
  let one: World;
  let other: World;

  beforeAll(async () => {
    await product.start();
    const { document } = await product.answers();
    operations = operationsOf(document);
    const issuer = await LocalIssuer.open({
      dataDir: product.dataDir,
      issuer: 'caseledger-standalone',
      audience: 'caseledger',
    });
    for (const sub of ['sponsor', ...team.map(([person]) => person)]) {
      tokens.set(sub, await issuer.issue({ sub, name: sub, organisation: 'site' }, 3600));
    }
    // Chance decides: until it has decided both ways.
    const worlds = new Map<Participant, World>();
    for (let n = 1; worlds.size < 2; n += 1) {
      const world = new World(`TRIAL-${n}`, document);
      await world.allocate();
      worlds.set(world.treated, world);
    }
    one = worlds.get('P1')!;
    other = worlds.get('P2')!;
    await one.treat();
    await other.treat();
  });
  afterAll(() => product.remove());

  it.each(blinded)(
    'R-AUD-10 (part): are the same for a %s, by every operation, until the seed is disclosed',
    async (role) => {
      const [here, there] = [await allOf(one, role), await allOf(other, role)];
      const different = [...here]
        .filter(([key, text]) => there.get(key) !== text)
        .map(([key, text]) => [key, text, there.get(key)]);
      expect(different).toEqual([]);
      expect([...here].some(([, text]) => text.startsWith('200'))).toBe(true);
    },
  );

  it('are not the same for who knows the arms', async () => {
    for (const path of ['', '/timeline', '/genealogy']) {
      const template = `/v1/studies/{study}/participants/{participant}${path}`;
      const [here, there] = await Promise.all([one, other].map((world) => world.ask('investigator', template, 'P1')));
      expect(here).not.toEqual(there);
    }
  });

  it('shows blinded roles that something was given, and when, and what follows from it', async () => {
    const { text } = await one.ask('coordinator', '/v1/studies/{study}/participants/{participant}', 'P1');
    expect(JSON.parse(text)).toMatchObject({
      status: 'TREATED',
      administrations: [{ administration: 'BLINDED', at: '2019-03-26T12:00:00.000Z', scheduled: 'INJECTION' }],
      products: [],
      allocation: { arm: null },
      visits: expect.arrayContaining([
        expect.objectContaining({ code: 'M1', date: '2019-04-26', timing: 'IN_WINDOW' }),
      ]) as unknown,
    });
  });

  it('answer every step that a blinded role tries in the same words', async () => {
    const again = (participant: string): readonly Step[] => {
      const person = personOfTrial(participant);
      const given = administration(person);
      return [
        ...screening(person).slice(1),
        ...manufacture(person),
        ...[given, shamOf(participant), ...changed([given], 'InjectCells', { wristband: 'another' })],
        ...followUpOf(participant).slice(0, 2),
        ...['M0', 'M1', 'M2', 'INJECTION', 'M99'].map((scheduled) =>
          step('coordinator', 'MissVisit', { participant, occurredAt: '2019-08-01', scheduled, explanation: 'none' }),
        ),
        visitOn('2019-04-27T10:00:00.000Z', `W-${participant}`, undefined, participant),
        step('coordinator', 'AllocateParticipant', { occurredAt: '2019-07-01T10:00:00.000Z', participant }),
      ];
    };
    for (const role of blinded) {
      for (const next of people.flatMap(again)) {
        expect(await one.tried(next, personOf(role))).toBe(await other.tried(next, personOf(role)));
      }
    }
  });

  it('differ for blinded roles, too, when the seed is disclosed', async () => {
    for (const world of [one, other]) await world.disclose();
    const template = '/v1/studies/{study}/participants/{participant}';
    const [here, there] = await Promise.all([one, other].map((world) => world.ask('coordinator', template, 'P1')));
    expect(here).not.toEqual(there);
    expect(here!.text).toContain('"administration":"INJECTION"');
  });
});
