import { isPersonal } from '@caseledger/kernel';
import {
  achillesStudy,
  administration,
  allocatedBy,
  byBlocks,
  byClinician,
  byMinimisation,
  CaseDriver,
  cellsArm,
  changed,
  controlArm,
  first,
  randomisedTrial,
  screening,
  step,
  untilTreated,
  visitOn,
  without,
  type Step,
} from '@caseledger/testkit/domain';
import { sentenceOf } from '../catalogue.js';
import { followedVisits } from '../participant/schedule.js';
import type { Protocol } from '../protocol/protocol.js';
import { commitmentTo } from './allocation-list.js';

const studyOf = (protocol: Protocol) => changed(achillesStudy, 'ApproveProtocol', { protocol });
const at = (time: string) => ({ occurredAt: `2019-03-05T${time}:00.000Z` });
const reason = { code: 'COMPLETE', text: 'all are allocated' };
const screened = (participant: string, rupture = 'partial'): readonly Step[] =>
  screening({
    ...first,
    participant,
    characteristics: first.characteristics.map((one) => (one.item === 'rupture' ? { ...one, value: rupture } : one)),
  });
const make = step('sponsor', 'MakeAllocationList', at('08:00'));
const allocate = (participant: string, data: object = {}): Step =>
  step('investigator', 'AllocateParticipant', { ...at('09:00'), participant, ...data });
const close = step('sponsor', 'CloseAllocationList', { ...at('10:00'), list: 1, reason });
const disclose = step('sponsor', 'DiscloseAllocationList', { ...at('11:00'), list: 1, reason });
const driven = (protocol: Protocol, ...steps: readonly Step[]) =>
  new CaseDriver().run([...studyOf(protocol), ...steps]);
const people = (count: number, rupture?: string) =>
  Array.from({ length: count }, (_, i) => `P${i + 1}${rupture ?? ''}`);
const allocated = (participants: readonly string[], rupture?: string): readonly Step[] =>
  participants.flatMap((participant) => [...screened(participant, rupture), allocate(participant)]);
const armsIn = (driver: CaseDriver) =>
  driver.events.flatMap((event) => (event.type === 'ArmAssigned' ? [event.data.arm] : []));

