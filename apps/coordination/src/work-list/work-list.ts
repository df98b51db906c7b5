import { progressBy } from '@caseledger/domain';
import type { KeptItem, ListedStep, WorkKind } from './work-items.js';

/** Something to do, by when, and why. */
export interface WorkItem {
  readonly kind: WorkKind;
  readonly participant: string;
  readonly product?: string;
  readonly site: string;
  /** A date or an instant; absent when it is due as soon as possible. */
  readonly due?: string;
  /** @format date */
  readonly opens?: string;
  /** @format date */
  readonly closes?: string;
  readonly why: string;
  /** The requirement that it comes from. */
  readonly requirement: string;
  /** The steps that are refused as long as it is missing. */
  readonly blocks?: readonly ListedStep[];
}

/** A page of what is to be done, earliest due first. */
export interface WorkList {
  /**
   * The instant at which due and overdue were judged.
   * @format date-time
   */
  readonly at: string;
  readonly items: readonly WorkItem[];
  /** Cursor of the next page; absent on the last one. */
  readonly next?: string;
}

const time = (instant: string | Date | null | undefined): number | undefined =>
  instant === undefined || instant === null ? undefined : new Date(instant).getTime();

/** Whether a kept item is to be shown at an instant (milliseconds since 1970). */
export const appears = ({ appears_at, ends_at }: KeptItem, at: number): boolean =>
  (time(appears_at) ?? -Infinity) <= at && at < (time(ends_at) ?? Infinity);

/** A kept item as it stands at an instant (milliseconds since 1970). */
export function workItem(kept: KeptItem, at: number): WorkItem {
  const { kind, participant, product, site, due, opens, closes, why, why_then, requirement, blocks } = kept;
  const window = { opensAt: time(kept.opens_at) ?? -Infinity, closesAt: time(kept.closes_at) ?? Infinity };
  const progress = progressBy(window, at);
  return {
    kind: kind === 'VISIT' ? `VISIT_${progress}` : kind,
    participant,
    ...(product != null && { product }),
    site: site ?? '',
    ...(due != null && { due }),
    ...(opens != null && { opens }),
    ...(closes != null && { closes }),
    why: progress === 'OVERDUE' ? (why_then ?? why) : why,
    requirement,
    ...(blocks != null && { blocks }),
  };
}
