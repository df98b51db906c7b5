import { DatedAct, ReasonPart } from '@caseledger/commands';
import { AdverseEventCode, ParticipantCode, ProtocolCode, SiteCode, StudyPath } from '@caseledger/study';
import {
  attributions,
  categories,
  ctcaeTerms,
  outcomes,
  phases,
  seriousnessCriteria,
  sides,
  type AssessCausality,
  type AssessExpectedness,
  type AssessSeriousness,
  type Attribution,
  type CloseCase,
  type CodeAdverseEvent,
  type CorrectAwareness,
  type Death,
  type IdentifyParticipant,
  type LaboratoryValue,
  type NullifyCase,
  type ReceiveFollowUp,
  type ReportAdverseEvent,
  type SeriousnessCriterion,
  type Side,
} from '@caseledger/domain';
import { Decimal, Flag, Moment, OneOf, Part, Pattern, SomeOf, Text, Whole } from '@caseledger/platform';
import type { SentCoding, SentTerm } from '../dictionary/dictionaries.js';

/** Address of an adverse event. */
export class AdverseEventPath extends StudyPath {
  @AdverseEventCode({ description: 'Code of the adverse event.' })
  readonly adverseEvent!: string;
}

/** Criteria of seriousness, none twice (R-SAF-09). */
const Criteria = (description: string): PropertyDecorator =>
  SomeOf(seriousnessCriteria, { description, example: ['HOSPITALISATION'] });

/** A death as far as it is known: its date or its cause. */
export class DeathPart implements Death {
  @Moment({ description: 'When.', optional: true })
  readonly date?: string;

  @Text({
    description: 'Cause; `UNKNOWN` when it is not known.',
    example: 'Pulmonary embolism',
    max: 250,
    optional: true,
  })
  readonly cause?: string;

  @Flag({ description: 'Whether there was an autopsy.', example: false, optional: true })
  readonly autopsy?: boolean;
}

const Amount = (description: string) =>
  Decimal({ description: `${description} In \`unit\`.`, example: 120, min: 0, max: 1e9, optional: true });

/** A laboratory result with what CTCAE compares it with. */
export class LaboratoryPart implements LaboratoryValue {
  @OneOf(Object.keys(ctcaeTerms), { description: 'Laboratory term of CTCAE 5.0.', example: 'Anemia' })
  readonly term!: LaboratoryValue['term'];

  @Decimal({
    description: 'The value, in `unit`. Calcium: corrected for albumin, unless the term says ionized.',
    example: 79,
    min: 0,
    max: 1e9,
  })
  readonly value!: number;

  @Pattern(/^[\x21-\x7e]{1,20}$/, { description: 'UCUM unit, also of the limits.', example: 'g/L', max: 20 })
  readonly unit!: string;

  @Amount('Lower limit of normal.')
  readonly lowerLimit?: number;

  @Amount('Upper limit of normal.')
  readonly upperLimit?: number;

  @Amount('Before the treatment. Of INR only when the participant is on anticoagulation.')
  readonly baseline?: number;
}

/** Body of `ReportAdverseEvent`. */
export class AdverseEventBody implements Omit<ReportAdverseEvent, 'adverseEvent'> {
  @Moment({ description: 'When the site became aware: an instant, or a date when only the day is known.', era: 'act' })
  readonly occurredAt!: string;

  @ParticipantCode({
    description: 'Code of the participant. Absent, or unknown to the study: the case waits in triage.',
    optional: true,
  })
  readonly participant?: string;

  @Text({ description: 'How the reporter describes a person without a code. Kept sealed.', max: 500, optional: true })
  readonly person?: string;

  @SiteCode({ description: 'Site of the reporter, for a person whom the study does not know.', optional: true })
  readonly site?: string;

  @OneOf(categories, {
    description: 'What is reported; absent: an adverse event (R-SAF-11).',
    optional: true,
  })
  readonly category?: ReportAdverseEvent['category'];

  @ProtocolCode({
    description: 'Template of the protocol, which fills term, phase and severity.',
    example: 'injection-site-pain',
    optional: true,
  })
  readonly template?: string;

