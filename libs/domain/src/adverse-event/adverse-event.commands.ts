import { earliest, latest, personal, refusalOf, refuse, type Reason, type Unmet } from '@caseledger/kernel';
import { condition } from '../conditions.js';
import type { Side } from '../participant/participant.events.js';
import { delegationInForce } from '../study/study.state.js';
import { define, type CommandData } from '../command-definition.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import type { AdverseEventReport, Attribution, SeriousnessCriterion } from './adverse-event.events.js';

interface ForCase extends CommandData {
  readonly adverseEvent: string;
}

const streams = ({ adverseEvent }: ForCase) => ({ 'adverse-event': `adverse-event/${adverseEvent}` });
const site = (_data: unknown, world: World) => world['adverse-event'].report?.site;

const open = (data: ForCase, world: World): readonly Unmet[] => [
  ...condition(world['adverse-event'].report !== undefined, {
    rule: 'unknown-adverse-event',
    message: `There is no adverse event ${data.adverseEvent} in this study.`,
  }),
  ...condition(!world['adverse-event'].nullified, { rule: 'case-nullified', message: 'The case is nullified.' }),
];

/** Seriousness is not severity; the two meet only where CTCAE says so (R-SAF-09, R-SAF-10). */
function seriousnessFaults(
  seriousness: readonly SeriousnessCriterion[],
  outcome: AdverseEventReport['outcome'],
  grade: number | undefined,
): readonly Unmet[] {
  return [
    ...condition(grade !== 5 || seriousness.includes('DEATH'), {
      rule: 'grade-5-without-death',
      message: 'Grade 5 is a death: tick the criterion.',
      requirement: 'R-SAF-10',
    }),
    ...condition(outcome !== 'FATAL' || seriousness.includes('DEATH'), {
      rule: 'fatal-without-death',
      message: 'A fatal outcome is a death: tick the criterion.',
      requirement: 'R-SAF-09',
    }),
  ];
}

export interface ReportAdverseEvent extends ForCase {
  readonly participant: string;
  /** A template of the protocol fills term, phase and severity. */
  readonly template?: string;
  readonly term?: string;
  readonly onset: string;
  readonly end?: string;
  readonly outcome: AdverseEventReport['outcome'];
  readonly severity?: AdverseEventReport['severity'];
  readonly grade?: number;
  readonly serious: boolean;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly phase?: AdverseEventReport['phase'];
  readonly side: Side;
  readonly analgesia?: string;
  readonly narrative?: string;
}

/** `occurredAt` is when the site became aware. Safety information is accepted after the end of follow-up (R-SAF-12). */
export const reportAdverseEvent = define<ReportAdverseEvent>({
  roles: ['investigator', 'coordinator'],
  streams: ({ adverseEvent, participant }) => ({
    'adverse-event': `adverse-event/${adverseEvent}`,
    participant: `participant/${participant}`,
  }),
  site: (_data, { participant }) => participant.site,
  conditions: (data, world) => [
    ...condition(world.participant.site !== undefined, {
      rule: 'unknown-participant',
      message: `There is no participant ${data.participant} in this study.`,
    }),
    ...condition(world['adverse-event'].report === undefined, {
      rule: 'adverse-event-exists',
      message: `Adverse event ${data.adverseEvent} is reported already.`,
    }),
  ],
  decide: (data, world) => {
    const template = protocolOf(world).adverseEventTemplates.find(({ code }) => code === data.template);
    const term = data.term ?? template?.term;
    const severity = data.severity ?? template?.severity;
    const phase = data.phase ?? template?.phase;
    const zone = zoneOf(world);
    const { participant, onset, end, outcome, grade, serious, seriousness, side, analgesia } = data;
    const refusal = refusalOf('invalid', [
      ...condition(data.template === undefined || template !== undefined, {
        rule: 'unknown-template',
        message: `The protocol has no template ${String(data.template)}.`,
        pointer: '/template',
      }),
      ...condition(term !== undefined && severity !== undefined && phase !== undefined, {
        rule: 'incomplete-report',
        message: 'Give term, severity and phase, or a template.',
      }),
      ...condition(earliest(onset, zone) <= latest(data.occurredAt, zone), {
        rule: 'onset-after-awareness',
        message: 'The event began after it became known.',
        pointer: '/onset',
      }),
      ...condition(end === undefined || latest(end, zone) >= earliest(onset, zone), {
        rule: 'ends-before-start',
        message: 'The event ends before it begins.',
        pointer: '/end',
      }),
      ...condition(serious === seriousness.length > 0, {
        rule: 'seriousness-without-criterion',
        message: 'Serious needs at least one criterion, and a criterion makes it serious.',
        requirement: 'R-SAF-09',
        pointer: '/seriousness',
      }),
      ...seriousnessFaults(seriousness, outcome, grade),
    ]);
    if (refusal !== undefined || term === undefined || severity === undefined || phase === undefined) {
      return refusal ?? [];
    }
    const injection = world.participant.injection;
    return [
      {
        type: 'AdverseEventReported',
        data: {
          participant,
          site: world.participant.site ?? '',
          term,
          ...(data.template !== undefined && { template: data.template }),
          onset,
          ...(end !== undefined && { end }),
          outcome,
          severity,
          ...(grade !== undefined && { grade }),
          serious,
          seriousness,
          phase,
          side,
          ...(analgesia !== undefined && { analgesia }),
          treatmentEmergent: injection !== undefined && latest(onset, zone) >= Date.parse(injection.at),
          ...(injection && { product: injection.product }),
          ...(data.narrative !== undefined && {
            narrative: personal(participant, data.narrative),
          }),
        },
      },
    ];
  },
});

