import type { AdverseEventReport } from '../adverse-event/adverse-event.events.js';
import type { StudyState } from '../study/study.state.js';
import { builtInVersions } from '../protocol/built-in-rules.js';
import { clocksOf, type StatutoryClock } from './clocks.js';
import {
  accepted,
  assessed,
  caseOf,
  followUp,
  nullified,
  rejected,
  related,
  reported,
  said,
  sent,
  spanish,
  spanishAndBritish,
  type Entry,
  type Said,
} from '../../test/clocks.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';

const [builtInRules] = builtInVersions;
/** What a clock must say; `day` is the due date in the zone of the rule. */
interface Expected {
  readonly rule: string;
  readonly due?: string;
  readonly dayZero?: string;
  readonly status?: StatutoryClock['status'];
  readonly recipient?: string;
  readonly lateBecause?: string;
  readonly unknowns?: readonly string[];
}

type Row = readonly [title: string, given: readonly Said[], now: string, then: readonly Expected[], more?: Given];
interface Given {
  readonly study?: StudyState;
  readonly rules?: ReportingRules;
  /** Rules that must have no clock, not even one that fell away. */
  readonly none?: readonly string[];
}

const at = (moment: string, more: Omit<Entry, 'at'> = {}): Entry => ({ at: moment, ...more });
const fatal: Partial<AdverseEventReport> = { seriousness: ['DEATH'], death: { cause: 'sepsis' }, outcome: 'FATAL' };
const basis = (legalBasis: NonNullable<AdverseEventReport['legalBasis']>, more: Partial<AdverseEventReport> = {}) => ({
  legalBasis,
  ...more,
});
const mild = { seriousness: [] };
const by = 'safety-monitor';
/** A trial case known to everybody on one day, with the investigator's opinion. */
const susar = (day: string, data: Partial<AdverseEventReport> = {}) => [
  reported(at(`${day}T09:00:00.000Z`), data),
  related(at(`${day}T09:30:00.000Z`)),
];
const acknowledged: ReportingRules = {
  ...builtInRules,
  version: 'acknowledged',
  rules: builtInRules.rules.map((rule) => (rule.recipient === 'EVCTM' ? { ...rule, metBy: 'ACKNOWLEDGEMENT' } : rule)),
};
const fromFirstReport: ReportingRules = {
  ...builtInRules,
  version: 'stricter',
  rules: builtInRules.rules.map((rule) =>
    rule.id === 'eu-susar-7-completion' ? { ...rule, start: 'FIRST_REPORT_SENT' } : rule,
  ),
};
const early = '2027-01-01T00:00:00.000Z';
const endOf = (day: string) => `${day}T22:59:59.999Z`;
const summerEndOf = (day: string) => `${day}T21:59:59.999Z`;

