import { DatedAct } from '@caseledger/commands';
import { PersonId, SiteCode, TreatmentRequestCode } from '@caseledger/study';
import {
  dopingStatuses,
  evidenceScales,
  imagingKinds,
  knownAnswers,
  requesters,
  sides,
  type AcceptRequest,
  type AppraiseEvidence,
  type KnownAnswer,
  type RefuseRequest,
  type Requester,
  type RequestImaging,
  type RequestTreatment,
  type Side,
} from '@caseledger/domain';
import { CalendarDate, ListOf, Moment, OneOf, Part, Text, TextRecord } from '@caseledger/platform';

/** Images of the structure, or why there are none. */
export class RequestImagingPart implements RequestImaging {
  @CalendarDate({ description: 'When they were made.', example: '2019-05-20', optional: true })
  readonly date?: string;

  @OneOf(imagingKinds, { description: 'How they were made.', optional: true })
  readonly kind?: RequestImaging['kind'];

  @Text({
    description: 'Who read them, by role and place, without a name.',
    example: 'radiologist of the referring hospital',
    max: 200,
    optional: true,
  })
  readonly reader?: string;

  @Text({ description: 'What they show.', example: 'No tear.', max: 2000, multiline: true, optional: true })
  readonly finding?: string;

  @OneOf(['NOT_DONE'], { description: 'There are none (R-AUD-19).', optional: true })
  readonly missing?: 'NOT_DONE';

  @Text({ description: 'Why there are none.', example: 'Nobody asked for them.', max: 500, optional: true })
  readonly reason?: string;
}

/** Whether payment was offered, or pressure put on. */
export class InducementPart {
  @OneOf(knownAnswers, { description: 'Whether it was.' })
  readonly offered!: KnownAnswer;

  @Text({ description: 'In words. Kept sealed.', max: 2000, multiline: true, optional: true })
  readonly words?: string;
}

/** Body of `RequestTreatment`. */
export class RequestBody extends DatedAct implements Omit<RequestTreatment, 'request'> {
  @SiteCode({ description: 'Site that was asked.' })
  readonly site!: string;

  @OneOf(requesters, { description: 'Who asks.' })
  readonly requester!: Requester;

  @Text({ description: 'How it reached the site.', example: 'letter', max: 100 })
  readonly channel!: string;

  @Text({ description: 'Structure of the body.', example: 'Elbow, lateral', max: 200 })
  readonly structure!: string;

  @OneOf(sides, { description: 'Side.' })
  readonly side!: Side;

  @Text({
    description: "What is asked for, in the requester's words. Kept sealed.",
    example: 'que el tendón no se rompa',
    max: 4000,
    multiline: true,
  })
  readonly aim!: string;

  @Text({ description: 'Language of these words, BCP 47.', example: 'es', max: 35 })
  readonly language!: string;

  @ListOf('text', { description: 'Symptoms; none when empty.', example: ['pain under load'] })
  readonly symptoms!: readonly string[];

  @Part(() => RequestImagingPart, { description: 'Images of the structure, or why there are none.' })
  readonly imaging!: RequestImagingPart;

  @ListOf('text', { description: 'Care so far; none when empty.', example: ['eight weeks of rehabilitation'] })
  readonly earlierCare!: readonly string[];

  @TextRecord({
    description: 'What the site keeps to identify the person. Kept sealed.',
    example: { name: 'Maria Soler', birthDate: '1975-02-11' },
    optional: true,
  })
  readonly identity?: Readonly<Record<string, string>>;

  @TreatmentRequestCode({ description: 'The refused request that this one asks anew.', optional: true })
  readonly follows?: string;

  @Part(() => InducementPart, { description: 'Whether payment was offered, or pressure put on.' })
  readonly inducement!: InducementPart;

  @OneOf(dopingStatuses, {
    description: 'Whether the person is under anti-doping rules, if they compete.',
    optional: true,
  })
  readonly doping?: RequestTreatment['doping'];
}

const scales = evidenceScales
  .map(({ scale, edition = 'any edition', levels }) => `${scale} (${edition}): ${levels.join(', ')}`)
  .join('; ');

/** Body of `AppraiseEvidence`. */
export class AppraisalBody extends DatedAct implements Omit<AppraiseEvidence, 'request'> {
  @Text({ description: 'What is claimed.', example: 'cells prevent an injury of an intact structure' })
  readonly claim!: string;

  @Text({ description: 'The outcome that the evidence is about.', example: 'rupture', max: 200 })
  readonly outcome!: string;

  @Text({ description: `Scale of evidence. Levels are checked of ${scales}.`, example: 'OCEBM', max: 40 })
  readonly scale!: string;

  @Text({ description: 'Edition of the scale.', example: '2011', max: 40 })
  readonly edition!: string;

  @Text({ description: 'Level or certainty, as the scale names it.', example: '5', max: 40 })
  readonly level!: string;

  @ListOf('text', { description: 'What was considered; nothing when empty.', example: ['doi 10.1186/1741-7015-10-33'] })
  readonly references!: readonly string[];

  @PersonId({ description: 'Who judged, by the subject of their tokens.', example: 'inv-garcia' })
  readonly judgedBy!: string;
}

/** Body of `RefuseRequest`. */
export class RequestRefusalBody extends DatedAct implements Omit<RefuseRequest, 'request'> {
  @ListOf('text', {
    description: 'Codes of the rules of the protocol that it is refused by.',
    example: ['NO-INJURY'],
    minItems: 1,
    max: 60,
  })
  readonly rules!: readonly string[];

  @Text({ description: 'Why they apply.', example: 'Imaging shows no injury.', max: 4000, multiline: true })
  readonly explanation!: string;

  @ListOf('text', { description: 'What was offered instead; nothing when empty.', example: ['eccentric training'] })
  readonly alternatives!: readonly string[];

  @Text({ description: 'What would change the answer.', example: 'Imaging that shows a tear.', max: 2000 })
  readonly wouldChange!: string;

  @Moment({ description: 'When the requester was told: an instant, or a date.', era: 'act' })
  readonly toldAt!: string;

  @OneOf(knownAnswers, { description: 'Whether the requester accepts it.' })
  readonly accepts!: KnownAnswer;
}

/** Body of `AcceptRequest`. */
export class RequestAcceptanceBody extends DatedAct implements Omit<AcceptRequest, 'request'> {
  @Text({ description: 'Why.', example: 'A partial tear is established.', max: 4000, multiline: true })
  readonly explanation!: string;
}
