import { endsBefore, type Refusal, type Unmet } from '@caseledger/kernel';
import type { CommandData } from '../command-definition.js';
import { zoneOf, type World } from '../world.js';
import type { AdverseEventReport, Death } from './adverse-event.events.js';
import type { SeriousnessCriterion } from '../vocabulary/safety-terms.js';
import { streamOf } from '../vocabulary/streams.js';
import { condition, refusalOf } from '../refusals.js';

/** What every command about one case says. */
export interface ForCase extends CommandData {
  readonly adverseEvent: string;
}

/** Its streams: the case's own. */
export const streams = ({ adverseEvent }: ForCase) => ({ 'adverse-event': streamOf('adverse-event', adverseEvent) });

/** The case exists and is not nullified. */
export const open = (data: ForCase, world: World): readonly Unmet[] => [
  ...condition(
    world['adverse-event'].report !== undefined,
    'unknown-adverse-event',
    `There is no adverse event ${data.adverseEvent} in this study.`,
  ),
  ...condition(!world['adverse-event'].nullified, 'case-nullified'),
];

/** What must fit together in a report as it would stand. */
export interface ReportedCourse {
  readonly onset?: string;
  readonly end?: string;
  readonly awareAt: string;
  readonly outcome: AdverseEventReport['outcome'];
  readonly grade?: number;
  readonly seriousness: readonly SeriousnessCriterion[];
  readonly death?: Death;
  readonly zone: string;
}

/** Contradictions in a report. What is merely missing is no contradiction: safety information is never refused for it. */
export function contradictions(course: ReportedCourse): Refusal | undefined {
  const { onset, end, awareAt, outcome, grade, seriousness, death, zone } = course;
  const dead = seriousness.includes('DEATH');
  return refusalOf([
    ...condition(
      onset === undefined || !endsBefore(onset, awareAt, zone),
      'onset-after-awareness',
      undefined,
      '/onset',
    ),
    ...condition(
      onset === undefined || end === undefined || !endsBefore(onset, end, zone),
      'ends-before-start',
      'The event ends before it begins.',
      '/end',
    ),
    ...condition(grade !== 5 || dead, 'grade-5-without-death'),
    ...condition(outcome !== 'FATAL' || dead, 'fatal-without-death'),
    ...condition(
      !dead || death?.date !== undefined || death?.cause !== undefined,
      'death-without-date-or-cause',
      undefined,
      '/death',
    ),
    ...condition(dead || death === undefined, 'death-without-criterion', undefined, '/seriousness'),
    ...condition(
      death?.date === undefined || onset === undefined || !endsBefore(onset, death.date, zone),
      'death-before-onset',
      undefined,
      '/death/date',
    ),
  ]);
}

/** What a site says that the sponsor may have been told before it was entered. */
export interface ToldToSponsor {
  /** When the sponsor was told, if that was before the entry. */
  readonly sponsorInformedAt?: string;
}

/** The sponsor is told between what the site learned and the entry of it (R-SAF-01, R-SAF-02). */
export function toldInOrder(
  { occurredAt, sponsorInformedAt }: ToldToSponsor & CommandData,
  now: string,
  zone: string,
): readonly Unmet[] {
  return condition(
    sponsorInformedAt === undefined ||
      (!endsBefore(sponsorInformedAt, now, zone) && !endsBefore(occurredAt, sponsorInformedAt, zone)),
    'sponsor-informed-out-of-order',
    undefined,
    '/sponsorInformedAt',
  );
}

/** Zone in which the dates of a case are meant: its site's. */
export const zoneOfCase = (world: World) => zoneOf(world, world['adverse-event'].report?.site);