const investigator: readonly Row[] = [
  [
    'R-SAF-01: 23 h 59 min after awareness is in time',
    [reported(at('2027-05-03T10:00:00.000Z', { recordedAt: '2027-05-04T09:59:00.000Z' }))],
    '2027-05-04T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET', due: '2027-05-04T10:00:00.000Z', recipient: 'SPONSOR' }],
  ],
  [
    'R-SAF-01: 24 h 1 min after awareness is late',
    [reported(at('2027-05-03T10:00:00.000Z', { recordedAt: '2027-05-04T10:01:00.000Z' }))],
    '2027-05-04T10:01:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET_LATE' }],
  ],
  [
    'R-SAF-01: entered late, but the sponsor was told in time',
    [
      reported(at('2027-05-03T10:00:00.000Z', { recordedAt: '2027-05-06T10:00:00.000Z' }), {
        sponsorInformedAt: '2027-05-03T18:00:00.000Z',
      }),
    ],
    '2027-05-06T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET' }],
  ],
  [
    'R-SAF-01: a type that the protocol exempts has no such clock',
    [reported(at('2027-05-03T10:00:00.000Z'), { template: 'injection-site-pain' })],
    '2027-05-04T10:00:00.000Z',
    [],
    { none: ['eu-investigator-24h'] },
  ],
  [
    'R-SAF-01: what is not serious has no clock in a trial',
    [reported(at('2027-05-03T10:00:00.000Z'), mild), related(at('2027-05-03T11:00:00.000Z'))],
    '2027-05-10T10:00:00.000Z',
    [],
    { none: builtInRules.rules.map(({ id }) => id) },
  ],
  [
    'R-SAF-01: 24 hours are exact over the night on which the clocks go back',
    [reported(at('2027-10-30T12:00:00.000Z', { recordedAt: '2027-10-31T12:30:00.000Z' }))],
    '2027-10-31T13:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET_LATE', due: '2027-10-31T12:00:00.000Z' }],
  ],
  [
    'R-SAF-01, R-AUD-05: an awareness that was corrected to earlier makes it late',
    [
      reported(at('2027-05-03T10:00:00.000Z', { recordedAt: '2027-05-03T20:00:00.000Z' })),
      said('AwarenessCorrected', at('2027-05-05T09:00:00.000Z'), {
        from: '2027-05-03T10:00:00.000Z',
        to: '2027-05-01T10:00:00.000Z',
      }),
    ],
    '2027-05-05T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET_LATE', due: '2027-05-02T10:00:00.000Z' }],
  ],
  [
    'R-SAF-01: an awareness of which only the day is known counts from its midnight at the site',
    [reported(at('2027-05-03', { recordedAt: '2027-05-04T08:00:00.000Z' }))],
    '2027-05-04T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET_LATE', due: '2027-05-03T22:00:00.000Z' }],
  ],
  [
    'R-SAF-01: what became serious later counts from then',
    [
      reported(at('2027-05-03T10:00:00.000Z'), mild),
      assessed(at('2027-05-06T10:00:00.000Z', { recordedAt: '2027-05-06T15:00:00.000Z' }), ['DISABILITY']),
    ],
    '2027-05-07T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET', due: '2027-05-07T10:00:00.000Z' }],
  ],
  [
    'R-SAF-01: late, with the reason that was given',
    [
      reported(at('2027-05-03T10:00:00.000Z', { recordedAt: '2027-05-05T10:00:00.000Z' })),
      said('LatenessExplained', at('2027-05-05T12:00:00.000Z'), {
        clock: 'eu-investigator-24h:1',
        explanation: 'network down',
      }),
    ],
    '2027-05-06T10:00:00.000Z',
    [{ rule: 'eu-investigator-24h', status: 'MET_LATE', lateBecause: 'network down' }],
  ],
];

