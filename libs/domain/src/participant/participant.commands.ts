import { dateOf, earliest, personal, refusalOf, refuse, type Reason, type Unmet } from '@caseledger/kernel';
import { condition, timed } from '../conditions.js';
import type { ConsentScope, Instrument, LegalBasis, Protocol } from '../protocol.js';
import { authorisationInForce } from '../study/study.state.js';
import { define, type CommandData } from '../command-definition.js';
import type { World } from '../world.js';
import type { Answer, Change, Reading, SerologyResult, Side } from './participant.events.js';
import { coverage, fitsDecimals, readInstrument, type ReadingEntry } from './readings.js';
import { plan, scheduledVisit } from './schedule.js';

interface ForParticipant extends CommandData {
  readonly participant: string;
}

const streams = ({ participant }: ForParticipant) => ({ participant: `participant/${participant}` });
const site = (_data: unknown, { participant }: World) => participant.site;

/** The protocol, which exists once a participant does. */
export function protocolOf(world: World): Protocol {
  if (world.study.protocol === undefined) throw new Error('a participant was screened without a protocol');
  return world.study.protocol;
}

export function zoneOf(world: World, siteCode?: string): string {
  return world.study.sites[siteCode ?? world.participant.site ?? '']?.zone ?? 'UTC';
}

const exists = (data: ForParticipant, { participant }: World): readonly Unmet[] =>
  condition(participant.site !== undefined, {
    rule: 'unknown-participant',
    message: `There is no participant ${data.participant} in this study.`,
  });

/** What every act on a living, followed participant needs. */
const inFollowUp = (data: ForParticipant, world: World): readonly Unmet[] => [
  ...exists(data, world),
  ...condition(
    world.participant.ended.every((end) => end === 'WITHDRAWN_FROM_TREATMENT'),
    {
      rule: 'follow-up-ended',
      message: `Follow-up of ${data.participant} has ended (${world.participant.ended.join(', ')}).`,
      requirement: 'R-AUD-14',
    },
  ),
];

export interface ScreenParticipant extends ForParticipant {
  readonly site: string;
  readonly side: Side;
  readonly diagnosis: string;
  readonly indication: 'ESTABLISHED_INJURY' | 'PREVENTION';
  readonly characteristics: readonly Answer[];
  readonly treatingPhysician: string;
  readonly identity?: Readonly<Record<string, string>>;
}

function characteristicFaults(protocol: Protocol, answers: readonly Answer[]): readonly Unmet[] {
  const fault = (message: string): Unmet => ({ rule: 'characteristic-invalid', message, pointer: '/characteristics' });
  const given = new Map(answers.map((answer) => [answer.item, answer]));
  const unknown = answers.filter((answer) => !protocol.characteristics.some(({ code }) => code === answer.item));
  return [
    ...unknown.map((answer) => fault(`The protocol knows no characteristic ${answer.item}.`)),
    ...protocol.characteristics.flatMap((characteristic) => {
      const answer = given.get(characteristic.code);
      const { code, range, values, decimals, required } = characteristic;
      if (answer === undefined) return required ? [fault(`${code} needs a value or a reason why it is missing.`)] : [];
      const { value, missing } = answer;
      if ((value === undefined) === (missing === undefined)) return [fault(`${code} needs a value or a reason.`)];
      if (value === undefined) return [];
      if (values !== undefined && !values.includes(String(value)))
        return [fault(`${code}: one of ${values.join(', ')}.`)];
      if (range !== undefined && (typeof value !== 'number' || value < range.low || value > range.high)) {
        return [fault(`${code} must lie between ${range.low} and ${range.high}.`)];
      }
      if (decimals !== undefined && !fitsDecimals(value, decimals)) {
        return [fault(`${code} takes at most ${decimals} decimals.`)];
      }
      return [];
    }),
  ];
}