  @Text({ description: 'Words of the reporter.', example: 'Pain at the injection site', optional: true })
  readonly term?: string;

  @Moment({ description: 'When it began.', optional: true })
  readonly onset?: string;

  @Moment({ description: 'When it ended; absent: not yet, or not known.', optional: true })
  readonly end?: string;

  @OneOf(outcomes, { description: 'Outcome so far.' })
  readonly outcome!: ReportAdverseEvent['outcome'];

  @OneOf(['MILD', 'MODERATE', 'SEVERE'], { description: 'Severity, which is not seriousness.', optional: true })
  readonly severity?: ReportAdverseEvent['severity'];

  @Whole({ description: 'CTCAE grade.', example: 1, min: 1, max: 5, optional: true })
  readonly grade?: number;

  @Part(() => LaboratoryPart, {
    description:
      'The laboratory value that was found. It is graded by CTCAE 5.0; a grade that it rules out is refused.',
    optional: true,
  })
  readonly laboratory?: LaboratoryPart;

  @Flag({ description: 'Whether it is serious.', example: false })
  readonly serious!: boolean;

  @Criteria('Criteria of seriousness; empty when not serious.')
  readonly seriousness!: readonly SeriousnessCriterion[];

  @Part(() => DeathPart, { description: 'The death; needed with that criterion.', optional: true })
  readonly death?: DeathPart;

  @OneOf(phases, { description: 'Phase of the treatment.', optional: true })
  readonly phase?: ReportAdverseEvent['phase'];

  @OneOf(sides, { description: 'Side of the event.' })
  readonly side!: Side;

  @Text({ description: 'Analgesia given.', example: 'paracetamol 1 g', max: 500, optional: true })
  readonly analgesia?: string;

  @ProtocolCode({ description: 'Event of special interest that the protocol lists.', optional: true })
  readonly specialInterest?: string;

  @Moment({ description: 'When the sponsor was told, if that was before this entry.', era: 'act', optional: true })
  readonly sponsorInformedAt?: string;

  @Text({
    description: 'Narrative. Kept sealed.',
    example: 'Pain since the evening of the injection.',
    max: 10_000,
    multiline: true,
    optional: true,
  })
  readonly narrative?: string;
}

/** A person's judgement of new information. */
export class SignificancePart {
  @Flag({ description: 'Whether it changes the assessment of the case.', example: true })
  readonly significant!: boolean;

  @Text({ description: 'Why.', example: 'The outcome is now fatal.', max: 1000 })
  readonly why!: string;
}

/** Body of `ReceiveFollowUp`. */
export class FollowUpBody extends DatedAct implements Omit<ReceiveFollowUp, 'adverseEvent'> {
  @Text({ description: 'What is new. No names.', example: 'Pain gone on day 4.', max: 4000, multiline: true })
  readonly information!: string;

  @OneOf(outcomes, { description: 'Outcome, when it changed.', optional: true })
  readonly outcome?: ReceiveFollowUp['outcome'];

  @Moment({ description: 'When the event began.', optional: true })
  readonly onset?: string;

  @Moment({ description: 'When the event ended.', optional: true })
  readonly end?: string;

  @OneOf(['MILD', 'MODERATE', 'SEVERE'], { description: 'Severity.', optional: true })
  readonly severity?: ReceiveFollowUp['severity'];

  @Whole({ description: 'CTCAE grade.', example: 2, min: 1, max: 5, optional: true })
  readonly grade?: number;

  @OneOf(phases, { description: 'Phase of the treatment.', optional: true })
  readonly phase?: ReceiveFollowUp['phase'];

  @Part(() => DeathPart, { description: 'What became known of the death.', optional: true })
  readonly death?: DeathPart;

  @Moment({ description: 'When the sponsor was told, if that was before this entry.', era: 'act', optional: true })
  readonly sponsorInformedAt?: string;

  @Part(() => SignificancePart, {
    description: 'For a case that was reported: whether this starts a follow-up report (R-SAF-04).',
    optional: true,
  })
  readonly significance?: SignificancePart;
}