const deadlines: readonly Row[] = [
  [
    'R-SAF-02: day 0 on 31 January, fatal: 7 February',
    susar('2027-01-31', fatal),
    early,
    [{ rule: 'eu-susar-7', dayZero: '2027-01-31', due: endOf('2027-02-07'), recipient: 'EVCTM' }],
    { none: ['eu-susar-15'] },
  ],
  [
    'R-SAF-02: day 0 on 31 January, not fatal: 15 February',
    susar('2027-01-31'),
    early,
    [{ rule: 'eu-susar-15', due: endOf('2027-02-15') }],
    { none: ['eu-susar-7', 'eu-susar-7-completion'] },
  ],
  [
    'R-SAF-02: over 29 February of a leap year',
    susar('2028-02-25', { seriousness: ['LIFE_THREATENING'] }),
    early,
    [{ rule: 'eu-susar-7', due: endOf('2028-03-03') }],
  ],
  [
    'R-SAF-02: over the end of February of a common year',
    susar('2027-02-25', { seriousness: ['LIFE_THREATENING'] }),
    early,
    [{ rule: 'eu-susar-7', due: endOf('2027-03-04') }],
  ],
  [
    'R-SAF-02: a period that ends on a Sunday is not longer',
    susar('2027-05-02', fatal),
    early,
    [{ rule: 'eu-susar-7', due: summerEndOf('2027-05-09') }],
  ],
  [
    'R-SAF-02: a period that ends on Christmas Day is not longer',
    susar('2027-12-10'),
    early,
    [{ rule: 'eu-susar-15', due: endOf('2027-12-25') }],
  ],
  [
    'R-SAF-02: it ends with a day of 25 hours',
    susar('2027-10-24', fatal),
    early,
    [{ rule: 'eu-susar-7', due: '2027-10-31T22:59:59.999Z' }],
  ],
  [
    'R-SAF-02: it ends with a day of 23 hours',
    susar('2027-03-21', fatal),
    early,
    [{ rule: 'eu-susar-7', due: '2027-03-28T21:59:59.999Z' }],
  ],
  [
    'R-SAF-02: day 0 is the day in the zone of the authority, not in UTC',
    [reported(at('2027-05-03T22:30:00.000Z'), fatal), related(at('2027-05-03T22:40:00.000Z'))],
    early,
    [{ rule: 'eu-susar-7', dayZero: '2027-05-04', due: summerEndOf('2027-05-11') }],
  ],
  [
    'R-SAF-02: sent in the last minute of the last day',
    [...susar('2027-05-03', fatal), sent(at('2027-05-10T21:59:00.000Z', { by }))],
    '2027-05-20T00:00:00.000Z',
    [{ rule: 'eu-susar-7', status: 'MET' }],
  ],
  [
    'R-SAF-02: sent in the first minute of the next day',
    [...susar('2027-05-03', fatal), sent(at('2027-05-10T22:00:00.000Z', { by }))],
    '2027-05-20T00:00:00.000Z',
    [{ rule: 'eu-susar-7', status: 'MET_LATE' }],
  ],
  [
    'R-SAF-02: sent in time and entered after the end is in time',
    [...susar('2027-05-03', fatal), sent(at('2027-05-10', { recordedAt: '2027-05-12T08:00:00.000Z', by }))],
    '2027-05-20T00:00:00.000Z',
    [{ rule: 'eu-susar-7', status: 'MET' }],
  ],
  [
    'R-SAF-02: open, two days before the end due soon, afterwards overdue',
    susar('2027-05-03', fatal),
    '2027-05-08T21:59:59.998Z',
    [{ rule: 'eu-susar-7', status: 'OPEN' }],
  ],
  [
    'R-SAF-02: due soon from 48 hours before the end on',
    susar('2027-05-03', fatal),
    '2027-05-08T21:59:59.999Z',
    [{ rule: 'eu-susar-7', status: 'DUE_SOON' }],
  ],
  [
    'R-SAF-02: still due soon in its last millisecond',
    susar('2027-05-03', fatal),
    '2027-05-10T21:59:59.999Z',
    [{ rule: 'eu-susar-7', status: 'DUE_SOON' }],
  ],
  [
    'R-SAF-02: overdue from the next one on',
    susar('2027-05-03', fatal),
    '2027-05-10T22:00:00.000Z',
    [{ rule: 'eu-susar-7', status: 'OVERDUE' }],
  ],
  [
    'R-SAF-02: an incomplete 7-day report is completed by day 15 of the same day 0',
    [...susar('2027-05-03', fatal), sent(at('2027-05-08T09:00:00.000Z', { by }))],
    '2027-05-09T00:00:00.000Z',
    [
      { rule: 'eu-susar-7', status: 'MET' },
      { rule: 'eu-susar-7-completion', status: 'OPEN', due: summerEndOf('2027-05-18') },
    ],
  ],
  [
    'R-SAF-02: or, where the study says so, by eight days after it was sent',
    [...susar('2027-05-03', fatal), sent(at('2027-05-08T09:00:00.000Z', { by }))],
    '2027-05-09T00:00:00.000Z',
    [{ rule: 'eu-susar-7-completion', due: summerEndOf('2027-05-16') }],
    { rules: fromFirstReport },
  ],
  [
    'R-SAF-02: the second report completes it',
    [
      ...susar('2027-05-03', fatal),
      sent(at('2027-05-08T09:00:00.000Z', { by })),
      sent(at('2027-05-15T09:00:00.000Z', { by }), 'EVCTM', 2),
    ],
    '2027-05-20T00:00:00.000Z',
    [{ rule: 'eu-susar-7-completion', status: 'MET' }],
  ],
  [
    'R-SAF-02: a case that was closed after its report needs no completion',
    [
      ...susar('2027-05-03', fatal),
      sent(at('2027-05-08T09:00:00.000Z', { by })),
      said('CaseClosed', at('2027-05-09T09:00:00.000Z', { by }), { conclusion: 'complete' }),
    ],
    '2027-05-20T00:00:00.000Z',
    [{ rule: 'eu-susar-7-completion', status: 'NOT_APPLICABLE' }],
  ],
];