describe('allocation by a list', () => {
  it('publishes what the list is made by when it is made, and nothing of the seed', () => {
    const driver = driven(randomisedTrial, make);
    const { data } = driver.last('AllocationListCommitted');
    expect(data).toMatchObject({ list: 1, randomisation: byBlocks });
    expect(data.commitment).toMatch(/^[0-9a-f]{64}$/);
    expect(isPersonal(data.seed)).toBe(true);
    const seed = '$personal' in data.seed ? data.seed.$personal.value : '';
    expect(seed).toMatch(/^[0-9a-f]{64}$/);
    expect(sentenceOf(driver.last('AllocationListCommitted'), 'Ana')).not.toContain(seed);
    const description = { study: randomisedTrial.code, list: 1, randomisation: byBlocks };
    expect(commitmentTo(description, Buffer.from(seed, 'hex'))).toBe(data.commitment);
    expect(commitmentTo({ ...description, list: 2 }, Buffer.from(seed, 'hex'))).not.toBe(data.commitment);
  });

  it('gives each participant the next place of their stratum, which has a list of its own', () => {
    const driver = driven(randomisedTrial, make, ...allocated(people(4)), ...allocated(people(2, 'c'), 'complete'));
    const assigned = driver.events.filter(({ type }) => type === 'ArmAssigned').map(({ data }) => data);
    expect(assigned).toMatchObject([
      ...[1, 2, 3, 4].map((n) => ({ number: n, place: n, list: 1, stratum: { rupture: 'partial' } })),
      ...[1, 2].map((n) => ({ number: 4 + n, place: n, stratum: { rupture: 'complete' } })),
    ]);
    // A block of four, or one of two with both arms and the beginning of another.
    expect(new Set(armsIn(driver).slice(0, 4))).toEqual(new Set([controlArm, cellsArm]));
    expect(driver.last('ArmAssigned').data).toMatchObject({ method: 'PERMUTED_BLOCKS', protocolVersion: '1.0' });
  });

  it('says of a participant in the study itself the number and the stratum, and no arm', () => {
    const driver = driven(randomisedTrial, make, ...allocated(['P1']));
    const ofStudy = driver.events.filter(({ stream, type }) => stream === 'study' && type === 'AllocationNumberTaken');
    expect(ofStudy.map(({ data }) => data)).toEqual([{ list: 1, number: 1, stratum: { rupture: 'partial' } }]);
    expect(driver.stateOf('participant', 'participant/P1').arm).toBe(armsIn(driver)[0]);
  });

  it('by minimisation follows from the seed and from those before', () => {
    const trial = allocatedBy({ method: 'RANDOMISED', randomisation: byMinimisation });
    const driver = driven(trial, make, ...allocated(people(6)));
    expect(driver.last('ArmAssigned').data).toMatchObject({
      method: 'MINIMISATION',
      number: 6,
      stratum: { SITE: 'BCN' },
    });
    expect(driver.last('ArmAssigned').data).not.toHaveProperty('place');
    driver.run(screened('P7'));
    expect(driver.rules(allocate('P7'))).toEqual(['allocation-list-exhausted']);
  });

  it.each<[string, readonly string[], Protocol, readonly Step[], Step]>([
    ['without a list', ['allocation-list-missing'], randomisedTrial, screened('P1'), allocate('P1')],
    [
      'nobody',
      ['unknown-participant', 'consent-missing', 'eligibility-missing'],
      randomisedTrial,
      [make],
      allocate('P9'),
    ],
    ['twice', ['already-allocated'], randomisedTrial, [make, ...allocated(['P1'])], allocate('P1')],
    [
      'who did not consent',
      ['consent-missing'],
      randomisedTrial,
      [make, ...without(screened('P1'), 'SignConsent')],
      allocate('P1'),
    ],
    [
      'who is not known to be eligible',
      ['eligibility-missing'],
      randomisedTrial,
      [make, ...without(screened('P1'), 'ConfirmEligibility')],
      allocate('P1'),
    ],
    [
      'before the one before in the list',
      ['impossible-order'],
      randomisedTrial,
      [make, ...allocated(['P1']), ...screened('P2')],
      allocate('P2', at('08:59')),
    ],
    [
      'when all places of the stratum are taken',
      ['allocation-list-exhausted'],
      randomisedTrial,
      [make, ...allocated(people(4)), ...screened('P5')],
      allocate('P5'),
    ],
    [
      'after the list is closed',
      ['allocation-list-closed'],
      randomisedTrial,
      [make, ...screened('P1'), close],
      allocate('P1', at('10:30')),
    ],
    [
      'with an arm that somebody chose',
      ['arm-not-chosen'],
      randomisedTrial,
      [make, ...screened('P1')],
      allocate('P1', { arm: cellsArm }),
    ],
    [
      'while the study is halted',
      ['study-halted'],
      randomisedTrial,
      [make, ...screened('P1'), step('monitor', 'HaltStudy', { ...at('08:30'), reason })],
      allocate('P1'),
    ],
    ['in a study of one arm', ['nothing-to-allocate'], first.protocol, screened('P1'), allocate('P1')],
  ])('is refused: %s', (_what, rules, protocol, steps, next) => {
    expect(driven(protocol, ...steps).rules(next)).toEqual(rules);
  });

  it('is refused when the answer that decides about the list is missing, and names it', () => {
    const trial = allocatedBy({
      method: 'RANDOMISED',
      randomisation: { ...byBlocks, blocks: { ...byBlocks.blocks!, strata: ['grip'] } },
    });
    const grip = { code: 'grip', title: 'Grip', values: ['weak', 'strong'], required: false };
    const protocol = { ...trial, characteristics: [...trial.characteristics, grip] };
    const driver = driven(protocol, make, ...screened('P1'));
    expect(driver.unmet(allocate('P1'))).toMatchObject([{ rule: 'stratum-missing', message: 'grip has no value.' }]);
  });

  it('is made once, and anew when the protocol says another one', () => {
    const driver = driven(randomisedTrial, make);
    expect(driver.rules(make)).toEqual(['allocation-list-exists']);
    const amended = allocatedBy({ method: 'RANDOMISED', randomisation: { ...byBlocks, participants: 6 } });
    driver.run([step('sponsor', 'ApproveProtocol', { ...at('08:30'), protocol: { ...amended, version: '2.0' } })]);
    driver.run(screened('P1'));
    expect(driver.rules(allocate('P1'))).toEqual(['allocation-list-missing']);
    driver.run([make, allocate('P1')]);
    expect(driver.last('ArmAssigned').data).toMatchObject({ list: 2, number: 1 });
    expect(driven(byClinician).rules(make)).toEqual(['not-randomised']);
  });

  it('discloses its seed when it is closed, once, so that everybody can make it again', () => {
    const driver = driven(randomisedTrial, make, ...allocated(['P1']));
    expect(driver.rules(disclose)).toEqual(['allocation-list-open']);
    expect(driver.rules(step('sponsor', 'CloseAllocationList', { ...at('10:00'), list: 2, reason }))).toEqual([
      'unknown-allocation-list',
    ]);
    driver.run([close]);
    expect(driver.rules(close)).toEqual(['allocation-list-closed']);
    driver.run([disclose]);
    expect(driver.rules(disclose)).toEqual(['allocation-list-disclosed']);
    const { data } = driver.last('AllocationListCommitted');
    expect(data.seed).toMatchObject({ $personal: { value: driver.last('AllocationDisclosed').data.seed } });
  });
});

