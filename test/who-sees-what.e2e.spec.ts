import { LocalIssuer } from '@caseledger/access';
import { isSeen, sightsOf } from '@caseledger/casebook';
import { checkCharacter, everything, roles, type CaseEvent, type Role, type Site } from '@caseledger/domain';
import { writeUsdm } from '@caseledger/interchange';
import {
  accepted,
  achilles,
  administration,
  appraised,
  barcelona,
  changed,
  donationNumber,
  first,
  refusedBy,
  requested,
  requestRules,
  step,
  studySteps,
  team,
  untilTreated,
  visitOn,
  type Person,
  type Step,
} from '@caseledger/testkit/domain';
import { until } from '@caseledger/testkit';
import { operationsOf, PlayedSteps, type NamedOperation } from './support/played-steps.js';
import { Standalone, UndocumentedAnswer } from './support/standalone.js';

const study = 'TWO-SITES';
const madrid: Site = { code: 'MAD', name: 'Hospital', country: 'PT', zone: 'Europe/Lisbon' };
/** A site, and the number in the names of everything that is of it. */
interface Place {
  readonly site: Site;
  readonly number: 1 | 2;
  readonly donation: string;
}
const here: Place = { site: barcelona, number: 1, donation: 'G123498654321' };
const elsewhere: Place = { site: madrid, number: 2, donation: 'G123498654322' };
const founded = '2018-01-01T08:00:00.000Z';

/** How somebody stands to the study, and to the site whose participant is asked about. */
const standings = ['all sites', 'this site', 'another site', 'ended', 'no member', 'no token'] as const;
type Standing = (typeof standings)[number];
const personOf = (role: string, standing: Standing) =>
  standing === 'no member' ? 'stranger' : `${role} of ${standing}`.replaceAll(' ', '-');

const product = new Standalone();
let operations: readonly NamedOperation[];
let played: PlayedSteps;
const tokens = new Map<string, string>();

interface Seen {
  readonly status: number;
  readonly text: string;
}

/** Everything that an answer brings; of a stream everything up to where it has caught up. */
async function ask(person: string, operation: NamedOperation, place = here, query?: string): Promise<Seen> {
  const { method, template, operationId, 'x-caseledger-kind': kind } = operation;
  const token = tokens.get(person);
  const ending = new AbortController();
  const path = `${addressOf(template, place)}${query ?? queries[operationId] ?? ''}`;
  const response = await fetch(`${product.url}${path}`, {
    method,
    headers: {
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(method === 'POST' && { 'content-type': 'application/json' }),
      'caseledger-wait-for': token === undefined || !template.includes('{study}') ? '0' : String(head),
    },
    ...(method === 'POST' && { body: JSON.stringify(bodies[operationId] ?? {}) }),
    signal: ending.signal,
  });
  let text = '';
  if (response.headers.get('content-type')?.startsWith('text/event-stream') !== true) {
    text = await response.text();
    const fault = (await product.answers()).faultOf(method, path, {
      status: response.status,
      headers: response.headers,
      text,
    });
    if (fault !== undefined && kind !== 'feed') throw new UndocumentedAnswer(fault);
  } else {
    for await (const piece of response.body!.pipeThrough(new TextDecoderStream())) {
      text += piece;
      // The software may have recorded more by itself.
      const through = [...text.matchAll(/^: through [A-Z-]+=(\d+)(?:\.[0-9a-f]+)?$/gm)].at(-1)?.[1];
      if (Number(through) >= head) break;
    }
  }
  ending.abort();
  return { status: response.status, text };
}

let head = 0;
const post = async (person: string, path: string, body: object) => {
  const answer = await product.request(tokens.get(person) ?? person, 'POST', path, body);
  head = Math.max(head, Number(answer.body.position ?? 0));
  return answer;
};