const criteria: readonly Row[] = [
  [
    'R-SAF-02, R-SAF-05: day 0 is the receipt of the last missing criterion, here the causality',
    [reported(at('2027-05-03T09:00:00.000Z')), related(at('2027-05-06T09:00:00.000Z'))],
    early,
    [{ rule: 'eu-susar-15', dayZero: '2027-05-06', due: summerEndOf('2027-05-21') }],
  ],
  [
    'R-SAF-02, R-SAF-05: or the identity of the participant',
    [
      reported(at('2027-05-03T09:00:00.000Z'), { participantUnknown: true }),
      related(at('2027-05-04T09:00:00.000Z')),
      said('ParticipantIdentified', at('2027-05-07T09:00:00.000Z'), {
        from: 'the man of bed 4',
        participant: 'P1',
        site: 'BCN',
        treatmentEmergent: true,
        legalBasis: 'CLINICAL_TRIAL',
      }),
    ],
    early,
    [{ rule: 'eu-susar-15', dayZero: '2027-05-07', due: summerEndOf('2027-05-22') }],
  ],
  [
    'R-SAF-05: an opinion that was entered late counts from its entry: then the sponsor learned it',
    [
      reported(at('2027-05-03T09:00:00.000Z')),
      related(at('2027-05-04T09:00:00.000Z', { recordedAt: '2027-05-08T09:00:00.000Z' })),
    ],
    early,
    [{ rule: 'eu-susar-15', dayZero: '2027-05-08' }],
  ],
  [
    'R-SAF-06: a missing opinion does not stop the clock',
    [reported(at('2027-05-03T09:00:00.000Z'))],
    '2027-06-01T00:00:00.000Z',
    [
      {
        rule: 'eu-susar-15',
        dayZero: '2027-05-03',
        status: 'OVERDUE',
        unknowns: ['causality-not-assessed', 'expectedness-not-assessed'],
      },
    ],
  ],
  [
    'R-SAF-06: when everybody says that it is not related, the clock falls away and stays visible',
    [reported(at('2027-05-03T09:00:00.000Z')), related(at('2027-05-04T09:00:00.000Z'), 'INVESTIGATOR', false)],
    '2027-06-01T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'NOT_APPLICABLE' }],
  ],
  [
    "R-SAF-06: the sponsor's contrary opinion does not stop the clock",
    [...susar('2027-05-03'), related(at('2027-05-05T09:00:00.000Z', { by }), 'SPONSOR', false)],
    '2027-06-01T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'OVERDUE', dayZero: '2027-05-03' }],
  ],
  [
    "R-SAF-06: the sponsor's opinion alone starts it",
    [
      reported(at('2027-05-03T09:00:00.000Z')),
      related(at('2027-05-03T10:00:00.000Z'), 'INVESTIGATOR', false),
      related(at('2027-05-05T09:00:00.000Z', { by }), 'SPONSOR'),
    ],
    early,
    [{ rule: 'eu-susar-15', status: 'OPEN', dayZero: '2027-05-05' }],
  ],
  [
    "R-SAF-06, R-SAF-09: the sponsor's lower seriousness does not take the investigator's 7 days away",
    [
      ...susar('2027-05-03', { seriousness: ['LIFE_THREATENING'] }),
      assessed(at('2027-05-04T09:00:00.000Z', { by }), []),
    ],
    '2027-05-11T00:00:00.000Z',
    [{ rule: 'eu-susar-7', status: 'OVERDUE', due: summerEndOf('2027-05-10') }],
  ],
  [
    'R-SAF-07: an expected reaction has no such clock',
    [
      ...susar('2027-05-03'),
      said('ExpectednessAssessed', at('2027-05-04T09:00:00.000Z', { by }), {
        expected: true,
        referenceSafetyInformation: 'IB 1',
        term: 'Sepsis',
      }),
    ],
    early,
    [{ rule: 'eu-susar-15', status: 'NOT_APPLICABLE' }],
  ],
  [
    'R-SAF-07: an expectedness that was taken back gives no later day 0',
    [
      ...susar('2027-05-03'),
      said('ExpectednessAssessed', at('2027-05-04T09:00:00.000Z', { by }), {
        expected: true,
        referenceSafetyInformation: 'IB 1',
        term: 'Sepsis',
      }),
      said('ExpectednessAssessed', at('2027-05-12T09:00:00.000Z', { by }), {
        expected: false,
        referenceSafetyInformation: 'IB 1',
      }),
    ],
    early,
    [{ rule: 'eu-susar-15', status: 'OPEN', dayZero: '2027-05-03' }],
  ],
  [
    'R-SAF-12: long after the end of the trial the clock is the same',
    susar('2031-05-03'),
    early,
    [{ rule: 'eu-susar-15', due: summerEndOf('2031-05-18') }],
  ],
];