describe('allocation by the clinician', () => {
  it('needs the arm and why', () => {
    const driver = driven(byClinician, ...screened('P1'));
    expect(driver.rules(allocate('P1'))).toEqual(['arm-needed']);
    expect(driver.rules(allocate('P1', { arm: cellsArm }))).toEqual(['arm-needed']);
    expect(driver.rules(allocate('P1', { arm: 'X', explanation: 'x' }))).toEqual(['unknown-arm']);
    driver.run([allocate('P1', { arm: controlArm, explanation: 'does not want an injection' })]);
    expect(driver.last('ArmAssigned').data).toEqual({
      arm: controlArm,
      method: 'BY_CLINICIAN',
      explanation: 'does not want an injection',
      protocolVersion: '1.0',
    });
  });
});

describe('what follows from the arm', () => {
  const chosen = (arm: string) => [...screened('P1'), allocate('P1', { arm, explanation: 'x' })];
  const planned = (...steps: readonly Step[]) => {
    const driver = driven(byClinician, ...steps);
    return followedVisits(driver.stateOf('study', 'study'), driver.stateOf('participant', 'participant/P1'));
  };
  const codes = (...steps: readonly Step[]) => planned(...steps).map(({ code }) => code);

  it('is the plan: each arm has its visits, and before the allocation there are those of all arms', () => {
    expect(codes(...screened('P1'))).toEqual([]);
    expect(codes(...chosen(controlArm))).toEqual(['C6']);
    expect(codes(...chosen(cellsArm))).toEqual(['M0', 'M1', 'M2', 'M3', 'M6', 'M12', 'M24']);
    expect(planned(...chosen(controlArm))[0]?.window).toMatchObject({ target: '2019-09-01' });
  });

  it('is a visit that is recorded as the scheduled one of the arm', () => {
    const visit = (arm: string) => {
      const driver = driven(byClinician, ...chosen(arm));
      driver.run([visitOn('2019-09-01T10:00:00.000Z', 'V1')]);
      return driver.last('VisitRecorded').data.scheduled;
    };
    expect([visit(controlArm), visit(cellsArm)]).toEqual(['C6', 'M0']);
  });

  it('is who may be treated: nobody before the allocation, and nobody of an arm that nothing is given to', () => {
    const treat = administration(first);
    const before = (...steps: readonly Step[]) =>
      driven(byClinician, ...untilTreated(first).slice(0, -1), ...steps).rules(treat);
    expect(before()).toEqual(['allocation-missing']);
    expect(before(allocate('P1', { arm: controlArm, explanation: 'x' }))).toEqual(['already-treated']);
    const driver = driven(byClinician, ...untilTreated(first).slice(0, -1));
    driver.run([allocate('P1', { arm: cellsArm, explanation: 'x' }), treat]);
    expect(driver.rules(allocate('P1'))).toContain('already-allocated');
  });
});

describe('unblinding', () => {
  const reason = { code: 'EMERGENCY', text: 'anaphylaxis' };
  const ask = (person = 'investigator') =>
    step(person, 'RequestUnblinding', { ...at('12:00'), participant: 'P1', reason });
  const confirm = (person = 'monitor', time = '12:05') =>
    step(person, 'ConfirmUnblinding', { ...at(time), participant: 'P1', reason });
  const toldIn = (driver: CaseDriver) => driver.stateOf('participant', 'participant/P1').unblinded;

  it('R-SAF-13 (part): takes two persons, each by an act of their own with a reason, and tells nobody else', () => {
    const driver = driven(randomisedTrial, make, ...screened('P1'));
    expect(driver.rules(ask())).toEqual(['allocation-missing']);
    driver.run([allocate('P1')]);
    expect(driver.rules(confirm())).toEqual(['unblinding-not-requested']);
    driver.run([ask()]);
    expect(toldIn(driver)).toBeUndefined();
    expect(driver.rules(ask('monitor'))).toEqual(['unblinding-requested']);
    expect(driver.rules(confirm('investigator'))).toEqual(['same-person']);
    expect(driver.rules(confirm('monitor', '11:59'))).toEqual(['impossible-order']);
    driver.run([confirm()]);
    expect(toldIn(driver)).toEqual(['investigator', 'monitor']);
    expect(driver.rules(confirm())).toEqual(['unblinding-not-requested']);
    expect(sentenceOf(driver.last('UnblindingRequested'), 'Ana')).toBe(
      'Ana asked to be told the arm of P1. Reason: anaphylaxis (EMERGENCY).',
    );
    expect(sentenceOf(driver.last('Unblinded'), 'Eva')).toBe(
      'Eva confirmed the unblinding, and was told the arm of P1, together with investigator. Reason: anaphylaxis (EMERGENCY).',
    );
    expect(JSON.stringify(driver.last('Unblinded').data)).not.toContain(armsIn(driver)[0]);
  });

  it('tells nobody who may not be told any more', () => {
    const left = { ...at('12:01'), person: 'investigator', role: 'investigator' as const };
    const driver = driven(randomisedTrial, make, ...screened('P1'), allocate('P1'), ask());
    driver.run([step('sponsor', 'EndDelegation', { ...left, reason: { code: 'LEFT', text: 'left the team' } })]);
    expect(driver.rules(confirm())).toEqual(['requester-without-delegation']);
  });
});
