import {
  achilles,
  achillesStudy,
  attempt,
  CaseDriver,
  changed,
  type DrivenEvent,
  first,
  screening,
  step,
  type Step,
  without,
} from '@caseledger/testkit/domain';
import type { DataOf } from '../commands.js';
import { decide } from '../decide.js';
import type { Protocol } from '../protocol/protocol.js';
import { evolveStream, initialWorld } from '../world.js';
import type { Answer } from './participant.model.js';

const steps = [...achillesStudy, ...screening(first)];
const [screen] = screening(first) as [Step];
const screenWith = (data: Partial<DataOf<'ScreenParticipant'>>, protocol: Protocol = achilles) =>
  attempt(changed(steps, 'ApproveProtocol', { protocol }), 'ScreenParticipant', data);
/** What a screening says of one characteristic: messages, none when it is taken. */
const faults = (answer: Answer | string, protocol?: Protocol): readonly string[] => {
  const item = typeof answer === 'string' ? answer : answer.item;
  const others = first.characteristics.filter((other) => other.item !== item);
  const characteristics = typeof answer === 'string' ? others : [...others, answer];
  const { driver, next } = screenWith({ characteristics }, protocol);
  const { decision } = driver.perform(next);
  return 'unmet' in decision ? decision.unmet.map(({ message }) => message) : [];
};

describe('a characteristic at screening', () => {
  it.each<[string, Answer | string]>([
    ['the lowest age', { item: 'age', value: 18 }],
    ['the highest age', { item: 'age', value: 110 }],
    ['as many decimals as it takes', { item: 'bmi', value: 24.5 }],
    ['a reason why it is missing', { item: 'sex', missing: 'REFUSED' }],
    ['an optional one left out', 'gap-mm'],
    ['an optional one at its lowest', { item: 'gap-mm', value: 0 }],
    ['free text', { item: 'ethnicity', value: 'as stated' }],
  ])('R-AUD-19: takes %s', (_what, answer) => {
    expect(faults(answer)).toEqual([]);
  });

  const either = 'needs either a value or a reason why it is missing.';
  const ageRange = 'age must lie between 18 and 110.';
  it.each<[string, Answer | string, string]>([
    ['too low', { item: 'age', value: 17 }, ageRange],
    ['too high', { item: 'age', value: 111 }, ageRange],
    ['text for a number', { item: 'age', value: '46' }, 'age must be a number.'],
    ['a fraction of a year', { item: 'age', value: 46.5 }, 'age takes at most 0 decimals.'],
    ['a value off the list', { item: 'sex', value: 'x' }, 'sex must be one of male, female.'],
    ['value and reason', { item: 'sex', value: 'male', missing: 'UNKNOWN' }, `sex ${either}`],
    ['neither', { item: 'gap-mm' }, `gap-mm ${either}`],
    ['nothing for a required one', 'age', 'age needs a value or a reason why it is missing.'],
    ['an unknown one', { item: 'shoe-size', value: 43 }, 'The protocol knows no characteristic shoe-size.'],
  ])('R-AUD-19: refuses %s', (_what, answer, message) => {
    expect(faults(answer)).toEqual([message]);
  });

  it('R-AUD-19: a number on the list is taken as what it is written as', () => {
    const staged = { code: 'stage', title: 'Stage', values: ['1', '2'], required: true };
    const protocol = { ...achilles, characteristics: [...achilles.characteristics, staged] };
    expect(faults({ item: 'stage', value: 2 }, protocol)).toEqual([]);
    expect(faults({ item: 'stage', value: 3 }, protocol)).toHaveLength(1);
  });

  it('R-AUD-19: decimals are limited where no range is', () => {
    const grip = { code: 'grip', title: 'Grip', decimals: 1, required: true };
    const protocol = { ...achilles, characteristics: [...achilles.characteristics, grip] };
    expect(faults({ item: 'grip', value: 200.5 }, protocol)).toEqual([]);
    expect(faults({ item: 'grip', value: 200.55 }, protocol)).toEqual(['grip takes at most 1 decimals.']);
  });

  it('R-AUD-14: every fault is listed', () => {
    const { driver, next } = screenWith({
      side: 'NOT_APPLICABLE',
      characteristics: [
        { item: 'shoe-size', value: 43 },
        { item: 'age', value: 17 },
      ],
    });
    expect(driver.unmet(next)).toMatchObject([
      ...['The protocol knows no characteristic shoe-size.', ageRange].map((message) => ({
        rule: 'characteristic-invalid',
        message,
        pointer: '/characteristics',
      })),
      ...['sex', 'bmi', 'rupture', 'lesion', 'months-since-injury'].map((code) => ({
        rule: 'characteristic-invalid',
        message: `${code} needs a value or a reason why it is missing.`,
        pointer: '/characteristics',
      })),
      {
        rule: 'side-required',
        message: 'The protocol treats one side of the body.',
        requirement: 'R-CEL-19',
        pointer: '/side',
      },
    ]);
  });
});