const later: readonly Row[] = [
  [
    'R-SAF-03: life-threatening on day 10 of 15: not after day 15, and one report meets both',
    [
      ...susar('2027-05-03'),
      assessed(at('2027-05-13T09:00:00.000Z'), ['LIFE_THREATENING']),
      sent(at('2027-05-18T09:00:00.000Z', { by })),
    ],
    '2027-05-30T00:00:00.000Z',
    [
      { rule: 'eu-susar-7', dayZero: '2027-05-13', due: summerEndOf('2027-05-18'), status: 'MET' },
      { rule: 'eu-susar-15', due: summerEndOf('2027-05-18'), status: 'MET' },
    ],
  ],
  [
    'R-SAF-03: on day 3: seven days from then',
    [...susar('2027-05-03'), assessed(at('2027-05-06T09:00:00.000Z'), ['LIFE_THREATENING'])],
    early,
    [{ rule: 'eu-susar-7', due: summerEndOf('2027-05-13') }],
  ],
  [
    'R-SAF-03: after the first report was sent: seven days from then, and a report of its own',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      assessed(at('2027-05-13T09:00:00.000Z'), ['DEATH']),
    ],
    '2027-05-21T00:00:00.000Z',
    [
      { rule: 'eu-susar-15', status: 'MET' },
      { rule: 'eu-susar-7', due: summerEndOf('2027-05-20'), status: 'OVERDUE' },
    ],
  ],
  [
    'R-SAF-03: and eight more days to complete it',
    [...susar('2027-05-03'), assessed(at('2027-05-06T09:00:00.000Z'), ['DEATH'])],
    early,
    [{ rule: 'eu-susar-7-completion', due: summerEndOf('2027-05-21') }],
  ],
  [
    'R-SAF-04: significant information on a reported case: 15 days from its receipt',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      followUp(at('2027-06-01T09:00:00.000Z', { recordedAt: '2027-06-05T09:00:00.000Z' }), true),
    ],
    '2027-06-16T22:00:00.000Z',
    [{ rule: 'eu-susar-follow-up', dayZero: '2027-06-01', due: summerEndOf('2027-06-16'), status: 'OVERDUE' }],
  ],
  [
    'R-SAF-04: each of them has its own clock, and one report meets both',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      followUp(at('2027-06-01T09:00:00.000Z'), true),
      followUp(at('2027-06-03T09:00:00.000Z'), true),
      sent(at('2027-06-10T09:00:00.000Z', { by }), 'EVCTM', 2),
    ],
    '2027-07-01T00:00:00.000Z',
    [
      { rule: 'eu-susar-follow-up', due: summerEndOf('2027-06-16'), status: 'MET' },
      { rule: 'eu-susar-follow-up', due: summerEndOf('2027-06-18'), status: 'MET' },
    ],
  ],
  [
    'R-SAF-04: information that is not significant opens no clock',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      followUp(at('2027-06-01T09:00:00.000Z'), false),
    ],
    early,
    [{ rule: 'eu-susar-15', status: 'MET' }],
    { none: ['eu-susar-follow-up'] },
  ],
  [
    'R-SAF-04: significant information before the first report goes into that one',
    [...susar('2027-05-03'), followUp(at('2027-05-06T09:00:00.000Z'), true)],
    early,
    [{ rule: 'eu-susar-15', due: summerEndOf('2027-05-18') }],
    { none: ['eu-susar-follow-up'] },
  ],
  [
    'R-SAF-21: a rejected report is still owed, with the same due date',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      rejected(at('2027-05-11T09:00:00.000Z', { by })),
    ],
    '2027-05-19T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'OVERDUE', due: summerEndOf('2027-05-18') }],
  ],
  [
    'R-SAF-21: sent again after the end it is late',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      rejected(at('2027-05-11T09:00:00.000Z', { by })),
      sent(at('2027-05-20T09:00:00.000Z', { by })),
    ],
    '2027-05-21T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'MET_LATE' }],
  ],
  [
    'R-SAF-21: where the acknowledgement counts, a report that was only sent leaves it open',
    [...susar('2027-05-03'), sent(at('2027-05-10T09:00:00.000Z', { by }))],
    '2027-05-12T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'OPEN' }],
    { rules: acknowledged },
  ],
  [
    'R-SAF-21: and the acknowledgement meets it',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by })),
      accepted(at('2027-05-12T09:00:00.000Z', { by })),
    ],
    '2027-05-30T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'MET' }],
    { rules: acknowledged },
  ],
  [
    'R-SAF-21: a report to somebody else, or in another form, does not meet it',
    [
      ...susar('2027-05-03'),
      sent(at('2027-05-10T09:00:00.000Z', { by }), 'AEMPS'),
      said('ReportSubmitted', at('2027-05-10T09:00:00.000Z', { by }), {
        report: 2,
        form: 'NOTIFICATION',
        recipient: 'EVCTM',
        channel: 'letter',
      }),
    ],
    '2027-05-30T00:00:00.000Z',
    [{ rule: 'eu-susar-15', status: 'OVERDUE' }],
  ],
  [
    'R-ICS-10: a nullified case owes nothing more, and what it owed stays visible',
    [...susar('2027-05-03', fatal), nullified(at('2027-05-05T09:00:00.000Z', { by }))],
    '2027-06-30T00:00:00.000Z',
    [
      { rule: 'eu-susar-7', status: 'WITHDRAWN', due: summerEndOf('2027-05-10') },
      { rule: 'eu-investigator-24h', status: 'MET' },
    ],
  ],
];