/** What addresses ask about: what is of a place. */
const timeline = '/v1/studies/{study}/participants/{participant}/timeline';
const addressOf = (template: string, { site, number }: Place) => {
  const addressed: Readonly<Record<string, string>> = {
    study,
    participant: `P${number}`,
    product: `B${number}`,
    adverseEvent: `AE${number}`,
    lot: `LOT-${site.code}`,
    report: '1',
    webhook: '0b0e8a52-8c2e-4b43-9d3c-6a3c5b7f2a10',
    position: '1',
    name: 'MedDRA',
    version: '29.0',
    visit: `V${number}`,
    request: `R${number}`,
    protocolVersion: achilles.version,
    list: '1',
    level: 'LOW',
    import: 'I1',
  };
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const code = addressed[name];
    if (code === undefined) throw new Error(`nothing to put in the place of ${name} in ${template}`);
    return played.codes.get(code) ?? code;
  });
};
const queries: Readonly<Record<string, string>> = {
  terms: '?q=embolism',
  icsr: '?recipient=AEMPS',
  icsrPdf: '?recipient=AEMPS',
  safetyStream: `?study=${study}`,
  get safetyStreamProof() {
    return `?study=${study}&through=${head}`;
  },
};
const bodies: Readonly<Record<string, object>> = {
  clockReevaluation: { version: 'built-in-1' },
  protocolDryRun: { protocol: { ...achilles, version: 'draft' } },
  protocolImport: writeUsdm(achilles, { studyName: 'Another', sponsor: 'Another', systemVersion: '1' }),
  ctcaeGrade: { term: 'Anemia', value: 79, unit: 'g/L' },
};
/** What nobody has here: whoever may ask is told so. */
const absent = ['terms', 'webhookOne', 'webhookDeliveriesOf', 'webhookDelivery', 'allocationList'];

/** One treated participant of a site with everything that may be read of them; every word of it names the site. */
function journeyAt({ site, number, donation }: Place): readonly Step[] {
  const participant = `P${number}`;
  const person: Person = { ...first, site, participant, product: `B${number}` };
  const adverseEvent = `AE${number}`;
  const term = { code: '99900001', name: `Invented term told in ${site.code}` };
  const request = `R${number}`;
  const asked = { site: site.code, occurredAt: '2019-02-20', aim: `Aim told in ${site.code}` };
  const words = `Money told in ${site.code}`;
  const steps = [
    requested(request, { ...asked, inducement: { offered: 'YES', words } }),
    appraised(request, { occurredAt: '2019-02-21', claim: `cells heal, as told in ${site.code}` }),
    accepted(request, '2019-02-21'),
    requested(`${request}0`, asked),
    refusedBy(`${request}0`, ['NO-INJURY'], { occurredAt: '2019-02-21', toldAt: '2019-02-21' }),
    ...changed(untilTreated(person), 'ScreenParticipant', { request }),
    visitOn('2019-04-26T10:00:00.000Z', `V${number}`, undefined, participant),
    step('coordinator', 'RecordReturnToSport', {
      participant,
      occurredAt: '2019-06-26',
      activity: `tennis told in ${site.code}`,
      months: 3,
    }),
    step('investigator', 'ReportAdverseEvent', {
      adverseEvent,
      occurredAt: '2019-04-20T10:00:00.000Z',
      participant,
      term: `Headache told in ${site.code}`,
      severity: 'SEVERE',
      phase: 'FOLLOW_UP',
      onset: '2019-04-09',
      outcome: 'RECOVERING',
      serious: true,
      seriousness: ['HOSPITALISATION'],
      side: 'NOT_APPLICABLE',
      narrative: `Told told in ${site.code}`,
    }),
    step('monitor', 'AssessCausality', {
      adverseEvent,
      occurredAt: '2019-04-21T10:00:00.000Z',
      by: 'SPONSOR',
      to: 'PRODUCT',
      related: true,
      method: 'clinical judgement',
    }),
    step('monitor', 'CodeAdverseEvent', {
      adverseEvent,
      occurredAt: '2019-04-21T11:00:00.000Z',
      coding: {
        dictionary: 'MedDRA',
        version: '99.9',
        lowLevelTerm: term,
        preferredTerm: term,
        systemOrganClass: { code: '99900000', name: 'Invented class' },
      },
    }),
    administration(person),
  ];
  const text = JSON.stringify(steps)
    .replaceAll('"L1"', `"LOT-${site.code}"`)
    .replaceAll('"LAB"', `"LAB-${site.code}"`)
    .replaceAll('"none"', `"none told in ${site.code}"`)
    .replaceAll('as the protocol says', `as told in ${site.code}`)
    .replaceAll(donationNumber, `${donation}${checkCharacter(donation)}`);
  return JSON.parse(text) as readonly Step[];
}