describe('screening', () => {
  it('R-AUD-02: says what was found, under which version of the protocol', () => {
    const { driver, next } = screenWith({});
    driver.run([next]);
    expect(driver.last('ParticipantScreened').data).toEqual({
      site: 'BCN',
      treatedSites: [{ code: 'TREATED-SITE', side: 'LEFT' }],
      diagnosis: 'as the protocol says',
      indication: 'ESTABLISHED_INJURY',
      characteristics: first.characteristics,
      treatingPhysician: 'investigator',
      protocolVersion: '1.0',
    });
  });

  it('R-PRV-03: marks the identity as personal data of the participant', () => {
    const { driver, next } = screenWith({ identity: { name: 'Somebody' } });
    driver.run([next]);
    expect(driver.last('ParticipantScreened').data.identity).toEqual({
      $personal: { subject: 'P1', value: { name: 'Somebody' } },
    });
  });

  it('R-CEL-19: no side is needed where the protocol treats none', () => {
    const unpaired = achilles.treatedSites.map((site) => ({ ...site, lateral: false }));
    const { driver, next } = screenWith({ side: 'NOT_APPLICABLE' }, { ...achilles, treatedSites: unpaired });
    expect(driver.typesOf(next)).toEqual(['ParticipantScreened']);
  });

  it('R-AUD-14: everything that is missing is listed', () => {
    const { driver, next } = attempt(without(steps, 'ApproveProtocol'), 'ScreenParticipant', {
      site: 'X',
      indication: 'PREVENTION',
    });
    driver.run([]);
    expect(driver.rules(next)).toEqual(['no-protocol', 'unknown-site', 'preventive-indication']);
  });

  it('R-AUD-14: a closed site screens nobody', () => {
    const history = new CaseDriver().run(achillesStudy).events;
    const { actor } = history[0] as DrivenEvent;
    const close = (code: string) => {
      const closed = { type: 'SiteClosed' as const, data: { code }, occurredAt: '', recordedAt: '', actor };
      const study = [...history, closed].reduce(
        (state, event) => evolveStream('study', state, event),
        initialWorld.study,
      );
      const context = { person: 'coordinator', now: screen.command.data.occurredAt, commandId: 'x' };
      return decide(screen.command, { ...initialWorld, study }, context).decision;
    };
    expect(close('BCN')).toMatchObject({ rule: 'unknown-site', kind: 'invalid' });
    expect(close('VLC')).toMatchObject([{ type: 'ParticipantScreened' }]);
  });
});