/** Body of `IdentifyParticipant`. */
export class IdentificationBody extends DatedAct implements Omit<IdentifyParticipant, 'adverseEvent'> {
  @ParticipantCode({ description: 'Whom the case is about.' })
  readonly participant!: string;
}

/** Body of `CorrectAwareness`. */
export class AwarenessBody extends DatedAct implements Omit<CorrectAwareness, 'adverseEvent'> {
  @Moment({ description: 'When the site became aware.', era: 'act' })
  readonly awareAt!: string;

  @Part(() => ReasonPart, { description: 'Why it was wrong.' })
  readonly reason!: ReasonPart;
}

/** Body of `AssessSeriousness`. */
export class SeriousnessBody extends DatedAct implements Omit<AssessSeriousness, 'adverseEvent'> {
  @Criteria('Criteria as they are now; empty: not serious.')
  readonly seriousness!: readonly SeriousnessCriterion[];

  @Part(() => DeathPart, { description: 'The death; needed with that criterion.', optional: true })
  readonly death?: DeathPart;

  @Moment({ description: 'When the sponsor was told, if that was before this entry.', era: 'act', optional: true })
  readonly sponsorInformedAt?: string;

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

  @Moment({ description: 'When the sponsor was told, if that was before this entry.', era: 'act', optional: true })
  readonly sponsorInformedAt?: string;

  @Text({ description: 'Method of the assessment.', example: 'WHO-UMC', max: 200 })
  readonly method!: string;
}

/** Body of `AssessExpectedness`. */
export class ExpectednessBody extends DatedAct implements Omit<AssessExpectedness, 'adverseEvent'> {
  @Flag({ description: 'Whether the reference safety information in force at onset lists it.', example: false })
  readonly expected!: boolean;

  @Text({ description: 'The listed term; needed when expected.', example: 'Injection site pain', optional: true })
  readonly term?: string;
}

/** A term of a dictionary. */
export class DictionaryTermPart implements SentTerm {
  @Pattern(/^[0-9A-Za-z.-]{1,20}$/, { description: 'Code.', example: '99900001', max: 20 })
  readonly code!: string;

  @Text({
    description: 'Name, as the dictionary has it. Needed when that is not loaded.',
    example: 'Invented term',
    optional: true,
  })
  readonly name?: string;
}

/** A code with its place in the dictionary. */
export class CodingPart implements SentCoding {
  @ProtocolCode({ description: 'Dictionary.', example: 'MedDRA' })
  readonly dictionary!: string;

  @Pattern(/^[0-9A-Za-z.-]{1,20}$/, { description: 'Version of the dictionary.', example: '29.0', max: 20 })
  readonly version!: string;

  @Part(() => DictionaryTermPart, { description: 'Lowest level term.' })
  readonly lowLevelTerm!: DictionaryTermPart;

  @Part(() => DictionaryTermPart, {
    description: 'Preferred term. Needed when the dictionary is not loaded.',
    optional: true,
  })
  readonly preferredTerm?: DictionaryTermPart;

  @Part(() => DictionaryTermPart, {
    description: 'Primary system organ class. Needed when the dictionary is not loaded.',
    optional: true,
  })
  readonly systemOrganClass?: DictionaryTermPart;
}

/** Body of `CodeAdverseEvent`. */
export class CodingBody extends DatedAct implements Omit<CodeAdverseEvent, 'adverseEvent' | 'coding'> {
  @Part(() => CodingPart, { description: 'The code (R-SAF-20).' })
  readonly coding!: CodingPart;
}

/** Body of `CloseCase`. */
export class ClosureBody extends DatedAct implements Omit<CloseCase, 'adverseEvent'> {
  @Text({ description: 'Conclusion.', example: 'Recovered, not related.', max: 2000, multiline: true })
  readonly conclusion!: string;
}

/** Body of `NullifyCase`. */
export class NullificationBody extends DatedAct implements Omit<NullifyCase, 'adverseEvent'> {
  @Part(() => ReasonPart, { description: 'Why there is no case.' })
  readonly reason!: ReasonPart;
}