const outsideTrials: readonly Row[] = [
  [
    'R-SAF-15: compassionate use: to AEMPS at once, never to EVCTM',
    susar('2027-05-03', basis('COMPASSIONATE_INDIVIDUAL')),
    '2027-05-04T09:00:00.001Z',
    [{ rule: 'es-compassionate-use', recipient: 'AEMPS', status: 'OVERDUE', due: '2027-05-04T09:00:00.000Z' }],
    { none: builtInRules.rules.map(({ id }) => id).filter((id) => id !== 'es-compassionate-use') },
  ],
  [
    'R-SAF-15: also under a temporary authorisation, and met by any form',
    [...susar('2027-05-03', basis('COMPASSIONATE_TEMPORARY_AUTH')), sent(at('2027-05-03T15:00:00.000Z'), 'AEMPS')],
    '2027-05-05T00:00:00.000Z',
    [{ rule: 'es-compassionate-use', status: 'MET' }],
  ],
  [
    'R-SAF-15: what is not serious is not notified there',
    susar('2027-05-03', basis('COMPASSIONATE_INDIVIDUAL', mild)),
    '2027-05-05T00:00:00.000Z',
    [],
    { none: ['es-compassionate-use'] },
  ],
  [
    'R-SAF-16: hospital exemption: to the regional centre, also when it is not serious',
    susar('2027-05-03', basis('HOSPITAL_EXEMPTION', mild)),
    '2027-05-03T10:00:00.000Z',
    [{ rule: 'es-hospital-exemption', recipient: 'REGIONAL_CENTRE', due: '2027-05-04T09:30:00.000Z' }],
  ],
  [
    'R-SAF-16: an event that nobody suspects to be a reaction is not notified',
    [reported(at('2027-05-03T09:00:00.000Z'), basis('HOSPITAL_EXEMPTION', mild))],
    '2027-05-05T00:00:00.000Z',
    [],
    { none: ['es-hospital-exemption'] },
  ],
  [
    'R-SAF-16: a serious one is, as long as nobody has given an opinion',
    [reported(at('2027-05-03T09:00:00.000Z'), basis('RD477_ART14_EXCEPTIONAL'))],
    '2027-05-05T00:00:00.000Z',
    [{ rule: 'es-hospital-exemption', status: 'OVERDUE', unknowns: ['causality-not-assessed'] }],
  ],
  [
    'R-SAF-17: a serious event of the procurement goes to biovigilance beside the medicines agency',
    susar('2027-05-03', basis('COMPASSIONATE_INDIVIDUAL', { phase: 'PROCUREMENT' })),
    '2027-05-03T10:00:00.000Z',
    [
      { rule: 'es-biovigilance', recipient: 'ONT', due: '2027-05-04T09:00:00.000Z' },
      { rule: 'es-compassionate-use', recipient: 'AEMPS' },
    ],
  ],
  [
    'R-SAF-17: a problem of the product goes there without any reaction, and without a legal basis',
    [
      said('AdverseEventReported', at('2027-05-03T09:00:00.000Z'), {
        participant: 'P1',
        site: 'BCN',
        category: 'PRODUCT_QUALITY',
        term: 'Sterility positive',
        outcome: 'UNKNOWN',
        serious: false,
        seriousness: [],
        phase: 'PRODUCT',
        side: 'NOT_APPLICABLE',
        treatmentEmergent: true,
      }),
    ],
    '2027-05-05T00:00:00.000Z',
    [{ rule: 'es-biovigilance', status: 'OVERDUE' }],
    { none: ['legal-basis-unknown'] },
  ],
  [
    'R-AUT-01: an unknown legal basis is a task of its own, due with the strictest duty that it may hide',
    [
      reported(at('2027-05-03T09:00:00.000Z'), {
        participantUnknown: true,
        legalBasis: undefined as never,
      }),
    ],
    '2027-05-05T00:00:00.000Z',
    [{ rule: 'legal-basis-unknown', status: 'OVERDUE', due: '2027-05-04T09:00:00.000Z', recipient: 'SPONSOR' }],
  ],
  [
    'R-SAF-02: a second authority has its own clock, from the awareness of the sponsor on',
    [reported(at('2027-05-03T09:00:00.000Z'), { site: 'LON', ...fatal }), related(at('2027-05-05T09:00:00.000Z'))],
    early,
    [
      { rule: 'eu-susar-7', dayZero: '2027-05-05', due: summerEndOf('2027-05-12') },
      { rule: 'uk-susar-7', dayZero: '2027-05-03', due: '2027-05-10T22:59:59.999Z', recipient: 'MHRA' },
    ],
    { study: spanishAndBritish },
  ],
  [
    'R-SAF-02: there the completion follows the report itself',
    [...susar('2027-05-03', fatal), sent(at('2027-05-06T09:00:00.000Z', { by }), 'MHRA')],
    early,
    [{ rule: 'uk-susar-7-completion', dayZero: '2027-05-06', due: '2027-05-14T22:59:59.999Z' }],
    { study: spanishAndBritish },
  ],
  [
    'R-SAF-02: one authority told is not the other one told',
    [...susar('2027-05-03'), sent(at('2027-05-06T09:00:00.000Z', { by }), 'MHRA')],
    '2027-05-30T00:00:00.000Z',
    [
      { rule: 'uk-susar-15', status: 'MET' },
      { rule: 'eu-susar-15', status: 'OVERDUE' },
    ],
    { study: spanishAndBritish },
  ],
];

const groups: readonly (readonly [string, readonly Row[]])[] = [
  ['the investigator tells the sponsor', investigator],
  ['the sponsor tells the authority', deadlines],
  ['what begins the period', criteria],
  ['what comes later', later],
  ['other laws and other authorities', outsideTrials],
];

describe.each(groups)('%s', (_group, rows) => {
  it.each(rows.map((row) => ({ title: row[0], row })))('$title', ({ row }) => {
    const [, given, now, then, { study = spanish, rules = builtInRules, none = [] } = {}] = row;
    const clocks = clocksOf(caseOf(given), study, rules, now);
    for (const { rule, ...expected } of then) {
      expect(clocks.filter((clock) => clock.rule === rule)).toContainEqual(expect.objectContaining(expected));
    }
    expect(clocks.map(({ rule }) => rule).filter((rule) => none.includes(rule))).toEqual([]);
  });
});
