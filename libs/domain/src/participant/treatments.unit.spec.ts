import {
  achilles,
  achillesStudy,
  administration,
  alsoGiving,
  CaseDriver,
  changed,
  first,
  manufacture,
  screening,
  sham,
  step,
  visitOn,
  type Step,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Administration } from '../protocol/design.js';
import type { AdministrableProduct } from '../protocol/products.js';
import type { Protocol } from '../protocol/protocol.js';
import { openAdministrations } from './open-administrations.js';
import { followedVisits } from './schedule.js';

const medicine: AdministrableProduct = { code: 'MEDICINE', title: 'A medicine', origin: 'LICENSED' };
const infusion: Administration = {
  code: 'INFUSION',
  title: 'Infusion by weight',
  product: medicine.code,
  dose: { least: 4.5, most: 5.5, unit: 'mg/kg' },
  treatedSites: [],
  deposits: [],
};
/** Infusions in weeks 0, 8 and 16, the first at any time. */
const repeated = alsoGiving(achilles, infusion, {
  product: medicine,
  change: { repeats: { every: 'P8W', from: 'FIRST', times: 3 } },
});
const hips = { treatedSites: [{ code: 'HIP', title: 'Hip', lateral: true }] };
const both = (['LEFT', 'RIGHT'] as const).map((side) => ({ code: 'HIP', side }));

const ready = (protocol: Protocol, steps: readonly Step[] = screening(first)) =>
  new CaseDriver().run([...changed(achillesStudy, 'ApproveProtocol', { protocol }), ...steps]);
const give = (time: string, data: Partial<DataOf<'AdministerIntervention'>> = {}): Step =>
  step('investigator', 'AdministerIntervention', {
    participant: 'P1',
    occurredAt: `${time}:00.000Z`,
    ...{ wristband: 'P1', labels: [], secondCheckBy: 'coordinator', deposits: [], ...data },
  });
const lot = { medicine: { name: 'Brand 100 mg', lot: 'L7' }, labels: ['L7'], amount: 350, weight: 70 };
const infuse = (time: string, data: Partial<DataOf<'AdministerIntervention'>> = {}) =>
  give(time, { administration: 'INFUSION', ...lot, ...data });
const participantOf = (driver: CaseDriver) => driver.stateOf('participant', 'participant/P1');
const openOf = (driver: CaseDriver) =>
  openAdministrations(driver.stateOf('study', 'study'), participantOf(driver)).map(
    ({ scheduled, occurrence, treatedSite }) => [scheduled, occurrence, treatedSite?.side].filter(Boolean).join(' '),
  );

