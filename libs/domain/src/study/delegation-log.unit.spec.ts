import {
  achilles,
  achillesStudy,
  barcelona,
  CaseDriver,
  delegation,
  first,
  screening,
  step,
  type Step,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import type { Role } from '../vocabulary/roles.js';
import type { Authorisation, Delegation } from './study.model.js';
import { delegationInForce, everything, nowhere, scopeAt } from './duties.js';
import { authorisationInForce, initialStudy, isOpenAt } from './study.state.js';

const occurredAt = '2019-01-01T08:00:00.000Z';
const reason = { code: 'END', text: 'contract ended' };
const study = (steps: readonly Step[] = []) => new CaseDriver().run([...achillesStudy, ...steps]);
const messages = (driver: CaseDriver, next: Step) => driver.unmet(next).map(({ message }) => message);
const site = { code: 'VLC', name: 'Other', country: 'ES', zone: 'Europe/Madrid' };
const activate = step('sponsor', 'ActivateSite', { occurredAt, ...site });
const grant = (data: Partial<DataOf<'GrantDelegation'>>): Step =>
  step('sponsor', 'GrantDelegation', {
    occurredAt,
    person: 'someone',
    name: 'Some One',
    role: 'coordinator',
    organisation: 'hospital',
    sites: ['BCN'],
    from: occurredAt,
    ...data,
  });
const end = (person: string, role: Role) => step('sponsor', 'EndDelegation', { occurredAt, person, role, reason });
const authorisation = {
  reference: 'A2',
  legalBasis: 'CLINICAL_TRIAL' as const,
  authority: 'Authority',
  sites: ['BCN'],
  validFrom: occurredAt,
};
const authorise = (data: Partial<DataOf<'GrantAuthorisation'>> = {}) =>
  step('sponsor', 'GrantAuthorisation', { occurredAt, ...authorisation, ...data });

describe('what the study keeps', () => {
  it('R-AUD-02: registration, protocol, site, authorisation and delegation, as they were given', () => {
    const driver = study();
    expect(driver.last('StudyRegistered').data).toEqual({
      code: achilles.code,
      title: achilles.title,
      sponsor: 'Sponsor',
      registrations: [],
    });
    expect(driver.last('ProtocolApproved').data).toEqual({ protocol: achilles });
    expect(driver.last('SiteActivated').data).toEqual(barcelona);
    driver.run([authorise()]);
    expect(driver.last('AuthorisationGranted').data).toEqual(authorisation);
    driver.run([authorise({ reference: 'A3', validUntil: '2030-01-01' })]);
    expect(driver.last('AuthorisationGranted').data).toEqual({
      ...authorisation,
      reference: 'A3',
      validUntil: '2030-01-01',
    });
  });

  it('R-AUT-09, R-PRV-03: a delegation with its limits, and the name as personal data of the person', () => {
    const data = {
      person: 'someone',
      name: { $personal: { subject: 'someone', value: 'Some One' } },
      role: 'coordinator',
      organisation: 'hospital',
      sites: ['BCN'],
      from: occurredAt,
    };
    const driver = study([grant({})]);
    expect(driver.last('DelegationGranted').data).toEqual(data);
    driver.run([grant({ until: '2030-01-01' })]);
    expect(driver.last('DelegationGranted').data).toEqual({ ...data, until: '2030-01-01' });
    driver.run([end('someone', 'coordinator')]);
    expect(driver.last('DelegationEnded')).toMatchObject({ data: { person: 'someone', role: 'coordinator' }, reason });
  });

  it('R-AUD-03: a halt and a resumption with their reasons', () => {
    const driver = study([
      step('monitor', 'HaltStudy', { occurredAt, reason }),
      step('sponsor', 'ResumeStudy', { occurredAt, reason }),
    ]);
    expect(driver.last('StudyHalted')).toMatchObject({ data: {}, reason });
    expect(driver.last('StudyResumed')).toMatchObject({ data: {}, reason });
  });

  it('R-AUT-08: an amendment says whether it is substantial, and whether consent is asked again', () => {
    const amend = (version: string, data: Partial<DataOf<'ApproveProtocol'>> = {}) =>
      step('sponsor', 'ApproveProtocol', { occurredAt, protocol: { ...achilles, version }, ...data });
    const driver = study([amend('1.1')]);
    expect(driver.last('ProtocolAmended').data).toEqual({
      protocol: { ...achilles, version: '1.1' },
      substantial: false,
      reconsentRequired: false,
    });
    driver.run([amend('1.2', { substantial: true, reconsentRequired: true })]);
    expect(driver.last('ProtocolAmended').data).toMatchObject({ substantial: true, reconsentRequired: true });
    for (const version of ['1.0', '1.1', '1.2']) {
      expect(messages(driver, amend(version))).toEqual([`Version ${version} is approved already.`]);
    }
    driver.run([screening(first)[0]!]);
    expect(driver.last('ParticipantScreened').data.protocolVersion).toBe('1.2');
  });
});

describe('what the study refuses', () => {
  it.each<[string, Step]>([
    [`Study ${achilles.code} is registered already.`, achillesStudy[0]!],
    ['Site BCN is active already.', step('sponsor', 'ActivateSite', { occurredAt, ...barcelona })],
    [
      'Europe/Nowhere is not an IANA time zone.',
      step('sponsor', 'ActivateSite', { occurredAt, ...site, zone: 'Europe/Nowhere' }),
    ],
    ['No site X, Y in this study.', authorise({ sites: ['X', 'BCN', 'Y'] })],
    ['Authorisation AUTH-ES is recorded already.', authorise({ reference: 'AUTH-ES' })],
    ['No site X, Y in this study.', grant({ sites: ['X', 'BCN', 'Y'] })],
    ['The delegation ends before it starts.', grant({ until: occurredAt })],
    [
      'investigator is investigator; that excludes qualified-person.',
      grant({ person: 'investigator', role: 'qualified-person' }),
    ],
    ['qp holds no open delegation as sponsor.', end('qp', 'sponsor')],
    ['nobody holds no open delegation as coordinator.', end('nobody', 'coordinator')],
  ])('R-AUD-14, %#: %s', (message, next) => {
    expect(messages(study(), next)).toEqual([message]);
  });

  it('R-SEC-06: whoever registers a study holds the role of its sponsor, which excludes the inspector', () => {
    expect(study().rules(grant({ person: 'sponsor', role: 'inspector' }))).toEqual(['incompatible-roles']);
  });

  it('R-SEC-06: the roles of others exclude nothing', () => {
    study([grant({ role: 'qualified-person' }), grant({ role: 'qualified-person' })]);
  });

  it('R-AUT-09: ending one delegation leaves the person other roles, and others theirs', () => {
    const driver = study([grant({}), grant({ role: 'investigator' }), delegation('other', 'coordinator')]);
    driver.run([end('someone', 'coordinator')]);
    const [screen] = screening(first) as [Step];
    driver.run([{ ...screen, person: 'someone' }]);
    expect(driver.last('ParticipantScreened').actor.role).toBe('investigator');
    driver.run([end('other', 'coordinator')]);
    const [, sign] = screening(first) as [Step, Step];
    driver.run([{ ...sign, person: 'someone' }]);
  });

  it('R-AUT-09: a new site is one where people are delegated', () => {
    study([activate, delegation('someone', 'coordinator', ['VLC', 'BCN'])]);
  });
});

describe('a delegation in force', () => {
  const from = '2019-01-01T00:00:00.000Z';
  const until = '2019-02-01T00:00:00.000Z';
  const held = (data: Partial<Delegation> = {}): Delegation => ({
    person: 'p',
    role: 'coordinator',
    organisation: 'x',
    sites: ['BCN'],
    from,
    until,
    ...data,
  });
  const inForce = (
    delegations: readonly Delegation[],
    at = from,
    allowed: readonly Role[] = ['coordinator'],
    place = 'BCN',
  ) => delegationInForce({ ...initialStudy, delegations }, 'p', allowed, scopeAt(place), at);

  it('R-AUT-09: begins with its first instant and ends before its last', () => {
    expect(inForce([held()], '2018-12-31T23:59:59.999Z')).toBeUndefined();
    expect(inForce([held()], from)).toEqual(held());
    expect(inForce([held()], '2019-01-31T23:59:59.999Z')).toEqual(held());
    expect(inForce([held()], until)).toBeUndefined();
    expect([isOpenAt({ ...held(), until: undefined }, until), isOpenAt(held(), until), isOpenAt(held(), from)]).toEqual(
      [true, false, true],
    );
  });

  it('R-AUT-09: is of this person, in an allowed role, at this site or at every one', () => {
    expect(inForce([held({ person: 'q' })])).toBeUndefined();
    expect(inForce([held({ role: 'sponsor' })])).toBeUndefined();
    expect(inForce([held({ sites: ['VLC'] })])).toBeUndefined();
    expect(inForce([held({ sites: [] })])).toEqual(held({ sites: [] }));
    expect(inForce([held({ sites: ['VLC', 'BCN'] })])).toBeDefined();
    expect(inForce([held()], from, [])).toBeUndefined();
  });

  it('R-AUT-09 (part): holds for the study as a whole when it is for every site, and for no other when it is for some', () => {
    const overAll = (...delegations: readonly Delegation[]) =>
      delegationInForce({ ...initialStudy, delegations }, 'p', ['coordinator'], everything, from);
    expect(overAll(held({ sites: ['VLC'] }))).toBeUndefined();
    expect(overAll(held({ sites: ['VLC'] }), held({ sites: ['BCN'] }))).toBeUndefined();
    expect(overAll(held({ sites: ['VLC'] }), held({ sites: [] }))).toEqual(held({ sites: [] }));
  });

  it('R-AUT-09 (part): of one site is enough for what is of no place', () => {
    const elsewhere = { ...initialStudy, delegations: [held({ sites: ['VLC'] })] };
    expect(delegationInForce(elsewhere, 'p', ['coordinator'], nowhere, from)).toBeDefined();
  });

  it('R-AUT-09: is the one in the first of the roles that are allowed', () => {
    const both = [held(), held({ role: 'investigator' })];
    expect(inForce(both, from, ['investigator', 'coordinator'])?.role).toBe('investigator');
    expect(inForce(both, from, ['coordinator', 'investigator'])?.role).toBe('coordinator');
    expect(inForce(both, from, ['sponsor', 'investigator'])?.role).toBe('investigator');
  });
});

describe('an authorisation in force', () => {
  const given: Authorisation = { ...authorisation, validFrom: '2019-01-01', validUntil: '2020-01-01' };
  const inForce = (data: Partial<Authorisation>, at = Date.parse('2019-06-01'), place = 'BCN') =>
    authorisationInForce({ ...initialStudy, authorisations: [{ ...given, ...data }] }, 'CLINICAL_TRIAL', place, at) !==
    undefined;

  it('R-AUT-02: begins with its first instant and ends before its last', () => {
    const [first, last] = [Date.parse('2019-01-01'), Date.parse('2020-01-01')];
    expect([first - 1, first, last - 1, last].map((at) => inForce({}, at))).toEqual([false, true, true, false]);
    expect(inForce({ validUntil: undefined }, last)).toBe(true);
  });

  it('R-AUT-01: is for this legal basis, at this site or at every one', () => {
    expect(inForce({ legalBasis: 'HOSPITAL_EXEMPTION' })).toBe(false);
    expect(inForce({ sites: ['VLC'] })).toBe(false);
    expect(inForce({ sites: ['VLC', 'BCN'] })).toBe(true);
    expect(inForce({ sites: [] })).toBe(true);
  });
});