export interface ReceiveFollowUp extends ForCase {
  readonly information: string;
  readonly outcome?: AdverseEventReport['outcome'];
  readonly end?: string;
}

export const receiveFollowUp = define<ReceiveFollowUp>({
  roles: ['investigator', 'coordinator', 'safety-monitor'],
  streams,
  site,
  conditions: open,
  decide: ({ information, outcome, end }, world) => {
    const report = world['adverse-event'].report;
    if (report === undefined) return [];
    const zone = zoneOf(world, report.site);
    const refusal = refusalOf('invalid', [
      ...condition(end === undefined || latest(end, zone) >= earliest(report.onset, zone), {
        rule: 'ends-before-start',
        message: 'The event ends before it begins.',
        pointer: '/end',
      }),
      ...condition(outcome !== 'FATAL' || report.seriousness.includes('DEATH'), {
        rule: 'fatal-without-death',
        message: 'A fatal outcome is a death: tick the criterion.',
        requirement: 'R-SAF-09',
        remedy: 'Assess the seriousness first.',
      }),
    ]);
    return (
      refusal ?? [
        {
          type: 'FollowUpReceived',
          data: { information, ...(outcome && { outcome }), ...(end !== undefined && { end }) },
        },
      ]
    );
  },
});

export interface AssessSeriousness extends ForCase {
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly reason: Reason;
}

export const assessSeriousness = define<AssessSeriousness>({
  roles: ['investigator', 'safety-monitor'],
  streams,
  site,
  conditions: open,
  decide: ({ seriousness, reason }, world) => {
    const report = world['adverse-event'].report;
    if (report === undefined) return [];
    const refusal = refusalOf('invalid', seriousnessFaults(seriousness, report.outcome, report.grade));
    return (
      refusal ?? [
        {
          type: 'SeriousnessAssessed',
          data: { from: report.seriousness, seriousness, serious: seriousness.length > 0 },
          reason,
        },
      ]
    );
  },
});

export interface AssessCausality extends ForCase {
  readonly by: 'INVESTIGATOR' | 'SPONSOR';
  readonly to: Attribution;
  readonly related: boolean;
  readonly method: string;
}

/** Each side gives its own opinion; neither overwrites the other's (R-SAF-06). */
export const assessCausality = define<AssessCausality>({
  roles: ['investigator', 'safety-monitor'],
  streams,
  site,
  conditions: open,
  decide: ({ by, to, related, method }, world, { person, now }) => {
    const role = by === 'INVESTIGATOR' ? 'investigator' : 'safety-monitor';
    return delegationInForce(world.study, person, [role], world['adverse-event'].report?.site, now) !== undefined
      ? [{ type: 'CausalityAssessed', data: { by, to, related, method } }]
      : refuse('forbidden', 'not-your-opinion', `The ${by.toLowerCase()}'s causality is given by the ${role}.`, {
          requirement: 'R-SAF-06',
        });
  },
});

export interface NullifyCase extends ForCase {
  readonly reason: Reason;
}

export const nullifyCase = define<NullifyCase>({
  roles: ['safety-monitor'],
  streams,
  site,
  conditions: open,
  decide: ({ reason }) => [{ type: 'CaseNullified', data: {}, reason }],
});
