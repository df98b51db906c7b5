import type { RecordedEvent } from '@caseledger/kernel';

/** A stream, and the version after which its events are wanted. */
export interface WantedStream {
  readonly stream: string;
  readonly after: number;
}

type Query = (study: string, streams: readonly WantedStream[]) => Promise<readonly RecordedEvent[]>;

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

  read(study: string, streams: readonly WantedStream[]): Promise<readonly RecordedEvent[]> {
    return new Promise((resolve, reject) => {
      const waiting = this.waiting.get(study);
      if (waiting !== undefined) {
        waiting.push({ streams, resolve, reject });
        return;
      }
      this.waiting.set(study, [{ streams, resolve, reject }]);
      void this.run(study);
    });
  }

  private async run(study: string): Promise<void> {
    // Let the reads of this turn of the event loop gather.
    await Promise.resolve();
    for (;;) {
      const together = this.waiting.get(study) ?? [];
      if (together.length === 0) break;
      this.waiting.set(study, []);
      try {
        const events = await this.query(study, union(together.flatMap(({ streams }) => streams)));
        for (const { streams, resolve } of together) resolve(those(events, streams));
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.waiting.delete(study);
  }
}

/** Each stream once, from the earliest version that anybody wants. */
function union(streams: readonly WantedStream[]): readonly WantedStream[] {
  const after = new Map<string, number>();
  for (const wanted of streams) {
    after.set(wanted.stream, Math.min(wanted.after, after.get(wanted.stream) ?? wanted.after));
  }
  return Array.from(after, ([stream, from]) => ({ stream, after: from }));
}

function those(events: readonly RecordedEvent[], streams: readonly WantedStream[]): readonly RecordedEvent[] {
  const after = new Map(streams.map((wanted) => [wanted.stream, wanted.after]));
  return events.filter(({ stream, version }) => version > (after.get(stream) ?? Infinity));
}