export const screenParticipant = define<ScreenParticipant>({
  roles: ['investigator', 'coordinator'],
  streams,
  site: (data) => data.site,
  conditions: (data, { study, participant }) => [
    ...condition(participant.site === undefined, {
      rule: 'participant-exists',
      message: `Participant ${data.participant} is screened already.`,
    }),
    ...condition(study.protocol !== undefined, {
      rule: 'no-protocol',
      message: 'The study has no approved protocol.',
      remedy: 'Approve a protocol first.',
    }),
    ...condition(study.sites[data.site] !== undefined && !study.closedSites.includes(data.site), {
      rule: 'unknown-site',
      message: `Site ${data.site} is not an active site of this study.`,
      pointer: '/site',
    }),
    ...condition(data.indication !== 'PREVENTION', {
      rule: 'preventive-indication',
      message: 'A purely preventive request is refused: the indication must be an established injury.',
      pointer: '/indication',
    }),
  ],
  decide: (data, world) => {
    const protocol = protocolOf(world);
    const faults = [
      ...characteristicFaults(protocol, data.characteristics),
      ...condition(!protocol.laterality || data.side !== 'NOT_APPLICABLE', {
        rule: 'side-required',
        message: 'The protocol treats one side: say which.',
        requirement: 'R-CEL-19',
        pointer: '/side',
      }),
    ];
    const refusal = refusalOf('invalid', faults);
    if (refusal !== undefined) return refusal;
    return [
      {
        type: 'ParticipantScreened',
        data: {
          site: data.site,
          side: data.side,
          diagnosis: data.diagnosis,
          indication: 'ESTABLISHED_INJURY',
          characteristics: data.characteristics,
          treatingPhysician: data.treatingPhysician,
          ...(data.identity && { identity: personal(data.participant, data.identity) }),
          protocolVersion: protocol.version,
        },
      },
    ];
  },
});

export interface SignConsent extends ForParticipant {
  readonly form: string;
  readonly formVersion: string;
  readonly language: string;
  readonly scopes: readonly ConsentScope[];
  readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
  readonly informedBy: string;
  readonly side: Side;
}

export const signConsent = define<SignConsent>({
  roles: ['investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...timed(data),
    ...inFollowUp(data, world),
    ...condition(world.participant.side === undefined || data.side === world.participant.side, {
      rule: 'side-mismatch',
      message: `Screening says ${String(world.participant.side)}, the consent says ${data.side}.`,
      requirement: 'R-CEL-19',
    }),
  ],
  decide: ({ form, formVersion, language, scopes, signedBy, informedBy, side }, world) => {
    const known = protocolOf(world).consentForms.find((item) => item.code === form && item.version === formVersion);
    if (known === undefined) {
      return refuse('invalid', 'unknown-consent-form', `The protocol has no consent form ${form} ${formVersion}.`, {
        requirement: 'R-AUT-08',
      });
    }
    if (!known.languages.includes(language)) {
      return refuse('invalid', 'consent-language', `Form ${form} is approved in ${known.languages.join(', ')} only.`);
    }
    const beyond = scopes.filter((scope) => !known.scopes.includes(scope));
    if (beyond.length > 0)
      return refuse('invalid', 'consent-scope', `Form ${form} does not cover ${beyond.join(', ')}.`);
    const type = world.participant.consents.length === 0 ? 'ConsentSigned' : 'Reconsented';
    return [{ type, data: { form, formVersion, language, scopes, signedBy, informedBy, side } }];
  },
});

export interface WithdrawConsent extends ForParticipant {
  readonly scopes: readonly ConsentScope[];
  readonly reason?: Reason;
}

/** Withdrawal keeps what was done before and the duty of safety follow-up (R-AUT-08). */
export const withdrawConsent = define<WithdrawConsent>({
  roles: ['investigator', 'coordinator'],
  streams,
  site,
  conditions: exists,
  decide: ({ scopes, reason }, { participant }) => {
    const given = new Set(participant.consents.flatMap((consent) => consent.scopes));
    const open = scopes.filter((scope) => given.has(scope) && !participant.withdrawn.includes(scope));
    if (open.length === 0) {
      return refuse('conflict', 'no-consent-to-withdraw', `No consent is in force for ${scopes.join(', ')}.`);
    }
    return [{ type: 'ConsentWithdrawn', data: { scopes: open }, ...(reason && { reason }) }];
  },
});

export interface ConfirmEligibility extends ForParticipant {
  readonly criteria: readonly { readonly code: string; readonly met: boolean; readonly evidence: string }[];
}

