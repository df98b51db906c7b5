import type { ServerResponse } from 'node:http';
import { isDeepStrictEqual } from 'node:util';
import type { Scope } from '@caseledger/domain';
import { nothingSeen, type Seen } from '@caseledger/kernel';
import { counter } from '@caseledger/platform';
import type { Filter } from '../message.js';
import { comment, type Frame } from './frame.js';
import { formatEventId, formatPositions, type Positions } from './positions.js';
import type { StudyTail } from './study-tail.js';

const sent = counter('caseledger_stream_events_total', 'Events that were sent to readers of streams.');
const slow = counter(
  'caseledger_stream_slow_readers_total',
  'Readers of streams that were disconnected because they did not take what was sent.',
);

export interface ReaderOptions {
  /** Its head is sent. */
  readonly response: ServerResponse;
  /** The studies that are read, in the order of their codes. */
  readonly tails: ReadonlyMap<string, StudyTail>;
  /** Where the reader stands. */
  readonly positions: Positions;
  readonly filter: Filter;
  readonly person: string;
  /** When the person's token ends, in milliseconds since 1970. */
  readonly expires: number;
  /** The present instant, in milliseconds since 1970. */
  readonly now: () => number;
  readonly heartbeatMs: number;
  /** How long a reader may leave what was sent lying. */
  readonly drainMs: number;
  /** Whether an error says that the person may not read. */
  readonly isRefusal: (error: unknown) => boolean;
  /** Told of what keeps a reader waiting. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * One open stream. It pulls: while its client takes what was sent, it fetches what comes after its position; it keeps
 * nothing but that position and one batch on its way through the socket.
 */
export class StreamReader {
  private readonly positions: Map<string, Seen>;
  private readonly stops: readonly (() => void)[];
  private beatAt = 0;
  private stalledAt = 0;
  private woken = false;
  private wakeUp = (): void => undefined;

  constructor(private readonly options: ReaderOptions) {
    this.positions = new Map(options.positions);
    this.stops = Array.from(options.tails.values(), (tail) => tail.onFrames(this.wake));
    options.response.on('drain', this.wake).once('close', this.wake);
  }

  /** Serves until the stream has ended. */
  async run(): Promise<void> {
    const { response } = this.options;
    while (!this.isOver) {
      try {
        if (response.writableNeedDrain || !(await this.step())) await this.rest();
      } catch (error) {
        if (this.options.isRefusal(error)) this.end('not-delegated');
        else {
          this.options.onTrouble(error);
          // At the next tick.
          this.beatAt = 0;
          await this.rest();
        }
      }
    }
    for (const stop of this.stops) stop();
  }

  /** Looks at the time, a few times a second. */
  tick(): void {
    const { response, drainMs } = this.options;
    const now = performance.now();
    if (!response.writableNeedDrain) {
      if (now >= this.beatAt) this.wake();
    } else if (now - this.stalledAt >= drainMs) {
      slow.inc();
      response.destroy();
    }
  }

  reads(tail: StudyTail): boolean {
    return [...this.options.tails.values()].includes(tail);
  }

  /** Ends the stream, and says why when the client still listens. */
  end(why: string): void {
    const { response } = this.options;
    if (response.writableNeedDrain) response.destroy();
    else response.end(comment(`ended: ${why}`));
  }

  private get isOver(): boolean {
    const { response } = this.options;
    return response.writableEnded || response.destroyed;
  }

  /** Sends what is next. False when there is nothing to do. */
  private async step(): Promise<boolean> {
    const { tails, filter } = this.options;
    let moved = false;
    for (const [study, tail] of tails) {
      const seen = this.positions.get(study) ?? nothingSeen;
      const scope = await this.scopeIn(tail);
      const next = tail.after(seen, { filter, scope });
      const { frames, through } = next instanceof Promise ? await next : next;
      if (through.position === seen.position) continue;
      moved = true;
      if (frames.length > 0) {
        if (!(await this.mayRead())) return false;
        // What was selected for another scope than the one of now is selected anew.
        if (!isDeepStrictEqual(await this.scopeIn(tail), scope)) return true;
        this.send(study, frames);
      }
      this.positions.set(study, { position: through.position, hash: through.hash });
      if (this.options.response.writableNeedDrain) return false;
    }
    if (moved || performance.now() < this.beatAt) return moved;
    if (await this.mayRead()) {
      this.beatAt = performance.now() + this.options.heartbeatMs;
      this.write(comment(`through ${formatPositions(this.positions)}`));
    }
    return false;
  }

  /** Whether the person may still read all of the studies. @throws what keeps that from being known */
  private async mayRead(): Promise<boolean> {
    const { tails, expires, now } = this.options;
    if (now() >= expires) {
      this.end('token-expired');
      return false;
    }
    for (const tail of tails.values()) await this.scopeIn(tail);
    return !this.isOver;
  }

  /** What the person may be told of a study now. @throws what keeps that from being known */
  private scopeIn(tail: StudyTail): Scope | Promise<Scope> {
    return tail.require(this.options.person);
  }

  private send(study: string, frames: readonly Frame[]): void {
    const [first, ...others] = frames.map((frame) => this.bytesOf(study, frame));
    if (first === undefined) return;
    this.write(others.length === 0 ? first : Buffer.concat([first, ...others]));
    sent.inc(frames.length);
  }

  private bytesOf(study: string, { position, hash, whole, body }: Frame): Buffer {
    if (this.positions.size === 1) return whole;
    this.positions.set(study, { position, hash });
    return Buffer.concat([Buffer.from(`id: ${formatEventId(this.positions)}\n`), body]);
  }

  private write(bytes: Buffer | string): void {
    if (!this.options.response.write(bytes)) this.stalledAt = performance.now();
  }

  private readonly wake = (): void => {
    this.woken = true;
    this.wakeUp();
  };

  /** Until there is something to do: new frames, room in the socket, time for a heartbeat, the end. */
  private async rest(): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        this.wakeUp = resolve;
      });
    }
    this.woken = false;
  }
}