beforeAll(async () => {
  await product.start();
  const { document } = await product.answers();
  operations = operationsOf(document);
  played = new PlayedSteps(document, study, post);
  const issuer = await LocalIssuer.open({
    dataDir: product.dataDir,
    issuer: 'caseledger-standalone',
    audience: 'caseledger',
  });
  const enter = async (sub: string) => {
    tokens.set(sub, await issuer.issue({ sub, name: sub, organisation: 'site' }, 3600));
  };
  for (const sub of ['sponsor', 'investigator', 'coordinator', 'technician', 'qp', 'reader', 'monitor', 'stranger']) {
    await enter(sub);
  }
  const sitesOf: Partial<Record<Standing, readonly string[]>> = {
    'all sites': [],
    'this site': [barcelona.code],
    'another site': [madrid.code],
    ended: [],
  };
  const delegations = roles.flatMap((role) =>
    Object.entries(sitesOf).map(([standing, sites]) => {
      const person = personOf(role, standing as Standing);
      return { occurredAt: founded, from: founded, person, name: person, role, organisation: 'site', sites };
    }),
  );
  const setUp = studySteps({ ...achilles, code: study, requestRules }, [barcelona, madrid], 'COMPASSIONATE_INDIVIDUAL');
  await played.play(setUp);
  for (const delegation of delegations) {
    await enter(delegation.person);
    await played.play([step('sponsor', 'GrantDelegation', delegation)]);
  }
  await played.play(
    delegations
      .filter(({ person }) => person.endsWith('ended'))
      .map(({ person, role }) =>
        step('sponsor', 'EndDelegation', {
          occurredAt: '2019-01-01T08:00:00.000Z',
          person,
          role,
          reason: { code: 'LEFT', text: 'left the team' },
        }),
      ),
  );
  await playAt(elsewhere);
  for (const { operation, role } of ofAnotherSite()) {
    const { text } = await ask(personOf(role, 'another site'), operation, elsewhere);
    before.set(`${operation.operationId} ${role}`, text);
  }
  await playAt(here);
});
afterAll(() => product.remove());

/** Records what happens at a site, and waits for what the software records of it: the case is long overdue. */
async function playAt(place: Place): Promise<void> {
  const steps = journeyAt(place);
  // What everybody sees before anything is there.
  await watched(place, () => Promise.resolve());
  for (const step of steps.slice(0, -1)) await watched(place, () => played.play([step]));
  // The cells were given already: refused, and recorded as a near miss.
  await watched(place, () => played.play(steps.slice(-1), 409));
  const report = { occurredAt: '2019-04-22T10:00:00.000Z', kind: 'INITIAL', recipient: 'AEMPS', position: head };
  const path = `/v1/studies/${study}/adverse-events/${played.codes.get(`AE${place.number}`) ?? ''}/reports`;
  const { status, body } = await post('monitor', path, report);
  if (status !== 201) throw new Error(JSON.stringify(body));
  await until(async () => {
    const told = await product.request(tokens.get('sponsor')!, 'GET', addressOf(timeline, place));
    head = Math.max(head, Number(told.headers.get('caseledger-position')));
    return JSON.stringify(told.body).includes('DeadlineMissed');
  });
}

/** What was kept from a role, and yet changed what it was shown. */
const toldAnyway: unknown[] = [];
/** Types that were kept from a role when they were recorded, and how often somebody looked. */
const keptFrom = new Map<Role, Set<string>>();
/** What the roles that may not read everything saw last. */
const shown = new Map<string, string>();

