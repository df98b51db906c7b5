import { isPersonal, Refusal } from '@caseledger/kernel';
import {
  accepted,
  achilles,
  achillesStudy,
  appraised,
  CaseDriver,
  changed,
  delegation,
  first,
  refusedBy,
  requested,
  requestRules,
  screening,
  step,
  type Step,
} from '@caseledger/testkit/domain';
import fc from 'fast-check';
import { sentenceOf } from '../catalogue.js';
import { evidenceScales } from './evidence-scales.js';
import { requestStatus } from './request.state.js';

const study = changed(achillesStudy, 'ApproveProtocol', { protocol: { ...achilles, requestRules } });
const valencia = { code: 'VLC', name: 'Other hospital', country: 'ES', zone: 'Atlantic/Canary' };
const other = step('sponsor', 'ActivateSite', { ...valencia, occurredAt: '2018-09-02T10:00:00.000Z' });
const driven = (...steps: readonly Step[]) => new CaseDriver().run([...study, other, ...steps]);
const screen = (request: string, data: object = {}): Step =>
  changed(screening(first).slice(0, 1), 'ScreenParticipant', {
    request,
    occurredAt: '2019-06-07T10:00:00.000Z',
    ...data,
  })[0]!;
const statusOf = (driver: CaseDriver, request: string) =>
  requestStatus(driver.stateOf('request', `request/${request}`));
const types = (driver: CaseDriver, stream: string) =>
  driver.events.filter((event) => event.stream === stream).map(({ type }) => type);

