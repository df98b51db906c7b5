import { endsBefore, latest, personal, type Reason, type Unmet, own } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import { ctcaeGrade, limitsReversed, mayBeGraded, type LaboratoryValue } from '../ctcae/index.js';
import { lastGiven, type ParticipantState } from '../participant/participant.state.js';
import type { Side } from '../participant/participant.model.js';
import { zoneOf, type World } from '../world.js';
import { caseOpened, toldTreatment, type TreatmentOfCase } from './case-opening.js';
import { noCode, type AdverseEventReport, type Death } from './adverse-event.events.js';
import type { SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import {
  contradictions,
  open,
  streams,
  toldInOrder,
  zoneOfCase,
  type ForCase,
  type ToldToSponsor,
} from './for-case.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refusalOf, refuse } from '../refusals.js';

export interface ReportAdverseEvent extends ForCase, ToldToSponsor {
  /** Absent, or unknown to the study: the case goes into triage. */
  readonly participant?: string;
  /** How the reporter describes a person without a code. */
  readonly person?: string;
  /** Site of the reporter, for a participant whom the study does not know. */
  readonly site?: string;
  readonly category?: AdverseEventReport['category'];
  /** A template of the protocol fills term, phase and severity. */
  readonly template?: string;
  readonly term?: string;
  readonly onset?: string;
  readonly end?: string;
  readonly outcome: AdverseEventReport['outcome'];
  readonly severity?: AdverseEventReport['severity'];
  readonly grade?: number;
  /** The grade is computed from it where CTCAE allows that; one that is given too must agree. */
  readonly laboratory?: LaboratoryValue;
  readonly serious: boolean;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly death?: Death;
  readonly phase?: AdverseEventReport['phase'];
  readonly side: Side;
  readonly analgesia?: string;
  readonly specialInterest?: string;
  readonly narrative?: string;
}

/** What a report takes from the participant: product and legal basis of the treatment, and whether it came after it. */
function treatmentOf(participant: ParticipantState, onset: string | undefined, zone: string): TreatmentOfCase {
  const first = participant.administrations[0];
  // What was given last before it began is what may have caused it.
  const last = lastGiven(participant, onset === undefined ? undefined : latest(onset, zone)) ?? lastGiven(participant);
  return {
    treatmentEmergent: first !== undefined && (onset === undefined || latest(onset, zone) >= Date.parse(first.at)),
    product: last?.product,
    legalBasis: last?.legalBasis ?? participant.treatment?.legalBasis,
  };
}

type Graded = Pick<ReportAdverseEvent, 'grade' | 'laboratory'>;

/** A grade that the laboratory value beside it rules out, and limits that cannot be. */
function misgraded({ grade, laboratory }: Graded): readonly Unmet[] {
  if (laboratory === undefined) return [];
  const reversed = limitsReversed(laboratory);
  if (reversed.length > 0) return reversed.map((unmet) => ({ ...unmet, pointer: `/laboratory${unmet.pointer ?? ''}` }));
  const computed = ctcaeGrade(laboratory);
  return condition(
    grade === undefined || mayBeGraded(computed, grade),
    'grade-mismatch',
    `The laboratory value has grade ${computed.possible.join(' or ')} by ${computed.version}, not ${String(grade)}.`,
    '/grade',
  );
}

/** The grade with where it comes from: the laboratory value when that decides it, else the reporter. */
function grading({ grade: given, laboratory }: Graded): Pick<AdverseEventReport, 'grade' | 'gradedBy' | 'laboratory'> {
  const computed = laboratory && ctcaeGrade(laboratory);
  const grade = given ?? computed?.grade;
  return {
    ...(grade !== undefined && { grade }),
    ...(computed?.grade !== undefined && computed.grade === grade && { gradedBy: computed.version }),
    ...(laboratory && { laboratory }),
  };
}

/**
 * `occurredAt` is when the site became aware. Safety information is accepted after the end of follow-up (R-SAF-12), and
 * is never refused for being incomplete: what is missing is listed with the case.
 */
export const reportAdverseEvent = define<ReportAdverseEvent>({
  roles: ['investigator', 'coordinator', 'safety-monitor'],
  blind: 'WHOLE',
  streams: ({ adverseEvent, participant }) => ({
    'adverse-event': streamOf('adverse-event', adverseEvent),
    ...(participant !== undefined && { participant: streamOf('participant', participant) }),
  }),
  site: (data) => data.site,
  conditions: (data, world) => [
    ...condition(
      world['adverse-event'].report === undefined,
      'adverse-event-exists',
      `Adverse event ${data.adverseEvent} is reported already.`,
    ),
    ...condition(
      data.site === undefined || own(world.study.sites, data.site) !== undefined,
      'unknown-site',
      `There is no site ${String(data.site)} in this study.`,
      '/site',
    ),
  ],
  decide: (data, world, { now }) => {
    const { participant } = world;
    // Whoever has no code yet has a key of their own, so that erasing one person erases no other.
    const subject = data.participant ?? data.adverseEvent;
    const reportedSite = participant.site ?? data.site;
    const zone = zoneOf(world, reportedSite);
    const protocol = world.study.protocol;
    const template = protocol?.adverseEventTemplates.find(({ code }) => code === data.template);
    const term = data.term ?? template?.term;
    const severity = data.severity ?? template?.severity;
    const phase = data.phase ?? template?.phase;
    const { onset, end, outcome, serious, seriousness, death, side, analgesia, sponsorInformedAt } = data;
    const { specialInterest = template?.specialInterest } = data;
    const known = protocol?.specialInterest?.map(({ code }) => code) ?? [];
    const refusal = refusalOf([
      ...condition(
        data.template === undefined || template !== undefined,
        'unknown-template',
        `The protocol has no template ${String(data.template)}.`,
        '/template',
      ),
      ...condition(term !== undefined, 'incomplete-report', undefined, '/term'),
      ...condition(
        specialInterest === undefined || known.includes(specialInterest),
        'unknown-special-interest',
        `The protocol lists no event of special interest ${String(specialInterest)}.`,
        '/specialInterest',
      ),
      ...condition(serious === seriousness.length > 0, 'seriousness-without-criterion', undefined, '/seriousness'),
      ...misgraded(data),
      ...toldInOrder(data, now, zone),
      ...(contradictions({ ...data, awareAt: data.occurredAt, zone })?.unmet ?? []),
    ]);
    if (refusal !== undefined || term === undefined) return refusal ?? [];
    return [
      caseOpened(
        {
          participant: data.participant ?? noCode,
          ...(participant.site === undefined && { participantUnknown: true as const }),
          ...(data.person !== undefined && { person: personal(subject, data.person) }),
          site: reportedSite ?? '',
          ...(data.category && { category: data.category }),
          term,
          ...(data.template !== undefined && { template: data.template }),
          ...(onset !== undefined && { onset }),
          ...(end !== undefined && { end }),
          outcome,
          ...(severity && { severity }),
          ...grading(data),
          serious,
          seriousness,
          ...(death && { death }),
          ...(phase && { phase }),
          side,
          ...(analgesia !== undefined && { analgesia }),
          ...(specialInterest !== undefined && { specialInterest }),
          ...(sponsorInformedAt !== undefined && { sponsorInformedAt }),
          ...(data.narrative !== undefined && { narrative: personal(subject, data.narrative) }),
        },
        treatmentOf(participant, onset, zone),
      ),
    ];
  },
});

export interface IdentifyParticipant extends ForCase {
  readonly participant: string;
}

/** Takes a case out of triage: it is about this participant. */
export const identifyParticipant = define<IdentifyParticipant>({
  roles: ['investigator', 'coordinator', 'safety-monitor'],
  blind: 'WHOLE',
  streams: ({ adverseEvent, participant }) => ({
    'adverse-event': streamOf('adverse-event', adverseEvent),
    participant: streamOf('participant', participant),
  }),
  conditions: (data, world) => [
    ...open(data, world),
    ...condition(
      world.participant.site !== undefined,
      'unknown-participant',
      `There is no participant ${data.participant} in this study.`,
    ),
    ...condition(world['adverse-event'].report === undefined || isInTriage(world), 'participant-known'),
  ],
  decide: ({ participant }, world) => {
    const { report } = world['adverse-event'];
    if (report === undefined) return [];
    const { site: known = '' } = world.participant;
    const treatment = toldTreatment(treatmentOf(world.participant, report.onset, zoneOf(world)));
    return [
      {
        type: 'ParticipantIdentified',
        data: { from: report.participant ?? noCode, participant, site: known, ...treatment },
      },
    ];
  },
});

const isInTriage = (world: World) => world['adverse-event'].report?.participantUnknown === true;

export interface CorrectAwareness extends ForCase {
  readonly awareAt: string;
  readonly reason: Reason;
}

/** Corrects when the site became aware; clocks are computed anew, and the earlier verdict stays visible. */
export const correctAwareness = define<CorrectAwareness>({
  roles: ['investigator', 'coordinator', 'safety-monitor'],
  blind: 'WHOLE',
  streams,
  conditions: open,
  decide: ({ awareAt, reason, occurredAt }, world) => {
    const { report, awareAt: from = '' } = world['adverse-event'];
    if (report === undefined) return [];
    const zone = zoneOfCase(world);
    if (endsBefore(awareAt, occurredAt, zone)) {
      return refuse('in-the-future', `${awareAt} lies after this correction.`, '/awareAt');
    }
    if (awareAt === from) return refuse('nothing-changes', `The awareness is ${from} already.`);
    return (
      contradictions({ ...report, awareAt, zone }) ?? [
        { type: 'AwarenessCorrected', data: { from, to: awareAt }, reason },
      ]
    );
  },
});

export interface ReceiveFollowUp extends ForCase, ToldToSponsor {
  readonly information: string;
  readonly outcome?: AdverseEventReport['outcome'];
  readonly onset?: string;
  readonly end?: string;
  readonly severity?: AdverseEventReport['severity'];
  readonly grade?: number;
  readonly phase?: AdverseEventReport['phase'];
  readonly death?: Death;
  /** Judged by a person, with a reason (R-SAF-04). */
  readonly significance?: { readonly significant: boolean; readonly why: string };
}

/** `occurredAt` is when the information was received: day 0 of its clock when it is significant (R-SAF-04). */
export const receiveFollowUp = define<ReceiveFollowUp>({
  roles: ['investigator', 'coordinator', 'safety-monitor'],
  blind: 'WHOLE',
  streams,
  conditions: open,
  decide: ({ information, significance, ...data }, world, { now }) => {
    const { report, awareAt = '' } = world['adverse-event'];
    if (report === undefined) return [];
    const { outcome, onset, end, severity, grade, phase, death, sponsorInformedAt } = data;
    const told = refusalOf(toldInOrder(data, now, zoneOfCase(world)));
    const news = {
      ...(outcome && { outcome }),
      ...(onset !== undefined && { onset }),
      ...(end !== undefined && { end }),
      ...(severity && { severity }),
      ...(grade !== undefined && { grade }),
      ...(phase && { phase }),
      ...(death && { death }),
    };
    return (
      told ??
      contradictions({ ...report, ...news, awareAt, zone: zoneOfCase(world) }) ?? [
        {
          type: 'FollowUpReceived',
          data: {
            information,
            ...news,
            ...(significance && { significance }),
            ...(sponsorInformedAt !== undefined && { sponsorInformedAt }),
          },
        },
      ]
    );
  },
});

export interface CloseCase extends ForCase {
  readonly conclusion: string;
}

/** Nothing more is expected. Follow-up information opens it again. */
export const closeCase = define<CloseCase>({
  roles: ['safety-monitor'],
  streams,
  conditions: (data, world) => [...open(data, world), ...condition(!world['adverse-event'].closed, 'case-closed')],
  decide: ({ conclusion }) => [{ type: 'CaseClosed', data: { conclusion } }],
});

export interface NullifyCase extends ForCase {
  readonly reason: Reason;
}

export const nullifyCase = define<NullifyCase>({
  roles: ['safety-monitor'],
  streams,
  conditions: open,
  decide: ({ reason }) => [{ type: 'CaseNullified', data: {}, reason }],
});