/** Every criterion of the protocol, one by one, with evidence. An unmet one is a screen failure, not a note. */
export const confirmEligibility = define<ConfirmEligibility>({
  roles: ['investigator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ criteria }, world) => {
    const protocol = protocolOf(world);
    const answers = new Map(criteria.map((criterion) => [criterion.code, criterion]));
    const unmet = protocol.eligibility.flatMap(({ code, kind, text }) => {
      const answer = answers.get(code);
      const wanted = kind === 'INCLUSION';
      if (answer === undefined) {
        return [{ rule: 'criterion-unanswered', message: `${code} is not answered: ${text}`, requirement: 'R-AUD-19' }];
      }
      return condition(answer.met === wanted, {
        rule: 'criterion-unmet',
        message: `${code} ${wanted ? 'is not met' : 'excludes'}: ${text}`,
        remedy: 'Record a screen failure, or correct the answer.',
      });
    });
    const unknown = criteria.filter(({ code }) => !protocol.eligibility.some((criterion) => criterion.code === code));
    const refusal = refusalOf('conflict', [
      ...unmet,
      ...unknown.map(({ code }) => ({ rule: 'unknown-criterion', message: `The protocol has no criterion ${code}.` })),
    ]);
    return refusal ?? [{ type: 'EligibilityConfirmed', data: { criteria, protocolVersion: protocol.version } }];
  },
});

export interface FailScreening extends ForParticipant {
  readonly criteria: readonly string[];
  readonly explanation: string;
}

export const failScreening = define<FailScreening>({
  roles: ['investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.participant.injection === undefined, {
      rule: 'already-treated',
      message: 'A treated participant cannot fail screening.',
      requirement: 'R-AUD-14',
    }),
  ],
  decide: ({ criteria, explanation }) => [{ type: 'ScreenFailed', data: { criteria, explanation } }],
});

/** Documents of an individual compassionate use, besides the authority's decision (R-AUT-05). */
export const compassionateDocuments = [
  'CLINICAL_REPORT',
  'NO_ALTERNATIVE',
  'REASON_NO_TRIAL',
  'SPONSOR_AGREEMENT',
  'HOSPITAL_APPROVAL',
  'AUTHORITY_DECISION',
] as const;

export interface AuthoriseTreatment extends ForParticipant {
  readonly legalBasis: LegalBasis;
  readonly reference: string;
  readonly documents: readonly string[];
}

export const authoriseTreatment = define<AuthoriseTreatment>({
  roles: ['investigator', 'sponsor'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ legalBasis, reference, documents, occurredAt }, world) => {
    const { study, participant } = world;
    const at = earliest(occurredAt, zoneOf(world));
    const missing =
      legalBasis === 'COMPASSIONATE_INDIVIDUAL'
        ? compassionateDocuments.filter((item) => !documents.includes(item))
        : [];
    const refusal = refusalOf('conflict', [
      ...condition(protocolOf(world).legalBases.includes(legalBasis), {
        rule: 'legal-basis-not-in-protocol',
        message: `The protocol does not provide for ${legalBasis}.`,
        requirement: 'R-AUT-01',
      }),
      ...condition(authorisationInForce(study, legalBasis, participant.site ?? '', at) !== undefined, {
        rule: 'no-authorisation-in-force',
        message: `No authorisation for ${legalBasis} is in force at site ${String(participant.site)}.`,
        requirement: 'R-AUT-02',
      }),
      ...missing.map((item) => ({
        rule: `missing-${item.toLowerCase().replaceAll('_', '-')}`,
        message: `Individual compassionate use needs ${item.toLowerCase().replaceAll('_', ' ')}.`,
        requirement: 'R-AUT-05',
      })),
    ]);
    return refusal ?? [{ type: 'TreatmentAuthorised', data: { legalBasis, reference, documents } }];
  },
});

export interface RecordSerology extends ForParticipant {
  readonly sampledAt: string;
  readonly laboratory: string;
  readonly results: readonly SerologyResult[];
}

export const recordSerology = define<RecordSerology>({
  roles: ['investigator', 'coordinator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ sampledAt, laboratory, results, occurredAt }, world) => {
    const zone = zoneOf(world);
    const refusal = refusalOf('invalid', [
      ...condition(earliest(sampledAt, zone) <= earliest(occurredAt, zone), {
        rule: 'sampled-after-result',
        message: 'The sample was taken after the result.',
        pointer: '/sampledAt',
      }),
      ...condition(new Set(results.map((result) => result.marker)).size === results.length, {
        rule: 'marker-twice',
        message: 'A marker is reported twice.',
        pointer: '/results',
      }),
    ]);
    return refusal ?? [{ type: 'SerologyRecorded', data: { sampledAt, laboratory, results } }];
  },
});

/** Tests that cultured or stored autologous cells need by law, whatever the protocol says (R-CEL-01). */
export const statutoryMarkers = ['HIV-1/2', 'HBsAg', 'anti-HBc', 'HCV', 'syphilis'] as const;

