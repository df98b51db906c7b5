import { ProtocolCode } from '@caseledger/study';
import {
  actKinds,
  contactModes,
  timingEnds,
  timingTypes,
  type Act,
  type ActKind,
  type Activity,
  type ContactMode,
  type Encounter,
  type Repetition,
  type ScheduledInstance,
  type ScheduleTimeline,
  type Timing,
  type TimingEnd,
  type TimingType,
} from '@caseledger/domain';
import { Flag, ListOf, OneOf, Part, Text, Whole } from '@caseledger/platform';

type Window = NonNullable<Timing['window']>;

/** An act that is recorded by an event of its own. */
export class ActPart implements Act {
  @OneOf(actKinds, { description: 'What is done.' })
  readonly kind!: ActKind;

  @ListOf('text', {
    description: 'Of an administration: its code, or one of several by arm.',
    example: ['INJECTION'],
    minItems: 1,
    max: 60,
    optional: true,
  })
  readonly administrations?: readonly string[];
}

/** What somebody performs. */
export class ActivityPart implements Activity {
  @ProtocolCode({ description: 'Code of the activity.', example: 'PAIN' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Pain scales' })
  readonly title!: string;

  @ListOf('text', { description: 'Codes of the instruments that are answered.', example: ['PAIN-DAILY'], max: 60 })
  readonly instruments!: readonly string[];

  @Part(() => ActPart, { description: 'The act, when it is one that is recorded by itself.', optional: true })
  readonly act?: ActPart;
}

/** A meeting of participant and site. */
export class EncounterPart implements Encounter {
  @ProtocolCode({ description: 'Code of the encounter.', example: 'M12' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Month 12' })
  readonly title!: string;

  @OneOf(contactModes, { description: 'How they meet.' })
  readonly contact!: ContactMode;
}

/** How early and how late something may be. */
export class WindowPart implements Window {
  @Text({ description: 'ISO 8601 duration before the due moment.', example: 'P10D', max: 40 })
  readonly lower!: string;

  @Text({ description: 'ISO 8601 duration after the due moment.', example: 'P10D', max: 40 })
  readonly upper!: string;
}

/** When an instance is due. */
export class TimingPart implements Timing {
  @OneOf(timingTypes, { description: 'A fixed reference waits for what happens; the others are reckoned from it.' })
  readonly type!: TimingType;

  @Text({ description: 'ISO 8601 duration; of a fixed reference its study day.', example: 'P12M', max: 40 })
  readonly value!: string;

  @ProtocolCode({ description: 'Instance that it is reckoned from.', example: 'INJECTION', optional: true })
  readonly relativeTo?: string;

  @OneOf(timingEnds, { description: 'From its start, or from its end.', optional: true })
  readonly from?: TimingEnd;

  @Part(() => WindowPart, { description: 'Absent: the day itself.', optional: true })
  readonly window?: WindowPart;
}

/** How something comes again and again. */
export class RepetitionPart implements Repetition {
  @Text({ description: 'ISO 8601 duration from one to the next.', example: 'P8W', max: 40 })
  readonly every!: string;

  @OneOf(['FIRST', 'PREVIOUS'], { description: 'From where the first was due, or from when the previous one was.' })
  readonly from!: Repetition['from'];

  @Whole({ description: 'How many at most; absent: until the end.', example: 12, min: 2, max: 1000, optional: true })
  readonly times?: number;
}

/** Something that is to be done at a time. */
export class InstancePart implements ScheduledInstance {
  @ProtocolCode({ description: 'Code of the instance.', example: 'M12' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Month 12' })
  readonly title!: string;

  @Part(() => TimingPart, { description: 'When it is due.' })
  readonly timing!: TimingPart;

  @ProtocolCode({ description: 'Encounter at which it is done.', example: 'M12', optional: true })
  readonly encounter?: string;

  @ProtocolCode({ description: 'Epoch that it belongs to.', example: 'FOLLOW-UP', optional: true })
  readonly epoch?: string;

  @ListOf('text', { description: 'Codes of its activities.', example: ['PAIN'], max: 60 })
  readonly activities!: readonly string[];

  @Part(() => RepetitionPart, { description: 'Absent: it comes once.', optional: true })
  readonly repeats?: RepetitionPart;
}

/** A schedule that a participant goes through. */
export class TimelinePart implements ScheduleTimeline {
  @ProtocolCode({ description: 'Code of the timeline.', example: 'MAIN' })
  readonly code!: string;

  @Text({ description: 'Title.', example: 'Main timeline' })
  readonly title!: string;

  @Flag({ description: 'Whether every participant goes through it.', example: true })
  readonly main!: boolean;

  @Text({ description: 'What has to happen to enter it.', example: 'A participant is screened.', max: 2000 })
  readonly entryCondition!: string;

  @ListOf(() => InstancePart, { description: 'What is done when.', minItems: 1, maxItems: 500 })
  readonly instances!: readonly InstancePart[];
}
