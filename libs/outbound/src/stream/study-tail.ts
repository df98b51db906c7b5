import { everything, type Scope } from '@caseledger/domain';
import { nothingSeen, type Seen } from '@caseledger/kernel';
import { setTimeout as pause } from 'node:timers/promises';
import { isWithin, matches } from '../message.js';
import type { MessageSource, Selection } from '../message-source.js';
import { frameOf, type Frame } from './frame.js';

/** Most frames, and most bytes of them, that are kept for readers who are nearly up to date. */
const kept = { frames: 1_000, bytes: 1_048_576 };
/** Most frames, and about as many bytes, that a reader gets at once: it is what a slow one may hold in memory. */
const batch = { frames: 64, bytes: 65_536 };
/** Between two looks when nothing was heard of: hints may be lost. */
const idleMs = 2_000;
const retryMs = 1_000;

/** What a tail reads: it selects for each of its readers. */
const all: Selection = { filter: {}, scope: everything };

/** Frames of one study, in order. */
export interface FramePage {
  readonly frames: readonly Frame[];
  /** The event up to which there are no others. */
  readonly through: Seen;
}

export interface TailOptions {
  readonly study: string;
  readonly source: MessageSource;
  /** What the person may be told of now. Rejects when that is nothing. */
  readonly require: (person: string) => Promise<Scope>;
  /** Told of the first failure of a row, and of its end. */
  readonly onTrouble: (error: unknown) => void;
}

/**
 * The end of one study's stream: follows the projection for all readers of this process, and keeps the last frames for
 * them. Whoever is further behind reads from the database.
 */
export class StudyTail {
  private readonly wakers = new Set<() => void>();
  private readonly closing = new AbortController();
  private readonly permissions = new Map<string, Scope | Promise<Scope>>();
  private frames: Frame[] = [];
  private bytes = 0;
  /** The frames are all that there is after this position, up to `through`. */
  private start = Infinity;
  private through: Seen = nothingSeen;
  private hinted = 0;
  private hint = (): void => undefined;
  /** Resolves when the last frames were read for the first time. */
  private readonly opened: Promise<void>;

  constructor(private readonly options: TailOptions) {
    this.opened = this.insist(() => this.open());
    void this.opened.then(() => this.follow());
  }

  /** Calls back whenever there are new frames. Returns a stop. */
  onFrames(wake: () => void): () => void {
    this.wakers.add(wake);
    return () => this.wakers.delete(wake);
  }

  get isWatched(): boolean {
    return this.wakers.size > 0;
  }

  /** Tells that the ledger has reached a position. */
  appended(position: number): void {
    this.hinted = Math.max(this.hinted, position);
    this.hint();
  }

  /** What it has seen last. */
  get seen(): Seen {
    return this.through;
  }

  /** The next frames after an event that the filter lets through: at once when they are kept. @throws Unavailable */
  after(from: Seen, selection: Selection): FramePage | Promise<FramePage> {
    return from.position >= this.start ? this.recent(from, selection) : this.stored(from, selection);
  }

  /**
   * What the person may be told of, a rejection when it is nothing. The ledger is asked once for every position that the
   * tail reaches and a few times a second at most, however many readers a person has: nothing that was recorded after
   * the end of a delegation is ever delivered.
   */
  require(person: string): Scope | Promise<Scope> {
    const known = this.permissions.get(person);
    if (known !== undefined) return known;
    const asked: Promise<Scope> = this.options.require(person).then((scope) => {
      if (this.permissions.get(person) === asked) this.permissions.set(person, scope);
      return scope;
    });
    this.permissions.set(person, asked);
    return asked;
  }

  /** Makes the next `require` ask the ledger. */
  forgetPermissions(): void {
    this.permissions.clear();
  }

  close(): void {
    this.closing.abort();
    this.hint();
  }

  private isClosed(): boolean {
    return this.closing.signal.aborted;
  }

  private async stored(from: Seen, selection: Selection): Promise<FramePage> {
    await this.opened;
    if (from.position >= this.start) return this.recent(from, selection);
    const { study, source } = this.options;
    // Not beyond: what the permissions are worth ends where the tail is.
    const end = this.through;
    const { messages, through } = await source.after(study, from.position, selection, batch.frames);
    return {
      frames: messages.filter((one) => one.position <= end.position).map(frameOf),
      through: earlier(through, end),
    };
  }

  private recent(from: Seen, selection: Selection): FramePage {
    let next = this.frames.length;
    while (next > 0 && (this.frames[next - 1]?.position ?? 0) > from.position) next -= 1;
    const found: Frame[] = [];
    let bytes = 0;
    for (; next < this.frames.length; next += 1) {
      const frame = this.frames[next];
      if (frame === undefined || !matches(selection.filter, frame) || !isWithin(selection.scope, frame)) continue;
      found.push(frame);
      bytes += frame.whole.length;
      if (found.length === batch.frames || bytes >= batch.bytes) return { frames: found, through: frame };
    }
    // A reader may come from a process whose view is ahead.
    return { frames: found, through: from.position > this.through.position ? from : this.through };
  }

  private async open(): Promise<void> {
    const { messages, through } = await this.options.source.latest(this.options.study, kept.frames);
    this.start = messages.length < kept.frames ? 0 : (messages[0]?.position ?? 0);
    this.take(messages.map(frameOf), through);
  }

  private async follow(): Promise<void> {
    const { study, source } = this.options;
    while (!this.isClosed()) {
      await this.insist(async () => {
        const expected = this.hinted > this.through.position;
        const behind = expected && (await source.waitFor(study, this.through.position + 1, idleMs)) > 0;
        // Behind after all that time, the projection stands still.
        if (!expected || behind) await this.idle();
        const { messages, through } = await source.after(study, this.through.position, all, kept.frames);
        if (through.position > this.through.position) this.take(messages.map(frameOf), through);
      });
    }
  }

  private take(frames: readonly Frame[], { position, hash }: Seen): void {
    this.through = { position, hash };
    this.permissions.clear();
    for (const frame of frames) {
      this.frames.push(frame);
      this.bytes += frame.whole.length;
    }
    while (this.frames.length > kept.frames || this.bytes > kept.bytes) {
      const oldest = this.frames.shift();
      this.bytes -= oldest?.whole.length ?? 0;
      this.start = oldest?.position ?? position;
    }
    if (frames.length > 0) for (const wake of this.wakers) wake();
  }

  /** Waits for a hint, but not for ever. */
  private idle(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.hint();
      }, idleMs);
      this.hint = () => {
        clearTimeout(timer);
        this.hint = () => undefined;
        resolve();
      };
      if (this.isClosed()) this.hint();
    });
  }

  /** Does it again until it succeeds, or the tail is closed: readers wait while the database is away. */
  private async insist(work: () => Promise<void>): Promise<void> {
    const { signal } = this.closing;
    for (let failed = false; !signal.aborted;) {
      try {
        await work();
        return;
      } catch (error) {
        if (!this.isClosed() && !failed) this.options.onTrouble(error);
        failed = true;
        await pause(retryMs, undefined, { signal: this.closing.signal }).catch(() => undefined);
      }
    }
  }
}

const earlier = (one: Seen, other: Seen): Seen => (one.position <= other.position ? one : other);