/** Does something that records events, and looks whether a role to which none of them may be shown sees a difference. */
async function watched(place: Place, act: () => Promise<void>): Promise<void> {
  const before = head;
  await act();
  const recorded = await typesSince(before);
  for (const role of roles) {
    const sights = sightsOf([{ role, scope: everything }]);
    if (sights.some(({ types }) => types === 'ALL')) continue;
    const kept = recorded.length > 0 && recorded.every((type) => !isSeen(sights, type, place.site.code));
    if (kept) keptFrom.set(role, new Set([...(keptFrom.get(role) ?? []), ...recorded]));
    for (const operation of reads()) {
      if (operation['x-caseledger-roles']?.includes(role) !== true) continue;
      const { text } = await ask(personOf(role, 'all sites'), operation, place);
      const key = `${operation.operationId} ${role} ${place.number}`;
      const [was, now] = [shown.get(key) ?? '', timeless(text, shown.get(key))];
      if (kept && was !== now) toldAnyway.push([operation.operationId, role, recorded, ...difference(was, now)]);
      shown.set(key, now);
    }
  }
}

/** Types of what was recorded after a position, whoever recorded it; what the software adds by itself comes later. */
async function typesSince(position: number): Promise<readonly CaseEvent['type'][]> {
  const operation = operations.find(({ operationId }) => operationId === 'auditTrail')!;
  const { text } = await ask(personOf('sponsor', 'all sites'), operation, here, '?order=newest&limit=50');
  const { items } = JSON.parse(text) as { readonly items: readonly { position: number; type: CaseEvent['type'] }[] };
  return items.filter((entry) => entry.position > position).map(({ type }) => type);
}

/** What members of the other site saw before anything was recorded at this one. */
const before = new Map<string, string>();
const isRead = ({ method, 'x-caseledger-kind': kind }: NamedOperation) =>
  method === 'GET' || kind === 'view' || kind === 'reference';
const reads = () => operations.filter(isRead);
const writes = () => operations.filter((operation) => !isRead(operation));
const ofAnotherSite = () =>
  reads().flatMap((operation) => (operation['x-caseledger-roles'] ?? []).map((role) => ({ operation, role })));

/** The status that follows from what a read declares, and how somebody stands to what is asked about. */
function isExpected(operation: NamedOperation, role: string, standing: Standing, status: number): boolean {
  const { operationId, 'x-caseledger-roles': readers } = operation;
  const found = absent.includes(operationId) ? 404 : 200;
  if (standing === 'no token') return status === 401;
  if (readers === undefined) return status === found;
  if (standing === 'no member' || standing === 'ended' || !readers.includes(role)) return status === 403;
  if (standing === 'another site') return [found, 403, 404].includes(status);
  return status === found;
}

/** The same of a write that says nothing of what it is to write. */
function isExpectedOfNothing(operation: NamedOperation, role: string, standing: Standing, status: number): boolean {
  const { 'x-caseledger-roles': writers } = operation;
  const malformed = status === 400 || status === 404;
  if (standing === 'no token') return status === 401;
  if (writers === undefined) return malformed;
  if (standing === 'no member' || standing === 'ended' || !writers.includes(role)) return status === 403;
  return malformed || (standing === 'another site' && status === 403);
}

/** Everything that only this site knows. */
const secrets = () => [
  ...['P1', 'B1', 'V1', 'AE1', 'R1', 'R10'].map((name) => played.codes.get(name) ?? name),
  `${here.donation}${checkCharacter(here.donation)}`,
  'LOT-BCN',
  'LAB-BCN',
  'told in BCN',
];

