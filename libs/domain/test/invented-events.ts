import { participantEvents } from '../src/participant/participant.events.js';
import { catalogueOf } from '../src/vocabulary/catalogue.js';
import { event, events, whole } from '../src/vocabulary/event.js';
import { words } from '../src/vocabulary/words.js';

/** A splint was put on. The first version told its weight in grams. */
interface SplintFitted {
  readonly site: string;
  /** kg. */
  readonly weight: number;
  readonly kind: 'ANKLE_SPLINT' | 'BOOT';
}

/** An event kind that the product does not have, in its second version. */
export const splintEvents = events('participant', {
  SplintFitted: event<SplintFitted>({
    version: 2,
    upcasts: { 1: ({ grams, ...data }) => ({ ...data, weight: Number(grams) / 1000 }) },
    says: {
      en: ({ id, data }) => `fitted ${id} with a ${words(data.kind)}`,
      es: ({ id, data }) => `colocó a ${id} una férula de ${data.weight} kg`,
    },
    reads: whole(({ kind }) => `splint/${kind}`),
    about: ({ data: { site } }) => ({ site }),
    traits: { ends: ({ kind }) => (kind === 'BOOT' ? 'COMPLETED' : undefined), incident: true },
  }),
});

const streams = [participantEvents, splintEvents] as const;

export const invented = catalogueOf(...streams);
