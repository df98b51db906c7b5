import { LocalIssuer } from '@caseledger/access';
import {
  allocatedBy,
  barcelona,
  byBlocks,
  cellsArm,
  controlArm,
  delegation,
  first,
  screening,
  step,
  studySteps,
} from '@caseledger/testkit/domain';
import { temporaryFolder } from '@caseledger/testkit/folders';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PlayedSteps } from './support/played-steps.js';
import { Standalone } from './support/standalone.js';

const study = 'TWO-ARMS';
const address = `/v1/studies/${study}`;
const people = ['P1', 'P2', 'P3', 'P4'];
const protocol = {
  ...allocatedBy(
    { method: 'RANDOMISED', randomisation: byBlocks },
    { schema: 'DOUBLE', roles: ['coordinator', 'safety-monitor'] },
  ),
  code: study,
};
const at = (time: string) => ({ occurredAt: `2019-03-05T${time}:00.000Z` });
const reason = { code: 'COMPLETE', text: 'everybody is allocated' };

interface ListFile {
  readonly commitment: string;
  readonly seed: string | null;
  readonly places: readonly { readonly participant: string; readonly arm: string | null }[];
}

describe('allocation through the interface', () => {
  const product = new Standalone();
  const tokens = new Map<string, string>();
  let played: PlayedSteps;
  let head = 0;

  const asked = async (person: string, path: string) => {
    const headers = { 'caseledger-wait-for': String(head) };
    const { status, body } = await product.request(
      tokens.get(person)!,
      'GET',
      `${address}/${path}`,
      undefined,
      headers,
    );
    expect([path, status]).toEqual([path, 200]);
    return body as unknown;
  };
  const listFor = async (person: string) => (await asked(person, 'allocation-lists/1')) as ListFile;
  const fileOf = (person: string, participant: string) =>
    asked(person, `participants/${played.codes.get(participant)!}`) as Promise<{
      readonly allocation: { readonly arm: string | null };
      readonly visits: readonly { readonly code: string }[];
    }>;

  beforeAll(async () => {
    await product.start();
    const { document } = await product.answers();
    const issuer = await LocalIssuer.open({
      dataDir: product.dataDir,
      issuer: 'caseledger-standalone',
      audience: 'caseledger',
    });
    for (const sub of ['sponsor', 'investigator', 'coordinator', 'monitor', 'inspector']) {
      tokens.set(sub, await issuer.issue({ sub, name: sub, organisation: 'site' }, 3600));
    }
    played = new PlayedSteps(document, study, async (person, path, body) => {
      const answer = await product.request(tokens.get(person)!, 'POST', path, body);
      head = Math.max(head, Number(answer.body.position ?? 0));
      return answer;
    });
    await played.play([
      ...studySteps(protocol, [barcelona], 'COMPASSIONATE_INDIVIDUAL'),
      delegation('inspector', 'inspector'),
      step('sponsor', 'MakeAllocationList', at('08:00')),
      ...people.flatMap((participant) => [
        ...screening({ ...first, participant }),
        step('investigator', 'AllocateParticipant', { ...at('09:00'), participant }),
      ]),
    ]);
  });
  afterAll(() => product.remove());

  it('brings participants into two arms, whose plans differ, and once', async () => {
    const { places } = await listFor('investigator');
    // A block of four, or one of two with both arms and the beginning of another.
    expect(new Set(places.map(({ arm }) => arm))).toEqual(new Set([controlArm, cellsArm]));
    for (const [index, participant] of people.entries()) {
      const { allocation, visits } = await fileOf('investigator', participant);
      expect(allocation.arm).toBe(places[index]!.arm);
      expect(visits.some(({ code }) => code === 'C6')).toBe(allocation.arm === controlArm);
      expect(visits.some(({ code }) => code === 'M12')).toBe(allocation.arm === cellsArm);
    }
    await played.play([step('investigator', 'AllocateParticipant', { ...at('09:30'), participant: 'P1' })], 409);
  });

  it('R-AUD-10 (part): keeps the arm from a blinded role in file, timeline, trail and past states, and what shows everything', async () => {
    const participant = played.codes.get('P1')!;
    const whole = ['allocation-lists/1', 'outcomes', 'adverse-events', `participants/${participant}/genealogy`];
    for (const path of whole) {
      const answer = await product.request(tokens.get('coordinator')!, 'GET', `${address}/${path}`);
      expect([path, answer.status, answer.body.unmet]).toEqual([
        path,
        403,
        [expect.objectContaining({ rule: 'kept-blind' })],
      ]);
    }
    for (const path of [`participants/${participant}`, `participants/${participant}/timeline`]) {
      for (const then of ['', `?asOf=${head}`]) {
        const told = JSON.stringify(await asked('coordinator', `${path}${then}`));
        expect(told).not.toMatch(new RegExp(`"arm":"(${cellsArm}|${controlArm})"`));
      }
    }
    const files = await Promise.all(people.map((one) => fileOf('coordinator', one)));
    expect(files.map(({ allocation: { arm }, visits }) => [arm, visits])).toEqual(people.map(() => [null, []]));
    const trail = async (person: string, format: string) =>
      JSON.stringify(await asked(person, `audit-trail?limit=500&participant=${participant}&format=${format}`));
    for (const format of ['entries', 'sentences']) {
      const arm = /(?:ArmAssigned\/\d+\/arm","new":"|allocated P-\w+ to )(\w+)/;
      const [known, kept] = await Promise.all(['inspector', 'coordinator'].map((person) => trail(person, format)));
      expect([format, arm.exec(known!)?.[1], arm.exec(kept!)?.[1]]).toEqual([
        format,
        expect.stringMatching(`^(${cellsArm}|${controlArm})$`),
        'BLINDED',
      ]);
    }
  });

  it('R-SAF-13 (part): tells the arm in an emergency to the two persons of it, of that participant alone', async () => {
    const emergency = { ...at('09:40'), participant: 'P1', reason: { code: 'EMERGENCY', text: 'anaphylaxis' } };
    const armsSeenBy = async (person: string) =>
      (await Promise.all(['P1', 'P2'].map((one) => fileOf(person, one)))).map(({ allocation: { arm } }) => arm);
    const waiting = async () =>
      JSON.stringify(await asked('coordinator', 'work-list')).includes('UNBLINDING_REQUESTED');
    await played.play([step('monitor', 'RequestUnblinding', emergency)]);
    expect([await armsSeenBy('monitor'), await waiting()]).toEqual([[null, null], true]);
    await played.play([step('monitor', 'ConfirmUnblinding', emergency)], 409);
    await played.play([step('investigator', 'ConfirmUnblinding', emergency)]);
    const { places } = await listFor('investigator');
    expect([await armsSeenBy('monitor'), await waiting()]).toEqual([[places[0]!.arm, null], false]);
    expect(await armsSeenBy('coordinator')).toEqual([null, null]);
  });

  it('keeps the seed from everybody until it is disclosed, and then every allocation can be verified', async () => {
    const before = await listFor('inspector');
    expect(before.seed).toBeNull();
    expect(JSON.stringify(await asked('inspector', 'audit-trail?limit=100'))).not.toMatch(/seed[^,]*[0-9a-f]{64}/);
    await played.play([
      step('sponsor', 'CloseAllocationList', { ...at('10:00'), list: 1, reason }),
      step('sponsor', 'DiscloseAllocationList', { ...at('10:10'), list: 1, reason }),
    ]);
    const list = await listFor('coordinator');
    expect(list).toMatchObject({ commitment: before.commitment, places: (await listFor('investigator')).places });
    const file = join(temporaryFolder('allocation'), 'list.json');
    const verify = (content: object) => {
      writeFileSync(file, JSON.stringify(content));
      return spawnSync(process.execPath, [resolve('scripts/verify-allocation.mjs'), file]).status;
    };
    expect(verify(list)).toBe(0);
    expect(verify({ ...list, places: [...list.places].reverse() })).toBe(1);
    expect(verify({ ...list, seed: '00'.repeat(32) })).toBe(1);
  });
});
