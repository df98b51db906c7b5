import type { Scope } from '@caseledger/domain';
import { contradicts, LedgerAltered, verifySeen, type Clock, type EventLog, type StudyHead } from '@caseledger/kernel';
import { counter, gauge, RefusedError, Unavailable } from '@caseledger/platform';
import { Logger, type OnModuleDestroy } from '@nestjs/common';
import type { MessageSource } from '../message-source.js';
import { requireSameLedger, requireSeen } from '../same-ledger.js';
import type { Positions } from './positions.js';
import type { StreamSettings } from './settings.js';
import { StreamReader, type ReaderOptions } from './stream-reader.js';
import { StudyTail } from './study-tail.js';

const open = gauge('caseledger_stream_readers', 'Open readers of streams.');
const differing = counter(
  'caseledger_stream_ledger_differs_total',
  'Studies whose streams were ended because the ledger is not what was seen of it.',
);
const tickMs = 250;
/** Trouble after so long without any is told anew. */
const calmMs = 10_000;

/** What one request asks for. */
export type StreamRequest = Pick<ReaderOptions, 'response' | 'positions' | 'filter' | 'person' | 'expires'>;

export interface StreamParts {
  readonly source: MessageSource;
  readonly log: Pick<EventLog, 'onAppend' | 'onLook' | 'hashesAt'>;
  /** What a person may be told of a study now. @throws RefusedError when that is nothing */
  readonly scopeOf: (study: string, person: string) => Promise<Scope>;
  readonly clock: Clock;
  readonly settings: StreamSettings;
}

/** The open streams of this process: one tail a study and one timer for all of them, however many readers there are. */
export class StreamHub implements OnModuleDestroy {
  private readonly logger = new Logger('Stream');
  private readonly tails = new Map<string, StudyTail>();
  private readonly readers = new Set<StreamReader>();
  private ticking: NodeJS.Timeout | undefined;
  private readonly stops: readonly (() => void)[];
  private stopped = false;
  private troubledAt = -Infinity;

  constructor(private readonly parts: StreamParts) {
    this.stops = [
      parts.log.onAppend((study, position) => this.tails.get(study)?.appended(position)),
      parts.log.onLook((heads) => {
        void this.compare(heads);
      }),
    ];
  }

  /** @throws Unavailable when the process is ending: another one may serve. */
  requireOpen(): void {
    if (this.stopped) throw new Unavailable('the process is ending', 1);
  }

  /** @throws RefusedError unless the ledger is what the reader, and what it will read from, have seen of it */
  async requireSame(positions: Positions): Promise<void> {
    const { log, source } = this.parts;
    await requireSeen(
      log,
      Array.from(positions, ([study, seen]) => ({ study, ...seen })),
    );
    const sources = Array.from(positions.keys(), async (study) => ({ study, ...(await source.seen(study)) }));
    await requireSameLedger(log, await Promise.all(sources));
  }

  /** Serves a stream until it ends; the head of the answer is sent. */
  async serve(request: StreamRequest): Promise<void> {
    const tails = new Map(Array.from(request.positions.keys(), (study) => [study, this.tail(study)]));
    const reader = new StreamReader({
      ...request,
      tails,
      now: () => Date.parse(this.parts.clock.now()),
      heartbeatMs: this.parts.settings.heartbeatSeconds * 1_000,
      drainMs: this.parts.settings.drainSeconds * 1_000,
      isRefusal: (error) => error instanceof RefusedError,
      onTrouble: this.report,
    });
    this.readers.add(reader);
    open.set(this.readers.size);
    this.ticking ??= setInterval(() => {
      this.tick();
    }, tickMs);
    await reader.run();
    this.readers.delete(reader);
    open.set(this.readers.size);
    for (const [study, tail] of tails) this.closeUnwatched(study, tail);
    if (this.readers.size === 0) this.stopTicking();
  }

  /** Ends every stream at once: the clients come back with the last id that they got. */
  onModuleDestroy(): void {
    this.stopped = true;
    for (const stop of this.stops) stop();
    this.stopTicking();
    for (const reader of this.readers) reader.end('server-stopping');
    for (const tail of this.tails.values()) tail.close();
  }

  /** Ends the streams of studies whose ledger is not what they have seen. */
  private async compare(heads: readonly StudyHead[]): Promise<void> {
    const of = new Map(heads.map((head) => [head.study, head]));
    const doubtful = Array.from(this.tails, ([study, tail]) => ({ study, tail, ...tail.seen })).filter((seen) =>
      contradicts(of.get(seen.study) ?? { study: seen.study, position: 0, hash: '' }, seen),
    );
    if (doubtful.length === 0) return;
    const found = await verifySeen(this.parts.log, doubtful).catch(() => []);
    for (const [index, { study, tail }] of doubtful.entries()) {
      const altered = found[index];
      if (!(altered instanceof LedgerAltered)) continue;
      this.logger.error(`streams of ${study} end: ledger-differs, ${altered.message}`);
      differing.inc();
      for (const reader of this.readers) if (reader.reads(tail)) reader.end('ledger-differs');
    }
  }

  private tail(study: string): StudyTail {
    const known = this.tails.get(study);
    if (known !== undefined) return known;
    const tail = new StudyTail({
      study,
      source: this.parts.source,
      require: (person) => this.parts.scopeOf(study, person),
      onTrouble: this.report,
    });
    this.tails.set(study, tail);
    return tail;
  }

  private closeUnwatched(study: string, tail: StudyTail): void {
    if (tail.isWatched || this.tails.get(study) !== tail) return;
    this.tails.delete(study);
    tail.close();
  }

  private tick(): void {
    for (const tail of this.tails.values()) tail.forgetPermissions();
    for (const reader of this.readers) reader.tick();
  }

  private stopTicking(): void {
    clearInterval(this.ticking);
    this.ticking = undefined;
  }

  /** Where it begins: all readers meet the same trouble, again and again. */
  private readonly report = (error: unknown): void => {
    const now = performance.now();
    if (now - this.troubledAt > calmMs) this.logger.warn(`streams wait: ${String(error)}`);
    this.troubledAt = now;
  };
}