export interface AssessSerology extends ForParticipant {
  /** Risk assessment by a physician, when a result is positive (R-CEL-03). */
  readonly riskAssessment?: string;
}

/** Clears complete negative serology; restricts a positive one to isolated storage (R-CEL-01, R-CEL-02, R-CEL-03). */
export const assessSerology = define<AssessSerology>({
  roles: ['investigator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ riskAssessment }, world) => {
    const serology = world.participant.serology;
    if (serology === undefined) {
      return refuse('conflict', 'no-serology', 'No serology is recorded.', { requirement: 'R-CEL-01' });
    }
    const result = (marker: string) => serology.results.find((item) => item.marker === marker)?.result;
    const required = [...new Set([...statutoryMarkers, ...protocolOf(world).serology.markers])];
    const open: Unmet[] = required.flatMap((marker) => {
      if (result(marker) === undefined) {
        return [
          {
            rule: 'serology-incomplete',
            message: `serology-incomplete: ${marker}`,
            requirement: 'R-CEL-01',
            remedy: `Record a result for ${marker}.`,
          },
        ];
      }
      return condition(result(marker) !== 'INDETERMINATE', {
        rule: 'serology-needs-test',
        message: `${marker} is indeterminate: a further test is needed.`,
        requirement: 'R-CEL-03',
      });
    });
    const positive = required.filter((marker) => result(marker) === 'POSITIVE');
    if (positive.length > 0 && riskAssessment === undefined) {
      open.push({
        rule: 'serology-needs-risk-assessment',
        message: `${positive.join(', ')} positive: a risk assessment is needed.`,
        requirement: 'R-CEL-03',
      });
    }
    const refusal = refusalOf('conflict', open);
    if (refusal !== undefined) return refusal;
    const { sampledAt } = serology;
    return positive.length === 0
      ? [{ type: 'SerologyCleared', data: { sampledAt, markers: required } }]
      : [{ type: 'SerologyRestricted', data: { sampledAt, positive, riskAssessment: riskAssessment ?? '' } }];
  },
});

export interface RecordVisit extends ForParticipant {
  readonly visit: string;
  readonly readings: readonly ReadingEntry[];
  readonly adverseEvents: 'NONE_SINCE_LAST_VISIT' | 'REPORTED' | 'NOT_ASKED';
}

function readAll(
  world: World,
  instruments: readonly Instrument[],
  entries: readonly ReadingEntry[],
): { readings: readonly Reading[]; faults: readonly Unmet[] } {
  const results = entries.flatMap((entry) => {
    const instrument = instruments.find(({ code }) => code === entry.instrument);
    return instrument === undefined ? [] : [readInstrument(instrument, entry, world.participant.characteristics)];
  });
  return { readings: results.map(({ reading }) => reading), faults: results.flatMap(({ faults }) => faults) };
}

/**
 * Records a visit. The window decides which scheduled visit it is; outside of every window it is unscheduled and is
 * never moved (R-INS-05). Every expected item has a value or a reason (R-AUD-19).
 */
export const recordVisit = define<RecordVisit>({
  roles: ['coordinator', 'investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...inFollowUp(data, world),
    ...condition(world.participant.visits[data.visit] === undefined, {
      rule: 'visit-exists',
      message: `Visit ${data.visit} is recorded already.`,
      remedy: 'Correct it, with a reason.',
    }),
    ...condition(world.participant.consents.length > 0, {
      rule: 'consent-missing',
      message: 'No consent is signed.',
      requirement: 'R-AUT-08',
    }),
    ...condition(!world.participant.withdrawn.includes('FOLLOW_UP'), {
      rule: 'follow-up-consent-withdrawn',
      message: 'Consent to follow-up is withdrawn: only safety information may still be recorded.',
      requirement: 'R-AUT-08',
    }),
  ],
  decide: ({ visit, readings: entries, adverseEvents, occurredAt }, world) => {
    const protocol = protocolOf(world);
    const zone = zoneOf(world);
    const date = dateOf(occurredAt, zone);
    const scheduled = scheduledVisit(protocol, date, world.participant.injection?.at, zone);
    const bySite = protocol.instruments.filter((instrument) => instrument.recordedBy === 'SITE');
    const expected = bySite.filter((instrument) => scheduled?.instruments.includes(instrument.code));
    const { readings, faults } = readAll(world, bySite, entries);
    const twice = Object.values(world.participant.visits).find((other) => other.scheduled === scheduled?.code);
    const refusal =
      refusalOf('invalid', [...coverage(expected, entries, bySite), ...faults]) ??
      refusalOf(
        'conflict',
        condition(scheduled === null || twice === undefined, {
          rule: 'visit-recorded',
          message: `${String(scheduled?.code)} is recorded already as visit ${String(twice?.visit)}.`,
          requirement: 'R-INS-05',
        }),
      );
    return (
      refusal ?? [
        {
          type: 'VisitRecorded',
          data: {
            visit,
            scheduled: scheduled?.code ?? null,
            date,
            readings,
            adverseEvents,
            protocolVersion: protocol.version,
          },
        },
      ]
    );
  },
});

