import {
  achilles,
  achillesStudy,
  CaseDriver,
  delegation,
  first,
  screening,
  step,
  type Step,
} from '@caseledger/testkit/domain';
import { roles, type Role } from '../vocabulary/roles.js';

const occurredAt = '2019-01-01T08:00:00.000Z';
const reason = { code: 'END', text: 'contract ended' };
const study = (steps: readonly Step[] = []) => new CaseDriver().run([...achillesStudy, ...steps]);
const end = (person: string, role: Role, at = occurredAt) =>
  step('sponsor', 'EndDelegation', { occurredAt: at, person, role, reason });
const grant = (from: string, until?: string): Step =>
  step('sponsor', 'GrantDelegation', {
    occurredAt,
    person: 'someone',
    name: 'Someone',
    role: 'coordinator',
    organisation: 'site',
    sites: [],
    from,
    ...(until !== undefined && { until }),
  });

const incompatible = new Set([
  'manufacturing qualified-person',
  'investigator qualified-person',
  'imaging-reader investigator',
  'inspector sponsor',
]);

describe('delegation', () => {
  it.each(roles.flatMap((one) => roles.filter((two) => one < two).map((two) => [one, two] as const)))(
    'R-SEC-06: %s and %s in one person',
    (one, two) => {
      for (const [held, wanted] of [
        [one, two],
        [two, one],
      ] as const) {
        const driver = study([delegation('someone', held)]);
        const refused = incompatible.has([one, two].sort().join(' '));
        const next = delegation('someone', wanted);
        if (refused) expect(driver.rules(next)).toEqual(['incompatible-roles']);
        else driver.run([next]);
      }
    },
  );

  it('R-SEC-06: an ended delegation excludes nothing any more', () => {
    study([
      delegation('someone', 'manufacturing'),
      end('someone', 'manufacturing'),
      {
        ...delegation('someone', 'qualified-person'),
        now: '2019-01-02T08:00:00.000Z',
      },
    ]);
  });

  it('R-AUT-09: nobody acts before a delegation starts, nor from its end on', () => {
    const driver = study([grant('2019-03-01T08:00:00.000Z', '2019-03-01T10:00:00.000Z')]);
    const screen = { ...screening(first)[0]!, person: 'someone' };
    expect(driver.rules({ ...screen, now: '2019-03-01T10:00:00.000Z' })).toEqual(['not-delegated']);
    driver.run([{ ...screen, now: '2019-03-01T09:59:59.999Z' }]);
  });

  it('R-AUT-09: ending the present delegation does not lengthen an earlier one', () => {
    const driver = study([
      grant('2019-01-01T00:00:00.000Z', '2019-02-01T00:00:00.000Z'),
      grant('2019-03-15T00:00:00.000Z'),
      end('someone', 'coordinator', '2019-04-01T08:00:00.000Z'),
    ]);
    const screen = { ...screening(first)[0]!, person: 'someone', now: '2019-03-01T10:00:00.000Z' };
    expect(driver.rules(screen)).toEqual(['not-delegated']);
  });

  it('R-AUT-09: a delegation with an end can be ended earlier, an ended one cannot', () => {
    const driver = study([grant(occurredAt, '2030-01-01T00:00:00.000Z'), end('someone', 'coordinator')]);
    expect(driver.rules(end('someone', 'coordinator'))).toEqual(['no-such-delegation']);
    expect(driver.rules(grant(occurredAt, occurredAt))).toEqual(['ends-before-start']);
    expect(driver.rules(delegation('x', 'coordinator', ['X']))).toEqual(['unknown-site']);
  });

  it('R-AUT-09 (part): is for persons, not for the software itself', () => {
    for (const id of ['caseledger', 'Caseledger']) {
      expect(study().rules(delegation(id, 'coordinator', ['BCN']))).toEqual(['not-a-person']);
    }
  });
});

describe('a study', () => {
  it('R-AUD-14: is registered once', () => {
    expect(study().rules(achillesStudy[0]!)).toEqual(['study-exists']);
  });

  it('R-SEC-06: only the sponsor runs it', () => {
    for (const next of achillesStudy.slice(1)) {
      expect(study().rules({ ...next, person: 'investigator' })).toContain('not-delegated');
    }
  });

  it('R-AUD-17: a protocol version is approved once, a later one amends', () => {
    const approve = (version: string) =>
      step('sponsor', 'ApproveProtocol', { occurredAt, protocol: { ...achilles, version }, substantial: true });
    const driver = study();
    expect(driver.rules(approve('1.0'))).toEqual(['protocol-version-exists']);
    expect(driver.typesOf(approve('1.1'))).toEqual(['ProtocolAmended']);
    const preventive = { ...achilles, version: '2', purpose: 'PREVENTION' as const };
    expect(driver.rules(step('sponsor', 'ApproveProtocol', { occurredAt, protocol: preventive }))).toEqual([
      'protocol-inconsistent',
    ]);
  });

  it('R-AUT-02: sites and authorisations stand once, in known places', () => {
    const driver = study();
    const site = { occurredAt, code: 'VLC', name: 'Other', country: 'ES', zone: 'Europe/Nowhere' };
    expect(driver.rules(step('sponsor', 'ActivateSite', site))).toEqual(['unknown-zone']);
    expect(driver.rules(step('sponsor', 'ActivateSite', { ...site, code: 'BCN' }))).toEqual(['site-exists']);
    const authorisation = {
      occurredAt,
      reference: 'AUTH-ES',
      legalBasis: 'CLINICAL_TRIAL' as const,
      authority: 'x',
      validFrom: occurredAt,
    };
    expect(driver.rules(step('sponsor', 'GrantAuthorisation', { ...authorisation, sites: [] }))).toEqual([
      'authorisation-exists',
    ]);
    expect(driver.rules(step('sponsor', 'GrantAuthorisation', { ...authorisation, sites: ['X'] }))).toEqual([
      'unknown-site',
    ]);
    const ended = { ...authorisation, reference: 'AUTH-2', sites: [], validUntil: occurredAt };
    expect(driver.rules(step('sponsor', 'GrantAuthorisation', ended))).toEqual(['ends-before-start']);
    for (const name of Object.getOwnPropertyNames(Object.prototype)) {
      const authorised = step('sponsor', 'GrantAuthorisation', { ...authorisation, sites: [name] });
      expect([name, driver.rules(authorised)]).toEqual([name, ['unknown-site']]);
      expect([name, driver.rules(delegation('x', 'coordinator', [name]))]).toEqual([name, ['unknown-site']]);
    }
  });

  it('R-AUD-14: is halted and resumed in turn', () => {
    const halt = step('monitor', 'HaltStudy', { occurredAt, reason });
    const resume = step('sponsor', 'ResumeStudy', { occurredAt, reason });
    const driver = study([halt]);
    expect(driver.rules(halt)).toEqual(['study-halted']);
    driver.run([resume]);
    expect(driver.rules(resume)).toEqual(['study-not-halted']);
  });
});
