import type { EventCriterion, Protocol } from '@caseledger/domain';
import { cellsArm, controlArm, randomisedTrial } from './allocation.js';

const score = { instrument: 'SCALE', item: 'score' };
const replacement: EventCriterion = { kind: 'TERMINAL_EVENT', terminalEvent: 'REPLACED' };
const death: EventCriterion = { kind: 'PARTICIPATION_END', end: 'DIED' };
const serious: EventCriterion = {
  kind: 'ADVERSE_EVENT',
  cases: { serious: true, related: true, specialInterest: 'GROWTH', term: 'growth' },
};

/** A trial of two arms that says of everything how it is concluded: each rule, kind, condition and strategy is there. */
export const concludingTrial: Protocol = {
  ...randomisedTrial,
  instruments: [
    ...randomisedTrial.instruments,
    {
      code: 'SCALE',
      title: 'A scale',
      recordedBy: 'SITE',
      items: [
        { code: 'score', title: 'Score', unit: '{score}', range: { low: 0, high: 100, decimals: 0 } },
        { code: 'pain', title: 'Pain', unit: '{score}', values: [0, 1, 2, 3] },
        { code: 'stage', title: 'Stage', values: ['I', 'II', 'III'] },
      ],
      derived: [],
    },
  ],
  specialInterest: [{ code: 'GROWTH', title: 'Growth' }],
  terminalEvents: [
    ...randomisedTrial.terminalEvents,
    { code: 'REPLACED', title: 'Replaced by a prosthesis', endsFollowUp: false },
  ],
  characteristics: [
    ...randomisedTrial.characteristics,
    { code: 'extent', title: 'Extent', values: ['small', 'large'], required: true },
  ],
  derivations: [
    { code: 'fall', title: 'Relative change', rule: 'RELATIVE_CHANGE', of: [score], from: 'M0', unit: '%' },
    { code: 'points', title: 'Change', rule: 'CHANGE', of: [score], unit: '{score}' },
    { code: 'both', title: 'Both', rule: 'SUM', of: [score, { instrument: 'SCALE', item: 'pain' }], unit: '{score}' },
    {
      ...{ code: 'mean', title: 'Mean of three visits', rule: 'MEAN', unit: '{score}' },
      of: [score, { ...score, at: 'M1' }, { ...score, at: 'M2' }],
      missing: { atMost: 1, replacedBy: 'MEAN_OF_ANSWERED' },
    },
    {
      ...{ code: 'weighed', title: 'Weighed', rule: 'WEIGHTED_SUM', unit: '{score}' },
      of: [
        { ...score, weight: 0.5 },
        { instrument: 'SCALE', item: 'pain', weight: -2 },
      ],
    },
    { code: 'share', title: 'Share', rule: 'PERCENT_OF_MAXIMUM', of: [score], unit: '%' },
    { code: 'rank', title: 'Rank', rule: 'RANK', of: [{ instrument: 'SCALE', item: 'stage' }] },
    { code: 'step', title: 'Steps', rule: 'CHANGE', of: [{ derivation: 'rank' }], from: 'M0' },
    {
      ...{ code: 'progressed', title: 'One stage or more', rule: 'THRESHOLD' },
      of: [{ derivation: 'step' }],
      threshold: { is: 'AT_LEAST', limit: 1 },
    },
    {
      ...{ code: 'fell', title: 'A fall of a tenth', rule: 'THRESHOLD' },
      of: [{ derivation: 'fall' }],
      threshold: { is: 'AT_MOST', limit: -10 },
    },
    {
      ...{ code: 'early', title: 'An early stage', rule: 'ONE_OF', values: ['I', 'II'] },
      of: [{ instrument: 'SCALE', item: 'stage' }],
    },
    { code: 'gone', title: 'Replaced or dead', rule: 'HAPPENED', of: [], events: [replacement, death] },
    { code: 'growths', title: 'Growths', rule: 'COUNT', of: [], events: [serious] },
    {
      ...{ code: 'worse', title: 'Progression', rule: 'ANY_OF' },
      of: [{ derivation: 'progressed' }, { derivation: 'fell' }, { derivation: 'gone' }],
    },
    { code: 'firm', title: 'Both', rule: 'ALL_OF', of: [{ derivation: 'progressed' }, { derivation: 'fell' }] },
    { code: 'free', title: 'Without progression', rule: 'NONE_OF', of: [{ derivation: 'worse' }] },
    { code: 'level', title: 'How bad', rule: 'LEVEL', of: [{ derivation: 'worse' }, { derivation: 'gone' }] },
    { code: 'first', title: 'First there is', rule: 'FIRST_OF', of: [score, { ...score, at: 'M1' }] },
  ],
  outcomes: [
    ...randomisedTrial.outcomes.map((outcome) => ({ ...outcome, primary: false })),
    {
      ...{ code: 'free', title: 'Without progression', kind: 'YES_NO', derivation: 'free' },
      ...{ unit: '1', decimals: 0, visits: ['M3', 'M12'], primary: true },
    },
    {
      ...{ code: 'fall', title: 'Change', derivation: 'fall', unit: '%', decimals: 1, visits: ['M12'], primary: false },
    },
    {
      ...{ code: 'stage', title: 'Stage', kind: 'ORDINAL', instrument: 'SCALE', item: 'stage', unit: '1' },
      ...{ decimals: 0, baseline: 'M0', visits: ['M12'], primary: false },
    },
    {
      ...{ code: 'growths', title: 'Growths', kind: 'COUNT', derivation: 'growths', unit: '1' },
      ...{ decimals: 0, visits: ['M12'], primary: false },
    },
    {
      ...{ code: 'survival', title: 'Until replacement', kind: 'TIME_TO_EVENT', unit: 'mo', decimals: 1 },
      ...{ visits: [], primary: false, by: 'TREATED_SITE', cluster: 'PARTICIPANT' },
      timeToEvent: { start: { instance: 'INJECTION' }, events: [replacement], competing: [death], until: 'P5Y' },
    },
    {
      ...{ code: 'remission', title: 'Remission', kind: 'TIME_TO_EVENT', unit: 'd', decimals: 0 },
      ...{ visits: [], primary: false },
      timeToEvent: {
        start: { events: [{ kind: 'TURNS_TRUE', derivation: 'free' }] },
        events: [{ kind: 'TURNS_TRUE', derivation: 'worse' }],
      },
    },
  ],
  objectives: [
    {
      ...{ code: 'O1', title: 'To learn whether progression is slowed.', level: 'PRIMARY' },
      endpoints: [
        { code: 'EP1', title: 'Without progression', level: 'PRIMARY', purpose: 'Efficacy', outcomes: ['free'] },
        { code: 'EP2', title: 'Change', level: 'SECONDARY', outcomes: ['fall', 'survival', 'remission'] },
      ],
    },
    {
      ...{ code: 'O2', title: 'To explore growths.', level: 'EXPLORATORY' },
      endpoints: [{ code: 'EP3', title: 'Growths', level: 'EXPLORATORY', outcomes: ['growths', 'stage'] }],
    },
  ],
  analysisPopulations: [
    { code: 'ALL', title: 'Everybody', conditions: [] },
    { code: 'ITT', title: 'Intention to treat', text: 'All who were allocated.', conditions: [{ kind: 'ALLOCATED' }] },
    { code: 'SAFETY', title: 'Safety', conditions: [{ kind: 'TREATED' }] },
    {
      ...{ code: 'PP', title: 'Per protocol' },
      conditions: [
        { kind: 'ELIGIBLE' },
        { kind: 'TREATED_AS_ALLOCATED' },
        { kind: 'HAS_OUTCOME', outcome: 'fall', visits: ['M12'] },
        { kind: 'NO_DEVIATION', rules: ['shelf-life'] },
        { kind: 'CHARACTERISTIC', characteristic: 'extent', values: ['small'] },
      ],
    },
    { code: 'TIMED', title: 'With a time', conditions: [{ kind: 'HAS_OUTCOME', outcome: 'remission' }] },
  ],
  estimands: [
    {
      ...{ code: 'E1', title: 'Progression by policy', population: 'ITT', arms: [cellsArm, controlArm] },
      ...{ outcome: 'free', summaryMeasure: 'DIFFERENCE_OF_PROPORTIONS' },
      intercurrentEvents: [
        {
          ...{ code: 'REPLACED', title: 'Replacement', text: 'Of any kind.', strategy: 'COMPOSITE', countsAs: 'NO' },
          events: [replacement],
        },
        {
          ...{ code: 'STOPPED', title: 'Withdrawal', strategy: 'TREATMENT_POLICY' },
          events: [{ kind: 'PARTICIPATION_END', end: 'WITHDRAWN_FROM_TREATMENT' }],
        },
      ],
    },
    {
      ...{ code: 'E2', title: 'Growths', population: 'SAFETY', arms: [cellsArm], outcome: 'growths' },
      ...{ summaryMeasure: 'RATE', intercurrentEvents: [] },
    },
  ],
  analyses: [
    { code: 'A1', title: 'Primary', estimand: 'E1', method: 'FISHER', level: 0.95, visits: ['M12'] },
    {
      ...{ code: 'A2', title: 'Counted as failures', outcome: 'free', population: 'ITT', method: 'PROPORTIONS' },
      ...{ level: 0.95, missingAs: 'NO', groups: { by: 'ARMS', arms: [cellsArm, controlArm] } },
    },
    {
      ...{ code: 'A3', title: 'By extent', outcome: 'fall', population: 'PP', method: 'RANK_SUM', level: 0.9 },
      ...{ groups: { by: 'CHARACTERISTIC', characteristic: 'extent', values: ['small', 'large'] } },
      adjustment: 'HOLM',
    },
    {
      ...{ code: 'A4', title: 'Time', outcome: 'remission', population: 'ALL', method: 'STRATIFIED_LOG_RANK' },
      ...{ level: 0.95, groups: { by: 'ARMS' }, strata: ['SITE', 'extent'] },
    },
    {
      ...{ code: 'A5', title: 'Steps', outcome: 'stage', population: 'ALL', method: 'SIGNED_RANK' },
      ...{ level: 0.95, change: true },
    },
    {
      ...{ code: 'A6', title: 'Survival', outcome: 'survival', population: 'ALL', method: 'CUMULATIVE_INCIDENCE' },
      level: 0.95,
    },
    { code: 'A7', title: 'Growths', estimand: 'E2', method: 'POISSON_RATE', level: 0.95 },
  ],
};