describe('a participant who gets several things, several times', () => {
  it('R-CEL-09 (part): gets a medicine by weight, lot by lot, each at the time of the plan that is next', () => {
    const driver = ready(repeated);
    expect(openOf(driver)).toEqual(['INJECTION 1 LEFT', 'INFUSION 1', 'INFUSION 2', 'INFUSION 3']);
    driver.run([infuse('2019-04-01T10:00'), infuse('2019-05-28T10:00', { amount: 360, weight: 72 })]);
    expect(driver.last('InterventionAdministered').data).toEqual({
      administration: 'INFUSION',
      scheduled: 'INFUSION',
      occurrence: 2,
      medicine: { name: 'Brand 100 mg', lot: 'L7' },
      deposits: [],
      dose: { value: 5, unit: 'mg/kg' },
      weight: 72,
      secondCheckBy: 'coordinator',
      protocolVersion: '1.0',
      legalBasis: 'COMPASSIONATE_INDIVIDUAL',
    });
    expect(openOf(driver)).toEqual(['INJECTION 1 LEFT', 'INFUSION 3']);
  });

  it('R-AUD-14 (part): is refused what the plan has no more, and still gets the rest', () => {
    const driver = ready(repeated, [...screening(first), ...manufacture(first), administration(first)]);
    expect(driver.rules(administration(first))).toContain('not-planned');
    driver.run([infuse('2019-04-01T10:00'), infuse('2019-05-28T10:00'), infuse('2019-07-23T10:00')]);
    expect(driver.rules(infuse('2019-09-17T10:00'))).toEqual(['already-treated']);
    expect(driver.rules(give('2019-09-17T10:00', { administration: 'UNHEARD-OF' }))).toContain(
      'unknown-administration',
    );
  });

  it('R-CEL-09 (part): a dose by weight needs the weight and the amount, and is within its limits', () => {
    const driver = ready(repeated);
    const wrong = (data: Partial<DataOf<'AdministerIntervention'>>) => driver.rules(infuse('2019-04-01T10:00', data));
    expect(wrong({ weight: undefined })).toEqual(['weight-needed']);
    expect(wrong({ amount: undefined })).toEqual(['amount-needed']);
    expect(wrong({ amount: 386 })).toEqual(['dose-mismatch']);
    expect(wrong({ amount: 314 })).toEqual(['dose-mismatch']);
    driver.run([infuse('2019-04-01T10:00', { amount: 315 })]);
  });

  it('R-CEL-18 (part): a medicine has a lot that was read and is not expired', () => {
    const driver = ready(repeated);
    const wrong = (data: Partial<DataOf<'AdministerIntervention'>>) => driver.rules(infuse('2019-04-01T10:00', data));
    expect(wrong({ medicine: undefined, labels: [] })).toEqual(['medicine-mismatch']);
    expect(wrong({ labels: ['L8'] })).toEqual(['label-mismatch']);
    const until = (expiresOn: string) => ({ medicine: { ...lot.medicine, expiresOn } });
    expect(wrong(until('2019-03-31'))).toEqual(['product-expired']);
    driver.run([infuse('2019-04-01T10:00', until('2019-04-01'))]);
  });

  it('R-INS-05 (part): a dose is due at its time, which counts from the first one', () => {
    const driver = ready(repeated).run([infuse('2019-04-01T10:00')]);
    const due = followedVisits(driver.stateOf('study', 'study'), participantOf(driver)).filter(({ isAct }) => isAct);
    expect(due.map(({ occurrence, window, recorded }) => [occurrence, window?.target, recorded?.date])).toEqual([
      [2, '2019-05-27', undefined],
      [3, '2019-07-22', undefined],
    ]);
  });

  it('R-INS-05 (part): a dose that was missed is not given later in its place', () => {
    const miss = step('coordinator', 'MissVisit', {
      ...{ participant: 'P1', occurredAt: '2019-06-30', scheduled: 'INFUSION', occurrence: 2, explanation: 'abroad' },
    });
    const driver = ready(repeated).run([infuse('2019-04-01T10:00'), miss]);
    expect(openOf(driver)).toEqual(['INJECTION 1 LEFT', 'INFUSION 3']);
    driver.run([infuse('2019-07-23T10:00')]);
    expect(driver.last('InterventionAdministered').data.occurrence).toBe(3);
  });

  it('a procedure with nothing in it asks for consent and identity, and for no serology and no batch', () => {
    const protocol = alsoGiving(achilles, sham, { role: 'SHAM' });
    const unsampled = screening(first).filter(
      ({ command }) => !['RecordSerology', 'AssessSerology'].includes(command.name),
    );
    const driver = ready(protocol, unsampled);
    const act = give('2019-04-01T10:00', { administration: 'SHAM', side: 'LEFT' });
    expect(driver.rules(changed([act], 'AdministerIntervention', { wristband: 'P2', labels: ['x'] })[0]!)).toEqual([
      'wristband-mismatch',
      'label-mismatch',
    ]);
    driver.run([act]);
    expect(driver.last('InterventionAdministered').data).toMatchObject({
      administration: 'SHAM',
      treatedSite: { code: 'TREATED-SITE', side: 'LEFT' },
      deposits: [],
    });
  });
});

