import type { UnmetOnRecord } from '@caseledger/kernel';
import { event, events, own, type EventsOf } from '../vocabulary/event.js';

interface Refused {
  readonly participant?: string;
  readonly product?: string;
  readonly command: string;
  readonly by: string;
  /** Which rules refused it. */
  readonly unmet: readonly UnmetOnRecord[];
  /** What was attempted, as far as it matters for the investigation. */
  readonly attempted: Readonly<Record<string, unknown>>;
}

/** What was attempted, by whom, and which rules refused it. */
export const nearMissEvents = events('near-miss', {
  AdministrationRefused: event<Refused>({
    version: 1,
    says: {
      en: ({ data }) =>
        `was refused an administration${data.participant === undefined ? '' : ` to ${data.participant}`}: ${data.unmet.map(({ message }) => message).join(' ')}`,
    },
    reads: own,
    about: ({ data: { participant, product } }) => ({ participant, product }),
    traits: { incident: true },
  }),
  ReleaseRefused: event<Refused>({
    version: 1,
    says: {
      en: ({ data }) =>
        `was refused the release${data.product === undefined ? '' : ` of product ${data.product}`}: ${data.unmet.map(({ message }) => message).join(' ')}`,
    },
    reads: own,
    about: ({ data: { participant, product } }) => ({ participant, product }),
    traits: { incident: true },
  }),
});

export type NearMissEvent = EventsOf<typeof nearMissEvents>;