describe('eligibility', () => {
  const criteria = achilles.eligibility.map(({ code, kind }) => ({
    code,
    met: kind === 'INCLUSION',
    evidence: 'chart',
  }));
  const confirm = (answers: DataOf<'ConfirmEligibility'>['criteria']) =>
    attempt(steps, 'ConfirmEligibility', { criteria: answers });

  it('R-AUD-02: keeps every answer, under which version of the protocol', () => {
    const { driver, next } = confirm(criteria);
    driver.run([next]);
    expect(driver.last('EligibilityConfirmed').data).toEqual({ criteria, protocolVersion: '1.0' });
  });

  it('R-AUD-14: tells an unmet inclusion from an exclusion, an unanswered and an unknown criterion', () => {
    const [inclusion, , , exclusion, , last] = criteria as [Answered, Answered, Answered, Answered, Answered, Answered];
    const answers = [
      { ...inclusion, met: false },
      ...criteria.slice(1, 3),
      { ...exclusion, met: true },
      criteria[4]!,
      { ...last, code: 'E9' },
    ];
    const { driver, next } = confirm(answers);
    expect(driver.unmet(next).map(({ rule, message }) => [rule, message.split(':')[0]])).toEqual([
      ['criterion-unmet', 'I1 is not met'],
      ['criterion-unmet', 'E1 excludes'],
      ['criterion-unanswered', 'E3 is not answered'],
      ['unknown-criterion', 'The protocol has no criterion E9.'],
    ]);
  });

  it('R-AUD-14: a screen failure says which criteria, and takes eligibility back', () => {
    const driver = new CaseDriver().run([
      ...steps,
      step('investigator', 'FailScreening', {
        participant: 'P1',
        occurredAt: '2019-03-04T08:00:00.000Z',
        criteria: ['E1'],
        explanation: 'infection',
      }),
    ]);
    expect(driver.last('ScreenFailed').data).toEqual({ criteria: ['E1'], explanation: 'infection' });
  });
});

type Answered = DataOf<'ConfirmEligibility'>['criteria'][number];

describe('authorisation of a treatment', () => {
  const authorise = (occurredAt: string, validity: Partial<DataOf<'GrantAuthorisation'>>) =>
    attempt(changed(steps, 'GrantAuthorisation', validity), 'AuthoriseTreatment', { occurredAt });

  it('R-AUT-05: keeps the legal basis, the reference and the documents', () => {
    const { driver, next } = attempt(steps, 'AuthoriseTreatment', { reference: 'AUTH-ES' });
    driver.run([next]);
    const { legalBasis, reference, documents } = next.command.data as DataOf<'AuthoriseTreatment'>;
    expect(driver.last('TreatmentAuthorised').data).toEqual({ legalBasis, reference, documents });
    expect(documents).toHaveLength(6);
  });

  it('R-AUD-05: a date means the day of the site, which begins before that of UTC', () => {
    const midnight = '2019-03-02T23:00:00.000Z';
    const granted = authorise('2019-03-03', { validFrom: midnight });
    expect(granted.driver.typesOf(granted.next)).toEqual(['TreatmentAuthorised']);
    const late = authorise('2019-03-03', { validFrom: '2019-03-02T23:00:00.001Z' });
    expect(late.driver.rules(late.next)).toEqual(['no-authorisation-in-force']);
  });

  it('R-AUT-02: the last instant of an authorisation is the one before its end', () => {
    const at = '2019-03-03T10:00:00.000Z';
    const lapsed = authorise(at, { validUntil: at });
    expect(lapsed.driver.rules(lapsed.next)).toEqual(['no-authorisation-in-force']);
    const open = authorise(at, { validUntil: '2019-03-03T10:00:00.001Z' });
    expect(open.driver.typesOf(open.next)).toEqual(['TreatmentAuthorised']);
  });

  it('R-AUT-02: one without sites serves every site, one of another site does not serve here', () => {
    const everywhere = authorise('2019-03-03', { sites: [] });
    expect(everywhere.driver.typesOf(everywhere.next)).toEqual(['TreatmentAuthorised']);
  });

  it('R-AUT-05: documents are asked of the individual compassionate use only', () => {
    const trial = changed(steps, 'GrantAuthorisation', { legalBasis: 'CLINICAL_TRIAL' });
    const { driver, next } = attempt(trial, 'AuthoriseTreatment', { legalBasis: 'CLINICAL_TRIAL', documents: [] });
    expect(driver.typesOf(next)).toEqual(['TreatmentAuthorised']);
  });

  it('R-AUT-05: a missing document is named', () => {
    const { driver, next } = attempt(steps, 'AuthoriseTreatment', { documents: [] });
    expect(driver.unmet(next)[0]).toMatchObject({
      rule: 'missing-clinical-report',
      message: 'Individual compassionate use needs clinical report.',
      requirement: 'R-AUT-05',
    });
    expect(driver.unmet(next)).toHaveLength(6);
  });
});