describe('a participant who is treated at several sites', () => {
  const sited = (steps: readonly Step[]) =>
    changed(changed(steps, 'ScreenParticipant', { side: undefined, treatedSites: both }), 'SignConsent', {
      ...{ side: undefined, treatedSites: both },
    });
  const protocol = { ...alsoGiving(achilles, { ...sham, treatedSites: ['HIP'] }), ...hips };
  const at = (side: 'LEFT' | 'RIGHT') => ({ side: undefined, treatedSite: { code: 'HIP', side } });

  it('R-CEL-19: is treated once at each, at none that was not consented to', () => {
    const driver = ready(protocol, sited(screening(first)));
    expect(openOf(driver).filter((one) => one.startsWith('SHAM'))).toEqual(['SHAM 1 LEFT', 'SHAM 1 RIGHT']);
    driver.run([give('2019-04-01T10:00', { administration: 'SHAM', ...at('RIGHT') })]);
    expect(openOf(driver).filter((one) => one.startsWith('SHAM'))).toEqual(['SHAM 1 LEFT']);
    const knee = { treatedSite: { code: 'KNEE', side: 'LEFT' as const } };
    expect(driver.rules(give('2019-04-02T10:00', { administration: 'SHAM', ...knee }))).toEqual(['side-mismatch']);
  });

  it('R-CEL-19 (part): gets nothing that goes to a structure which is not treated, however it is asked for', () => {
    const two = [...hips.treatedSites, { code: 'SPINE', title: 'Disc', lateral: false }];
    const spinal = { ...sham, code: 'SPINAL', treatedSites: ['SPINE'] };
    const driver = ready({ ...alsoGiving(protocol, spinal), treatedSites: two }, sited(screening(first)));
    expect(openOf(driver)).not.toContain('SPINAL 1');
    const act = (data: object) => driver.rules(give('2019-04-01T10:00', { administration: 'SPINAL', ...data }));
    expect(act({ side: undefined })).toEqual(['not-planned', 'side-mismatch']);
    expect(act({ treatedSite: { code: 'SPINE', side: 'NOT_APPLICABLE' } })).toEqual(['not-planned', 'side-mismatch']);
  });

  it('R-CEL-19 (part): a site is named where there are several, and only those of the protocol', () => {
    const screen = (data: Partial<DataOf<'ScreenParticipant'>>) => {
      const [one] = changed(screening(first).slice(0, 1), 'ScreenParticipant', data) as [Step];
      return new CaseDriver()
        .run(changed(achillesStudy, 'ApproveProtocol', { protocol: { ...protocol, treatedSites: two } }))
        .unmet(one)
        .map(({ rule, pointer }) => `${rule} ${String(pointer)}`);
    };
    const two = [...hips.treatedSites, { code: 'SPINE', title: 'Disc', lateral: false }];
    expect(screen({ side: 'LEFT' })).toEqual(['treated-site-needed /side']);
    expect(screen({ side: undefined })).toEqual(['treated-site-needed /treatedSites']);
    const sites = (...treatedSites: { code: string; side: 'LEFT' | 'NOT_APPLICABLE' }[]) =>
      screen({ side: undefined, treatedSites });
    expect(sites({ code: 'KNEE', side: 'LEFT' })).toEqual(['unknown-treated-site /treatedSites/0']);
    expect(sites({ code: 'SPINE', side: 'NOT_APPLICABLE' }, { code: 'HIP', side: 'NOT_APPLICABLE' })).toEqual([
      'side-required /treatedSites/1',
    ]);
    expect(sites({ code: 'HIP', side: 'LEFT' }, { code: 'HIP', side: 'LEFT' })).toEqual([
      'treated-site-twice /treatedSites/1',
    ]);
  });

  it('R-INS-10 (part): the end of one hip is not the end of the other', () => {
    const ending = protocol.terminalEvents.map((event) => ({ ...event, endsFollowUp: true }));
    const [{ code }] = ending as [(typeof ending)[number]];
    const driver = ready({ ...protocol, terminalEvents: ending }, sited(screening(first)));
    const replaced = (side: 'LEFT' | 'RIGHT', occurredAt: string) =>
      step('investigator', 'RecordTerminalEvent', {
        participant: 'P1',
        occurredAt,
        code,
        treatedSite: { code: 'HIP', side },
      });
    driver.run([give('2019-04-01T10:00', { administration: 'SHAM', ...at('LEFT') }), replaced('LEFT', '2019-06-01')]);
    expect(driver.last('TerminalEventRecorded').data).toMatchObject({ endsFollowUp: false, endsTreatedSite: true });
    expect(participantOf(driver).ended).toEqual([]);
    driver.run([replaced('RIGHT', '2019-07-01')]);
    expect(driver.last('TerminalEventRecorded').data).toMatchObject({ endsFollowUp: true });
    expect(participantOf(driver).ended).toEqual(['TERMINAL_EVENT']);
  });
});

describe('the version of the protocol that a participant is under', () => {
  const later: Protocol = {
    ...achilles,
    version: '2.0',
    timelines: achilles.timelines.map((timeline) => ({
      ...timeline,
      instances: timeline.instances.filter(({ code }) => code !== 'M2'),
    })),
  };
  const amend = step('sponsor', 'ApproveProtocol', { occurredAt: '2019-04-01T10:00:00.000Z', protocol: later });
  const move = (protocolVersion: string): Step =>
    step('coordinator', 'ChangeProtocolVersion', {
      participant: 'P1',
      occurredAt: '2019-04-02T10:00:00.000Z',
      protocolVersion,
    });
  const treated = () => ready(achilles, [...screening(first), ...manufacture(first), administration(first)]);
  const planned = (driver: CaseDriver) =>
    followedVisits(driver.stateOf('study', 'study'), participantOf(driver)).map(({ code }) => code);

  it('R-AUT-07 (part): stays the one that the last act was done by, until it is changed by an act', () => {
    const driver = treated().run([amend]);
    expect(planned(driver)).toContain('M2');
    driver.run([visitOn('2019-04-26T10:00:00.000Z', 'month-1')]);
    expect(driver.last('VisitRecorded').data.protocolVersion).toBe('1.0');
    driver.run([move('2.0')]);
    expect(driver.last('ProtocolVersionChanged').data).toEqual({ from: '1.0', protocolVersion: '2.0' });
    expect(planned(driver)).not.toContain('M2');
  });

  it('is one that was approved, another one, and keeps what was given', () => {
    const driver = treated().run([amend]);
    expect(driver.rules(move('3.0'))).toEqual(['version-not-approved']);
    expect(driver.rules(move('1.0'))).toEqual(['nothing-changed']);
    const renamed = JSON.parse(JSON.stringify(later).replaceAll('"INJECTION"', '"DAY-0"')) as Protocol;
    const third = changed([amend], 'ApproveProtocol', { protocol: { ...renamed, version: '3.0' } });
    expect(driver.run(third).rules(move('3.0'))).toEqual(['version-drops-administration']);
  });
});
