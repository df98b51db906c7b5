import type { RecordedEvent, WantedStream } from '@caseledger/kernel';

type Query = (
  study: string,
  streams: readonly WantedStream[],
  through: number | undefined,
) => Promise<readonly RecordedEvent[]>;

interface Waiting {
  readonly streams: readonly WantedStream[];
  readonly resolve: (events: readonly RecordedEvent[]) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Reads of streams: what is asked for while a query of the same study is under way is read by the next one, together.
 * Whoever asks sees all that was committed before.
 */
export class StreamReads {
  private readonly waiting = new Map<string, Waiting[]>();

  constructor(private readonly query: Query) {}

  read(study: string, streams: readonly WantedStream[], through?: number): Promise<readonly RecordedEvent[]> {
    const key = `${study}\n${through ?? ''}`;
    return new Promise((resolve, reject) => {
      const waiting = this.waiting.get(key);
      if (waiting !== undefined) {
        waiting.push({ streams, resolve, reject });
        return;
      }
      this.waiting.set(key, [{ streams, resolve, reject }]);
      void this.run(key, study, through);
    });
  }

  private async run(key: string, study: string, through: number | undefined): Promise<void> {
    // Let the reads of this turn of the event loop gather.
    await Promise.resolve();
    for (;;) {
      const together = this.waiting.get(key) ?? [];
      if (together.length === 0) break;
      this.waiting.set(key, []);
      try {
        const events = await this.query(study, union(together.flatMap(({ streams }) => streams)), through);
        for (const { streams, resolve } of together) resolve(those(events, streams));
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.waiting.delete(key);
  }
}

/** Each stream once, from the earliest version that anybody wants. */
function union(streams: readonly WantedStream[]): readonly WantedStream[] {
  const earliest = new Map<string, WantedStream>();
  for (const wanted of streams) {
    const known = earliest.get(wanted.stream);
    if (known === undefined || wanted.after < known.after) earliest.set(wanted.stream, wanted);
  }
  return [...earliest.values()];
}

function those(events: readonly RecordedEvent[], streams: readonly WantedStream[]): readonly RecordedEvent[] {
  const after = new Map(streams.map((wanted) => [wanted.stream, wanted.after]));
  return events.filter(({ stream, version }) => version > (after.get(stream) ?? Infinity));
}
