import { LedgerAltered, type RecordedEvent, type WantedStream } from '@caseledger/kernel';

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
        const asked = union(together.flatMap(({ streams }) => streams));
        const events = await this.query(study, [...asked.values()], through);
        for (const { streams, resolve, reject } of together) {
          const altered = contradiction(study, events, asked, streams);
          if (altered === undefined) resolve(those(events, streams));
          else reject(altered);
        }
      } catch (error) {
        for (const { reject } of together) reject(error);
      }
    }
    this.waiting.delete(key);
  }
}

/** Each stream once, from the earliest version that anybody wants; where they have seen different ones, those as well. */
function union(streams: readonly WantedStream[]): ReadonlyMap<string, WantedStream> {
  const together = new Map<string, WantedStream>();
  for (const wanted of streams) {
    const { stream, after, hash } = wanted;
    const known = together.get(stream);
    if (known === undefined) together.set(stream, wanted);
    else if (known.after !== after || known.hash !== hash) {
      together.set(stream, { stream, after: Math.min(beforeSeen(known), beforeSeen(wanted)) });
    }
  }
  return together;
}

/** After which version to read for the event itself that somebody has seen to be among what is read. */
function beforeSeen({ after, hash }: WantedStream): number {
  return hash === undefined ? after : Math.max(0, after - 1);
}

/** What the ledger holds in place of an event that these have seen; nothing where the query compared it, or it is the same. */
function contradiction(
  study: string,
  events: readonly RecordedEvent[],
  asked: ReadonlyMap<string, WantedStream>,
  streams: readonly WantedStream[],
): LedgerAltered | undefined {
  for (const { stream, after, hash } of streams) {
    if (hash === undefined || asked.get(stream)?.hash === hash) continue;
    const there = events.find((event) => event.stream === stream && event.version === after);
    if (there?.hash !== hash) return new LedgerAltered(study, there?.position ?? 0, hash, there?.hash);
  }
  return undefined;
}

function those(events: readonly RecordedEvent[], streams: readonly WantedStream[]): readonly RecordedEvent[] {
  const after = new Map(streams.map((wanted) => [wanted.stream, wanted.after]));
  return events.filter(({ stream, version }) => version > (after.get(stream) ?? Infinity));
}