describe('who sees and does what, for every route, role and standing', () => {
  it('R-AUT-09 (part) knows of every operation whom it is for', () => {
    const open = operations
      .filter(({ 'x-caseledger-roles': named }) => named === undefined || named.length === 0)
      .map(({ operationId }) => operationId);
    // Who registers a study is its first member, and what belongs to no study is for everybody with a token.
    expect(open).toEqual(['registerStudy', 'protocolImport', 'ctcaeGrade', 'dictionaries', 'terms']);
    expect(reads().length + writes().length).toBe(operations.length);
  });

  it('R-CEL-14 (part) traces a lot, and never answers with nobody for one that was not used', async () => {
    const lotOf = async (lot: string, standing: Standing = 'all sites') => {
      const path = `/v1/studies/${study}/materials/${encodeURIComponent(lot)}/participants`;
      const token = tokens.get(personOf('investigator', standing))!;
      const { status, body } = await product.request(token, 'GET', path, undefined, {
        'caseledger-wait-for': String(head),
      });
      return [status, body.rule ?? (body.participants as readonly string[]).length, body.detail as string | undefined];
    };
    const used = `LOT-${here.site.code}`;
    expect(await lotOf(used)).toEqual([200, 1, undefined]);
    for (const other of [`${used}\u200b`, used.toLowerCase(), ` ${used}`]) {
      const [status, rule, detail] = await lotOf(other);
      expect([other, status, rule]).toEqual([other, 404, 'unknown-lot']);
      expect(detail).toContain(`Lots that read alike: "${used}".`);
    }
    for (const [lot, standing] of [
      ['constructor', 'all sites'],
      [used.toLowerCase(), 'another site'],
      [used, 'another site'],
    ] as const) {
      const [status, rule, detail] = await lotOf(lot, standing);
      expect([lot, status, rule, JSON.stringify(detail).includes('alike')]).toEqual([lot, 404, 'unknown-lot', false]);
    }
  });

  it('R-AUT-09 (part) refuses what somebody may not do before it looks at what they sent', async () => {
    const wrong: unknown[] = [];
    for (const operation of writes()) {
      for (const role of roles) {
        for (const standing of standings) {
          const { status, text } = await ask(personOf(role, standing), operation);
          if (!isExpectedOfNothing(operation, role, standing, status)) {
            wrong.push([operation.operationId, role, standing, status, text.slice(0, 200)]);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('R-AUT-09 (part) lets a member of another site record nothing at this one', async () => {
    const done: unknown[] = [];
    for (const { command, person } of journeyAt(here)) {
      const role = new Map(team).get(person)!;
      const { status, body } = await played.attempt({ command, person: personOf(role, 'another site') });
      // It is not theirs, or not there for them; of a report they would have to say at which of their sites it was made.
      const refused = [403, 404].includes(status) || JSON.stringify(body).includes('"site-needed"');
      if (!refused) done.push([command.name, role, status, body]);
    }
    expect(done).toEqual([]);
  });

  it('R-AUT-09 (part) answers with the status that follows from the declaration', async () => {
    const wrong: unknown[] = [];
    for (const operation of reads()) {
      for (const role of roles) {
        for (const standing of standings) {
          const { status, text } = await ask(personOf(role, standing), operation);
          if (!isExpected(operation, role, standing, status)) {
            wrong.push([operation.operationId, role, standing, status, text.slice(0, 200)]);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('R-AUT-09 (part) shows a member of another site no trace of this one', async () => {
    const told: unknown[] = [];
    for (const { operation, role } of ofAnotherSite()) {
      const { text } = await ask(personOf(role, 'another site'), operation);
      // An answer may name what was asked for.
      const asked = addressOf(operation.template, here);
      const traces = secrets().filter((secret) => !asked.includes(secret) && text.includes(secret));
      if (traces.length > 0) told.push([operation.operationId, role, traces, excerpt(text, traces[0])]);
    }
    expect(told).toEqual([]);
  });

  it('R-AUT-09 (part) shows a member of this site what there is of it', async () => {
    const [participant] = secrets();
    for (const id of [
      'participants',
      'workList',
      'auditTrail',
      'adverseEvents',
      'nearMisses',
      'timeline',
      'safetyStream',
      'requests',
    ]) {
      const operation = operations.find(({ operationId }) => operationId === id)!;
      const { text } = await ask(personOf('coordinator', 'this site'), operation);
      expect([id, text.includes(participant!)]).toEqual([id, true]);
    }
  });

  it('R-AUT-09 (part) changes nothing for a member of another site by what is recorded at this one', async () => {
    expect(before.size).toBeGreaterThan(100);
    const changed: unknown[] = [];
    for (const { operation, role } of ofAnotherSite()) {
      const { text } = await ask(personOf(role, 'another site'), operation, elsewhere);
      // A message says when it was made.
      if (text.startsWith('<') || text.startsWith('%PDF')) continue;
      const was = before.get(`${operation.operationId} ${role}`) ?? '';
      const then = timeless(was);
      const now = timeless(text, then);
      if (now !== then) changed.push([operation.operationId, role, ...difference(then, now)]);
    }
    expect(changed).toEqual([]);
  });

  it('R-AUT-09 (part) shows a role no word of what it may not read', async () => {
    const whole = operations.find(({ operationId }) => operationId === 'timeline')!;
    const { text } = await ask(personOf('sponsor', 'all sites'), whole, here, '?limit=500');
    const { items } = JSON.parse(text) as { readonly items: readonly { readonly type: CaseEvent['type'] }[] };
    const told: unknown[] = [];
    for (const role of roles) {
      const sights = sightsOf([{ role, scope: everything }]);
      const seen = (item: (typeof items)[number]) => isSeen(sights, item.type, here.site.code);
      const known = JSON.stringify(items.filter(seen));
      const words = wordsOf(items.filter((item) => !seen(item))).filter((word) => !known.includes(word));
      expect([role, words.length > 0]).toEqual([role, sights.every(({ types }) => types !== 'ALL')]);
      for (const operation of reads()) {
        if (operation['x-caseledger-roles']?.includes(role) !== true) continue;
        const answer = await ask(personOf(role, 'all sites'), operation);
        const asked = addressOf(operation.template, here);
        const [word] = words.filter((one) => !asked.includes(one) && answer.text.includes(one));
        if (word !== undefined) told.push([operation.operationId, role, word, excerpt(answer.text, word)]);
      }
    }
    expect(told).toEqual([]);
  });

  it('R-AUT-09 (part) changes nothing for a role by what is recorded that it may not read', () => {
    for (const role of ['manufacturing', 'qualified-person'] as const) {
      expect([...(keptFrom.get(role) ?? [])]).toEqual(
        expect.arrayContaining(['ConsentSigned', 'EligibilityConfirmed', 'VisitRecorded', 'AdverseEventReported']),
      );
    }
    expect([...(keptFrom.get('imaging-reader') ?? [])]).toEqual(expect.arrayContaining(['CellsInjected']));
    expect(toldAnyway).toEqual([]);
  });
});

/** How far a study is, and when it was looked at, is everybody's to know; and exposure goes on by itself. */
const passing = new Set(['position', 'at', 'through', 'lockedAt', 'interval', 'instance', 'until']);

/** An answer without what passes; figures that moved by as little as time moves them are those of an earlier answer. */
function timeless(text: string, earlier?: string): string {
  if (!text.startsWith('{')) return text.replace(/^: through .*$\n\n/gm, '');
  const figures = earlier?.startsWith('{') === true ? numbersOf(JSON.parse(earlier)) : [];
  let next = 0;
  return JSON.stringify(JSON.parse(text), (name, value: unknown) => {
    if (passing.has(name)) return undefined;
    if (typeof value !== 'number') return value;
    const before = figures[next++] ?? value;
    return Math.abs(value - before) <= 1e-4 * Math.max(1, Math.abs(before)) ? before : value;
  });
}

/** Every number of an answer that does not pass, in order. */
function numbersOf(value: unknown): readonly number[] {
  const numbers: number[] = [];
  JSON.stringify(value, (name, member: unknown) => {
    if (passing.has(name)) return undefined;
    if (typeof member === 'number') numbers.push(member);
    return member;
  });
  return numbers;
}

/** Every word in a value that nothing but what was recorded at this site holds: free text, codes of the server. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'object' && value !== null) return Object.values(value).flatMap(wordsOf);
  if (typeof value !== 'string') return [];
  return value.includes('told in BCN') || [...played.codes.values()].includes(value) ? [value] : [];
}

/** Where two texts differ first. */
function difference(one: string, other: string): readonly [string, string] {
  const at = Array.from(other, (_, index) => index).find((index) => other[index] !== one[index]) ?? other.length;
  return [one.slice(Math.max(0, at - 100), at + 100), other.slice(Math.max(0, at - 100), at + 100)];
}

/** Where a text has something. */
const excerpt = (text: string, part = ''): string =>
  text.slice(Math.max(0, text.indexOf(part) - 150), text.indexOf(part) + 50);
