import { AdverseEventCode, DatedAct, ParticipantCode, ProtocolCode, ReasonPart, StudyPath } from '@caseledger/commands';
import {
  attributions,
  outcomes,
  seriousnessCriteria,
  sides,
  type AssessCausality,
  type AssessSeriousness,
  type Attribution,
  type NullifyCase,
  type ReceiveFollowUp,
  type ReportAdverseEvent,
  type SeriousnessCriterion,
  type Side,
} from '@caseledger/domain';
import { Flag, Moment, OneOf, Part, SomeOf, Text, Whole } from '@caseledger/platform';

/** Address of an adverse event. */
export class AdverseEventPath extends StudyPath {
  @AdverseEventCode({ description: 'Code of the adverse event.' })
  readonly adverseEvent!: string;
}

/** Criteria of seriousness, none twice (R-SAF-09). */
const Criteria = (description: string): PropertyDecorator =>
  SomeOf(seriousnessCriteria, { description, example: ['HOSPITALISATION'] });

/** Body of `ReportAdverseEvent`. */
export class AdverseEventBody implements Omit<ReportAdverseEvent, 'adverseEvent'> {
  @Moment({ description: 'When the site became aware: an instant, or a date when only the day is known.' })
  readonly occurredAt!: string;

  @ParticipantCode({ description: 'Code of the participant.' })
  readonly participant!: string;

  @ProtocolCode({
    description: 'Template of the protocol, which fills term, phase and severity.',
    example: 'injection-site-pain',
    optional: true,
  })
  readonly template?: string;

  @Text({ description: 'Words of the reporter.', example: 'Pain at the injection site', optional: true })
  readonly term?: string;

  @Moment({ description: 'When it began.' })
  readonly onset!: string;

  @Moment({ description: 'When it ended; absent: not yet, or not known.', optional: true })
  readonly end?: string;

  @OneOf(outcomes, { description: 'Outcome so far.' })
  readonly outcome!: ReportAdverseEvent['outcome'];

  @OneOf(['MILD', 'MODERATE', 'SEVERE'], { description: 'Severity, which is not seriousness.', optional: true })
  readonly severity?: ReportAdverseEvent['severity'];

  @Whole({ description: 'CTCAE grade.', example: 1, min: 1, max: 5, optional: true })
  readonly grade?: number;

  @Flag({ description: 'Whether it is serious.', example: false })
  readonly serious!: boolean;

  @Criteria('Criteria of seriousness; empty when not serious.')
  readonly seriousness!: readonly SeriousnessCriterion[];

  @OneOf(['PROCUREMENT', 'PRODUCT', 'ADMINISTRATION', 'FOLLOW_UP'], {
    description: 'Phase of the treatment.',
    optional: true,
  })
  readonly phase?: ReportAdverseEvent['phase'];

  @OneOf(sides, { description: 'Side of the event.' })
  readonly side!: Side;

  @Text({ description: 'Analgesia given.', example: 'paracetamol 1 g', max: 500, optional: true })
  readonly analgesia?: string;

  @Text({
    description: 'Narrative. Kept sealed.',
    example: 'Pain since the evening of the injection.',
    max: 10_000,
    multiline: true,
    optional: true,
  })
  readonly narrative?: string;
}

/** Body of `ReceiveFollowUp`. */
export class FollowUpBody extends DatedAct implements Omit<ReceiveFollowUp, 'adverseEvent'> {
  @Text({ description: 'What is new. No names.', example: 'Pain gone on day 4.', max: 4000, multiline: true })
  readonly information!: string;

  @OneOf(outcomes, { description: 'Outcome, when it changed.', optional: true })
  readonly outcome?: ReceiveFollowUp['outcome'];

  @Moment({ description: 'When the event ended.', optional: true })
  readonly end?: string;
}

/** Body of `AssessSeriousness`. */
export class SeriousnessBody extends DatedAct implements Omit<AssessSeriousness, 'adverseEvent'> {
  @Criteria('Criteria as they are now; empty: not serious.')
  readonly seriousness!: readonly SeriousnessCriterion[];

  @Part(() => ReasonPart, { description: 'Why the assessment changes.' })
  readonly reason!: ReasonPart;
}

/** Body of `AssessCausality`. */
export class CausalityBody extends DatedAct implements Omit<AssessCausality, 'adverseEvent'> {
  @OneOf(['INVESTIGATOR', 'SPONSOR'], { description: 'Whose opinion it is (R-SAF-06).' })
  readonly by!: AssessCausality['by'];

  @OneOf(attributions, { description: 'What the event is attributed to, or not.' })
  readonly to!: Attribution;

  @Flag({ description: 'Whether it is related.', example: true })
  readonly related!: boolean;

  @Text({ description: 'Method of the assessment.', example: 'WHO-UMC', max: 200 })
  readonly method!: string;
}

/** Body of `NullifyCase`. */
export class NullificationBody extends DatedAct implements Omit<NullifyCase, 'adverseEvent'> {
  @Part(() => ReasonPart, { description: 'Why there is no case.' })
  readonly reason!: ReasonPart;
}