export interface MissVisit extends ForParticipant {
  readonly scheduled: string;
  readonly explanation: string;
}

export const missVisit = define<MissVisit>({
  roles: ['coordinator', 'investigator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ scheduled, explanation }, world, { now }) => {
    const { participant } = world;
    const protocol = protocolOf(world);
    const zone = zoneOf(world);
    if (participant.injection === undefined) {
      return refuse('conflict', 'not-scheduled-yet', 'Visits are scheduled from the administration.');
    }
    const planned = plan(protocol, participant.injection.at, zone).find((visit) => visit.code === scheduled);
    if (planned === undefined) return refuse('invalid', 'unknown-visit', `The protocol has no visit ${scheduled}.`);
    const refusal = refusalOf('conflict', [
      ...condition(planned.closes < dateOf(now, zone), {
        rule: 'window-open',
        message: `The window of ${scheduled} is open until ${planned.closes}.`,
        requirement: 'R-INS-05',
      }),
      ...condition(
        !participant.missedVisits.includes(scheduled) &&
          !Object.values(participant.visits).some((visit) => visit.scheduled === scheduled),
        { rule: 'visit-recorded', message: `${scheduled} is recorded already.` },
      ),
    ]);
    return refusal ?? [{ type: 'VisitMissed', data: { scheduled, explanation } }];
  },
});

export interface CorrectVisit extends ForParticipant {
  readonly visit: string;
  readonly readings: readonly ReadingEntry[];
  readonly reason: Reason;
}

const values = (reading: Reading | undefined): ReadonlyMap<string, string | number | null> =>
  new Map([
    ...(reading?.answers ?? []).map((answer) => [answer.item, answer.value ?? answer.missing ?? null] as const),
    ...(reading?.derived ?? []).map((derived) => [derived.item, derived.value ?? derived.missing ?? null] as const),
  ]);

/** A correction never edits: old and new value stay side by side, with who, when and why (R-AUD-02, R-AUD-03). */
export const correctVisit = define<CorrectVisit>({
  roles: ['coordinator', 'investigator'],
  streams,
  site,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.participant.visits[data.visit] !== undefined, {
      rule: 'unknown-visit',
      message: `There is no visit ${data.visit} to correct.`,
    }),
  ],
  decide: ({ visit, readings: entries, reason }, world) => {
    const before = world.participant.visits[visit]?.readings ?? [];
    const bySite = protocolOf(world).instruments.filter((instrument) => instrument.recordedBy === 'SITE');
    const { readings, faults } = readAll(world, bySite, entries);
    const refusal = refusalOf('invalid', [...coverage([], entries, bySite), ...faults]);
    if (refusal !== undefined) return refusal;
    const changes = readings.flatMap((reading): readonly Change[] => {
      const old = values(before.find(({ instrument }) => instrument === reading.instrument));
      return [...values(reading)].flatMap(([item, to]) => {
        const from = old.get(item) ?? null;
        return from === to ? [] : [{ field: `${reading.instrument}/${item}`, from, to }];
      });
    });
    if (changes.length === 0) return refuse('conflict', 'nothing-changed', 'The correction changes nothing.');
    const kept = before.filter(({ instrument }) => !readings.some((reading) => reading.instrument === instrument));
    return [{ type: 'VisitCorrected', data: { visit, changes, readings: [...kept, ...readings] }, reason }];
  },
});

export interface ScoreImaging extends ForParticipant {
  /** Visit label to which the images belong. */
  readonly visit: string;
  readonly reading: ReadingEntry;
}

