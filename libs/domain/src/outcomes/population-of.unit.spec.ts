import { allocatedBy, cellsArm, concludingTrial, controlArm, given } from '@caseledger/testkit/domain';
import type { AnalysisPopulation } from '../protocol/estimands.js';
import { initialParticipant, type ParticipantState } from '../participant/participant.state.js';
import { keptArm } from '../vocabulary/catalogue.js';
import { courseOf } from './course.js';
import { populationOf } from './population-of.js';

const population = (code: string): AnalysisPopulation =>
  (concludingTrial.analysisPopulations ?? []).find((one) => one.code === code)!;
const zone = 'Europe/Madrid';
const known = (state: Partial<ParticipantState>, deviations: readonly string[] = []) => {
  const whole = { ...initialParticipant, ...state };
  return { state: whole, deviations, course: courseOf(concludingTrial, whole, [], [], zone) };
};
const standing = (code: string, state: Partial<ParticipantState>, deviations: readonly string[] = []) =>
  populationOf(concludingTrial, population(code), known(state, deviations));

const administration = {
  ...{ at: '2020-01-10T10:00:00.000Z', administration: given(concludingTrial).code, scheduled: 'INJECTION' },
  ...{ occurrence: 1, legalBasis: 'CLINICAL_TRIAL' as const },
};
const treated = { administrations: [administration] };

describe('an analysis population as rules', () => {
  it('takes everybody where nothing is asked, and no donor', () => {
    expect(standing('ALL', {})).toEqual({ standing: 'MEMBER' });
    expect(standing('ALL', { donor: true })).toMatchObject({ standing: 'EXCLUDED' });
  });

  it('intention to treat asks for the arm alone, and safety for the treatment alone', () => {
    expect(standing('ITT', { arm: cellsArm })).toEqual({ standing: 'MEMBER' });
    expect(standing('ITT', treated)).toMatchObject({ condition: 'ALLOCATED', why: 'They have no arm.' });
    expect(standing('SAFETY', treated)).toEqual({ standing: 'MEMBER' });
    expect(standing('SAFETY', { arm: cellsArm })).toMatchObject({ condition: 'TREATED' });
  });

  it('says the first condition that somebody does not meet', () => {
    const small = { characteristics: [{ item: 'extent', value: 'small' }] };
    expect(standing('PP', { ...small, arm: cellsArm })).toMatchObject({ condition: 'ELIGIBLE' });
    expect(standing('PP', { ...small, eligible: true, arm: cellsArm })).toMatchObject({
      ...{ condition: 'TREATED_AS_ALLOCATED', why: 'They got nothing of what their arm gets.' },
    });
  });

  it.each([
    ['what is not of the arm', { arm: controlArm, ...treated }, 'EXCLUDED'],
    ['what is of the arm', { arm: cellsArm, ...treated }, 'MEMBER'],
    ['nothing, without an arm', {}, 'EXCLUDED'],
    ['something, in an arm that is kept from the reader', { arm: keptArm, ...treated }, 'NOT_KNOWN'],
  ] as const)('judges somebody as treated as allocated who got %s', (_what, state, expected) => {
    const rule: AnalysisPopulation = { code: 'X', title: 'X', conditions: [{ kind: 'TREATED_AS_ALLOCATED' }] };
    expect(populationOf(concludingTrial, rule, known(state)).standing).toBe(expected);
  });

  it('an arm that is planned nothing is kept to by getting nothing', () => {
    const { cells, elements, ...rest } = allocatedBy({ method: 'BY_CLINICIAN' });
    const untreated = {
      ...{ ...rest, cells },
      elements: elements.map((element) => ({ ...element, interventions: [] })),
    };
    const rule: AnalysisPopulation = { code: 'X', title: 'X', conditions: [{ kind: 'TREATED_AS_ALLOCATED' }] };
    expect(populationOf(untreated, rule, known({ arm: controlArm }))).toEqual({ standing: 'MEMBER' });
  });

  it('asks for a value at each visit that is named, and a reason is none', () => {
    const rule: AnalysisPopulation = {
      ...{ code: 'X', title: 'X' },
      conditions: [{ kind: 'HAS_OUTCOME', outcome: 'stage', visits: ['M0', 'M12'] }],
    };
    const visit = (scheduled: string, answer: object) => ({
      ...{ visit: scheduled, scheduled, occurrence: 1, date: '2020-01-01', adverseEvents: 'NOT_ASKED' as const },
      readings: [{ instrument: 'SCALE', answers: [{ item: 'stage', ...answer }], derived: [] }],
    });
    const judged = (...visits: readonly ReturnType<typeof visit>[]) => {
      const of = { visits: Object.fromEntries(visits.map((one) => [one.visit, one])) };
      return populationOf(concludingTrial, rule, known(of));
    };
    expect(judged(visit('M0', { value: 'I' }), visit('M12', { value: 'II' }))).toEqual({ standing: 'MEMBER' });
    expect(judged(visit('M0', { value: 'I' }), visit('M12', { missing: 'REFUSED' }))).toMatchObject({
      why: 'stage is missing at M12.',
    });
    expect(judged()).toMatchObject({ why: 'stage is missing at M0, M12.' });
  });

  it('asks of a time to an event that it has started', () => {
    const progressing = (stage: string) => ({
      ...{ visit: 'V', scheduled: 'M12', occurrence: 1, date: '2021-01-10', adverseEvents: 'NOT_ASKED' as const },
      readings: [{ instrument: 'SCALE', answers: [{ item: 'stage', value: stage }], derived: [] }],
    });
    expect(standing('TIMED', { visits: { V: progressing('I') } })).toMatchObject({
      why: 'The time of remission has not started.',
    });
  });

  it('counts deviations from the rules that are named, and characteristics by their values', () => {
    const of = (condition: AnalysisPopulation['conditions'][number]) => ({
      code: 'X',
      title: 'X',
      conditions: [condition],
    });
    const judged = (
      condition: AnalysisPopulation['conditions'][number],
      state: Partial<ParticipantState>,
      deviations: readonly string[] = [],
    ) => populationOf(concludingTrial, of(condition), known(state, deviations));
    const none = { kind: 'NO_DEVIATION', rules: ['shelf-life'] } as const;
    expect(judged(none, {}, ['storage'])).toEqual({ standing: 'MEMBER' });
    expect(judged(none, {}, ['shelf-life'])).toMatchObject({ why: 'There was a deviation from shelf-life.' });
    const small = { kind: 'CHARACTERISTIC', characteristic: 'extent', values: ['small'] } as const;
    expect(judged(small, { characteristics: [{ item: 'extent', value: 'small' }] })).toEqual({ standing: 'MEMBER' });
    expect(judged(small, { characteristics: [{ item: 'extent', value: 'large' }] })).toMatchObject({
      why: 'extent is large.',
    });
    expect(judged(small, { characteristics: [{ item: 'extent', missing: 'UNKNOWN' }] })).toMatchObject({
      why: 'extent is missing.',
    });
  });
});