describe('a request for treatment', () => {
  it('is refused with its rules as the protocol says them, and starts nothing', () => {
    const driver = driven(requested('R1'), appraised('R1'), refusedBy('R1', ['NO-DISEASE', 'NO-INJURY']));
    expect(types(driver, 'request/R1')).toEqual(['TreatmentRequested', 'EvidenceAppraised', 'RequestRefused']);
    expect(driver.last('RequestRefused').data).toMatchObject({ rules: requestRules, protocolVersion: '1.0' });
    expect(statusOf(driver, 'R1')).toBe('REFUSED');
    expect(driver.events.filter(({ stream }) => /^(participant|product)\//.test(stream))).toEqual([]);
    expect(sentenceOf(driver.last('RequestRefused'), 'Ana')).toBe(
      'Ana refused the request R1 (NO-INJURY, NO-DISEASE): nothing is torn.',
    );
  });

  it('leads to a screening that names it, once it is accepted', () => {
    const driver = driven(requested('R1'), accepted('R1'));
    expect(statusOf(driver, 'R1')).toBe('ACCEPTED');
    expect(driver.typesOf(screen('R1'))).toEqual(['ParticipantScreened', 'RequestScreened']);
    expect(driver.last('ParticipantScreened').data).toMatchObject({ request: 'R1' });
    expect(driver.last('RequestScreened')).toMatchObject({ stream: 'request/R1', data: { participant: 'P1' } });
    expect(statusOf(driver, 'R1')).toBe('SCREENED');
    expect(driver.rules(screen('R1', { participant: 'P2' }))).toEqual(['request-used']);
  });

  it('is asked anew by another one that follows it, once it is refused', () => {
    const again = requested('R2', { follows: 'R1', occurredAt: '2019-06-07T09:00:00.000Z' });
    expect(driven().rules(again)).toEqual(['unknown-request']);
    expect(driven(requested('R1')).rules(again)).toEqual(['request-not-refused']);
    expect(driven(requested('R1'), accepted('R1')).rules(again)).toEqual(['request-not-refused']);
    const driver = driven(requested('R1'), refusedBy('R1', ['NO-INJURY']));
    expect(driver.rules(changed([again], 'RequestTreatment', { site: 'VLC' })[0]!)).toEqual([
      'request-of-another-site',
    ]);
    expect(driver.rules(changed([again], 'RequestTreatment', { occurredAt: '2019-06-05' })[0]!)).toEqual([
      'impossible-order',
    ]);
    driver.run([again, accepted('R2', '2019-06-07T10:00:00.000Z')]);
    expect([statusOf(driver, 'R1'), statusOf(driver, 'R2')]).toEqual(['REFUSED', 'ACCEPTED']);
    expect(sentenceOf(driver.last('TreatmentRequested'), 'Ana')).toMatch(/; it follows R1\.$/);
  });

  it('R-PRV-03 (part): seals what persons said and who they are, under a key of its own', () => {
    const { data } = driven(
      requested('R1', { identity: { name: 'Maria Soler' }, inducement: { offered: 'YES', words: 'money' } }),
    ).last('TreatmentRequested');
    for (const value of [data.aim, data.identity, data.inducement.words]) {
      expect(isPersonal(value)).toBe(true);
      expect(value).toMatchObject({ $personal: { subject: 'R1' } });
    }
  });

  it.each<[string, readonly string[], readonly Step[], Step]>([
    ['a site that is not active', ['unknown-site'], [], requested('R1', { site: 'NIX' })],
    ['imaging in part', ['imaging-incomplete'], [], requested('R1', { imaging: { date: '2019-06-01', kind: 'MRI' } })],
    ['imaging neither done nor not', ['imaging-incomplete'], [], requested('R1', { imaging: {} })],
    [
      'imaging of later',
      ['impossible-order'],
      [],
      requested('R1', { imaging: { date: '2019-06-06', kind: 'MRI', reader: 'x', finding: 'x' } }),
    ],
    ['a code that is taken', ['request-exists'], [requested('R1')], requested('R1')],
    ['a request that there is not', ['unknown-request'], [], accepted('R1')],
    [
      'a decision before the request',
      ['impossible-order'],
      [requested('R1')],
      accepted('R1', '2019-06-05T09:59:59.999Z'),
    ],
    ['a rule of nobody', ['unknown-request-rule'], [requested('R1')], refusedBy('R1', ['NO-INJURY', 'X'])],
    [
      'an answer that was told before it was given',
      ['impossible-order'],
      [requested('R1')],
      refusedBy('R1', ['NO-INJURY'], { toldAt: '2019-06-05' }),
    ],
    [
      'an answer of the future',
      ['in-the-future'],
      [requested('R1')],
      refusedBy('R1', ['NO-INJURY'], { toldAt: '2019-06-07' }),
    ],
    [
      'everything at once',
      ['request-decided', 'impossible-order', 'unknown-request-rule', 'in-the-future'],
      [requested('R1'), accepted('R1')],
      refusedBy('R1', ['X'], { occurredAt: '2019-06-04', toldAt: '2019-06-07' }),
    ],
    [
      'evidence after the decision',
      ['request-decided'],
      [requested('R1'), accepted('R1')],
      appraised('R1', { occurredAt: '2019-06-07' }),
    ],
    ['screening on a request that there is not', ['unknown-request'], [], screen('R1')],
    ['screening on an open request', ['request-open'], [requested('R1')], screen('R1')],
    [
      'screening on a refused request',
      ['refused-request'],
      [requested('R1'), refusedBy('R1', ['NO-INJURY'])],
      screen('R1'),
    ],
    [
      'screening at another site',
      ['request-of-another-site'],
      [requested('R1'), accepted('R1')],
      screen('R1', { site: 'VLC' }),
    ],
    [
      'screening before the acceptance',
      ['impossible-order'],
      [requested('R1'), accepted('R1')],
      screen('R1', { occurredAt: '2019-06-05' }),
    ],
  ])('refuses %s', (_, rules, steps, next) => {
    expect(driven(...steps).rules(next)).toEqual(rules);
  });

  it('R-AUD-05 (part): takes its days by the zone of its site', () => {
    const told = (site: string) => {
      const driver = driven(requested('R1', { site }));
      // Midnight has passed in Madrid and not on the Canary Islands.
      return driver.perform({
        ...refusedBy('R1', ['NO-INJURY'], { occurredAt: '2019-06-06T21:00:00.000Z', toldAt: '2019-06-07' }),
        now: '2019-06-06T22:30:00.000Z',
      }).decision;
    };
    expect(told('BCN')).not.toBeInstanceOf(Refusal);
    expect(told('VLC')).toMatchObject({ rule: 'in-the-future' });
  });

  it('R-AUT-09 (part): of another site is not there for who works elsewhere', () => {
    const driver = driven(requested('R1'), refusedBy('R1', ['NO-INJURY']), requested('R2'), accepted('R2')).run([
      delegation('visitor', 'investigator', ['VLC']),
    ]);
    const later = { occurredAt: '2019-06-07T10:00:00.000Z', site: 'VLC' };
    const asked = { ...requested('R3', { ...later, follows: 'R1' }), person: 'visitor' };
    expect(driver.rules(asked)).toEqual(['unknown-request']);
    expect(driver.rules({ ...screen('R2', later), person: 'visitor' })).toEqual(['unknown-request']);
    expect(driver.rules({ ...appraised('R2'), person: 'visitor' })).toEqual(['unknown-request']);
  });
});

describe('evidence', () => {
  const rules = (scale: string, edition: string, level: string) => {
    const { decision } = driven(requested('R1')).perform(appraised('R1', { scale, edition, level }));
    return decision instanceof Refusal ? decision.unmet.map(({ rule }) => rule) : [];
  };

  it('has a level of its scale, where the scale is known', () => {
    for (const { scale, edition = 'any', levels } of evidenceScales) {
      for (const level of levels) expect(rules(scale, edition, level)).toEqual([]);
      expect(rules(scale, edition, '1a')).toEqual(['unknown-evidence-level']);
    }
    expect(rules('OCEBM', '2011', '6')).toEqual(['unknown-evidence-level']);
  });

  it('may name an older edition, or a scale of others', () => {
    expect(rules('OCEBM', '2009', '1a')).toEqual([]);
    expect(rules('SIGN', '50', '2++')).toEqual([]);
  });
});

describe('requests, whatever is tried in whatever order', () => {
  const codes = ['R1', 'R2', 'R3'];
  const code = fc.constantFrom(...codes);
  const day = fc.integer({ min: 0, max: 27 }).map((n) => `2019-07-${String(n + 1).padStart(2, '0')}`);
  const attempts = fc.array(
    fc.oneof(
      fc.tuple(code, fc.option(code, { nil: undefined }), fc.constantFrom('BCN', 'VLC')).map(
        ([request, follows, site]) =>
          (occurredAt: string) =>
            requested(request, { occurredAt, site, ...(follows !== undefined && { follows }) }),
      ),
      code.map((request) => (occurredAt: string) => appraised(request, { occurredAt })),
      code.map(
        (request) => (occurredAt: string) => refusedBy(request, ['NO-INJURY'], { occurredAt, toldAt: occurredAt }),
      ),
      code.map((request) => (occurredAt: string) => accepted(request, occurredAt)),
      fc.tuple(code, fc.constantFrom('P1', 'P2'), fc.constantFrom('BCN', 'VLC')).map(
        ([request, participant, site]) =>
          (occurredAt: string) =>
            screen(request, { participant, occurredAt, site }),
      ),
    ),
    { minLength: 5, maxLength: 40 },
  );

  it('are decided once, followed when refused, and screened once when accepted', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(attempts, fc.array(day, { minLength: 40, maxLength: 40 }), (steps, days) => {
        const driver = new CaseDriver().run([...study, other]);
        const dates = [...days].sort();
        const refusedOnce = new Set<string>();
        for (const [n, next] of steps.entries()) {
          driver.perform(next(dates[n]!));
          for (const request of codes) {
            const status = statusOf(driver, request);
            if (refusedOnce.has(request)) expect(status).toBe('REFUSED');
            if (status === 'REFUSED') refusedOnce.add(request);
          }
        }
        for (const request of codes) {
          const told = types(driver, `request/${request}`);
          seen.add(told.filter((type) => type !== 'EvidenceAppraised').join());
          expect(told.filter((type) => type === 'RequestRefused' || type === 'RequestAccepted').length).toBeLessThan(2);
          const { asked, site, participant } = driver.stateOf('request', `request/${request}`);
          if (asked?.follows !== undefined) expect(statusOf(driver, asked.follows)).toBe('REFUSED');
          if (participant === undefined) continue;
          expect(told).toContain('RequestAccepted');
          expect(driver.stateOf('participant', `participant/${participant}`).site).toBe(site);
        }
        const screened = driver.events.flatMap((event) =>
          event.type === 'ParticipantScreened' ? [event.data.request] : [],
        );
        expect(new Set(screened).size).toBe(screened.length);
      }),
      { numRuns: 300 },
    );
    expect([...seen].sort()).toEqual([
      '',
      'TreatmentRequested',
      'TreatmentRequested,RequestAccepted',
      'TreatmentRequested,RequestAccepted,RequestScreened',
      'TreatmentRequested,RequestRefused',
    ]);
  });
});