/** A reading by an independent reader: never the treating physician (R-INS-04). `occurredAt` dates the images. */
export const scoreImaging = define<ScoreImaging>({
  roles: ['imaging-reader'],
  streams,
  site,
  conditions: exists,
  decide: ({ visit, reading: entry, occurredAt }, world, { person }) => {
    const { participant } = world;
    const protocol = protocolOf(world);
    const zone = zoneOf(world);
    const date = dateOf(occurredAt, zone);
    const read = protocol.instruments.filter((instrument) => instrument.recordedBy === 'READER');
    const { readings, faults } = readAll(world, read, [entry]);
    const scheduled = scheduledVisit(protocol, date, participant.injection?.at, zone);
    const refusal =
      refusalOf('invalid', [...coverage([], [entry], read), ...faults]) ??
      refusalOf('conflict', [
        ...condition(person !== participant.treatingPhysician, {
          rule: 'reader-treats',
          message: 'The treating physician cannot be the independent reader.',
          requirement: 'R-INS-04',
        }),
        ...condition(!(participant.imaging[visit] ?? []).includes(entry.instrument), {
          rule: 'imaging-scored',
          message: `${entry.instrument} of visit ${visit} is scored already.`,
        }),
      ]);
    const [reading] = readings;
    if (refusal !== undefined || reading === undefined) {
      return refusal ?? refuse('invalid', 'unknown-instrument', `No imaging instrument ${entry.instrument}.`);
    }
    return [
      {
        type: 'ImagingScored',
        data: {
          visit,
          scheduled: scheduled?.code ?? null,
          date,
          reading,
          reader: person,
          protocolVersion: protocol.version,
        },
      },
    ];
  },
});

const treated = (data: ForParticipant, world: World): readonly Unmet[] => [
  ...inFollowUp(data, world),
  ...condition(world.participant.injection !== undefined, {
    rule: 'not-treated',
    message: 'The participant was not treated yet.',
    requirement: 'R-AUD-14',
  }),
];

export interface RecordReturnToSport extends ForParticipant {
  readonly activity: string;
  /** Months after the administration. */
  readonly months: number;
}

export const recordReturnToSport = define<RecordReturnToSport>({
  roles: ['coordinator', 'investigator'],
  streams,
  site,
  conditions: treated,
  decide: ({ activity, months }, { participant }) =>
    participant.returnedToSport
      ? refuse('conflict', 'return-recorded', 'The return to sport is recorded already.')
      : [{ type: 'ReturnedToSport', data: { activity, months } }],
});

export interface RecordTerminalEvent extends ForParticipant {
  readonly code: string;
  readonly side: Side;
}

/** Re-rupture, hip replacement, …: whatever the protocol names. Some end the follow-up of that joint (R-INS-10). */
export const recordTerminalEvent = define<RecordTerminalEvent>({
  roles: ['investigator'],
  streams,
  site,
  conditions: treated,
  decide: ({ code, side }, world) => {
    const known = protocolOf(world).terminalEvents.find((event) => event.code === code);
    if (known === undefined) return refuse('invalid', 'unknown-terminal-event', `The protocol names no ${code}.`);
    return [{ type: 'TerminalEventRecorded', data: { code, endsFollowUp: known.endsFollowUp, side } }];
  },
});

export interface RecordConcomitantCare extends ForParticipant {
  readonly kind: string;
  readonly description: string;
  readonly from: string;
  readonly until?: string;
}

export const recordConcomitantCare = define<RecordConcomitantCare>({
  roles: ['coordinator', 'investigator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ kind, description, from, until }) =>
    until !== undefined && until < from
      ? refuse('invalid', 'ends-before-start', 'The care ends before it starts.', { pointer: '/until' })
      : [
          {
            type: 'ConcomitantCareRecorded',
            data: { kind, description, from, ...(until !== undefined && { until }) },
          },
        ],
});

export interface EndParticipation extends ForParticipant {
  readonly kind: 'WithdrawnFromTreatment' | 'WithdrawnFromFollowUp' | 'LostToFollowUp' | 'Died' | 'FollowUpCompleted';
  readonly explanation: string;
}

/** Withdrawal, loss to follow-up, death or completion. */
export const endParticipation = define<EndParticipation>({
  roles: ['investigator'],
  streams,
  site,
  conditions: inFollowUp,
  decide: ({ kind, explanation }, { participant }) => {
    if (kind === 'Died') return [{ type: 'Died', data: { cause: explanation } }];
    if (kind !== 'FollowUpCompleted') return [{ type: kind, data: { explanation } }];
    return participant.injection === undefined
      ? refuse('conflict', 'not-treated', 'Follow-up of an untreated participant cannot be completed.')
      : [{ type: 'FollowUpCompleted', data: {} }];
  },
});
