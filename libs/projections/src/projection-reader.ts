import type { Seen } from '@caseledger/kernel';
import { isTransient, Unavailable } from '@caseledger/platform';
import { CursorSignals } from './cursor-signals.js';
import { isDropped } from './failure.js';
import { sameVersion, type ProjectionTx, type Version } from './projection.js';
import type { Registry } from './registry.js';
import { inSnapshot, projectionTx } from './transaction.js';

const firstPollMs = 25;
const slowestPollMs = 400;

/** How long a read waits for rows of another version to be replaced, in seconds. */
const retryAfter = 2;

/**
 * Reads the live builds of one service's projections. Rows of another version than this code's mean something else: they are
 * not read, and what asks for them is told to come again.
 */
export class ProjectionReader {
  private readonly now: ProjectionTx;
  /** Where the live build of each projection was when it was last asked. */
  private readonly schemas = new Map<string, string>();

  constructor(
    private readonly registry: Registry,
    private readonly signals = new CursorSignals(),
    /** What this code reads of each projection; what is not among them is read as it is. */
    private readonly versions: ReadonlyMap<string, Version> = new Map(),
  ) {
    this.now = projectionTx(registry.pool);
  }

  /**
   * Runs queries against the live build: one snapshot, read only. They may run twice when builds are being switched.
   * @throws Unavailable when the database does not answer now, or while the live build is of another version
   */
  async read<T>(name: string, queries: (tx: ProjectionTx) => Promise<T>): Promise<T> {
    return answered(
      this.readOnce(name, queries).catch((error: unknown) => {
        if (!isDropped(error)) throw error;
        this.schemas.delete(name);
        return this.readOnce(name, queries);
      }),
    );
  }

  /** The live build's position in a study, in a snapshot of `read` or now; 0 when it has none. */
  async position(name: string, study: string, snapshot?: ProjectionTx): Promise<number> {
    return (await this.cursor(name, study, snapshot)).position;
  }

  /** What the live build has seen last of a study. The hash is empty while it does not know it. */
  async seen(name: string, study: string, snapshot?: ProjectionTx): Promise<Seen> {
    const { position, hash } = await this.cursor(name, study, snapshot);
    return { position, hash };
  }

  /**
   * Waits until the live build has reached a position. Resolves to by how much it is behind: 0 when it got there, more
   * at the deadline, or at once when the study is parked in it.
   */
  async waitFor(name: string, study: string, position: number, timeoutMs: number): Promise<number> {
    const deadline = performance.now() + timeoutMs;
    for (let pollMs = firstPollMs; ; pollMs = Math.min(2 * pollMs, slowestPollMs)) {
      if (this.signals.known(name, study) >= position) return 0;
      const cursor = await this.cursor(name, study);
      const behind = Math.max(0, position - cursor.position);
      const left = deadline - performance.now();
      if (behind === 0 || cursor.parked || left <= 0) return behind;
      await this.reached(name, study, position, Math.min(pollMs, left));
    }
  }

  /** Goes where the live build was last, and asks in the same snapshot whether it is there still. */
  private async readOnce<T>(name: string, queries: (tx: ProjectionTx) => Promise<T>): Promise<T> {
    for (;;) {
      const schema = this.schemas.get(name) ?? (await this.liveSchema(name, this.now));
      const begin = `BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL search_path TO '${schema}'`;
      const read = await inSnapshot(this.registry.pool, begin, async (client) => {
        const tx = projectionTx(client, schema);
        const asked = this.liveSchema(name, tx);
        if (!client.pipeline) await asked;
        const [live, answer] = await Promise.allSettled([asked, queries(tx)]);
        if (live.status === 'rejected') throw live.reason;
        return live.value === schema ? answer : undefined;
      });
      if (read?.status === 'rejected') throw read.reason;
      if (read !== undefined) return read.value;
    }
  }

  private async liveSchema(name: string, db: ProjectionTx): Promise<string> {
    const [row] = await db.query<Version & { schema: string }>(this.registry.sql['live-schema'], [name]);
    const wanted = this.versions.get(name);
    if (row !== undefined && wanted !== undefined && !sameVersion(row, wanted)) {
      this.schemas.delete(name);
      throw new Unavailable(`the read model ${name} is built anew for this version`, retryAfter);
    }
    const schema = row?.schema ?? '';
    this.schemas.set(name, schema);
    return schema;
  }

  private async cursor(name: string, study: string, db: ProjectionTx = this.now): Promise<Seen & { parked: boolean }> {
    const [row] = await answered(
      db.query<{ position: string; hash: string; parked: boolean }>(this.registry.sql['live-cursor'], [name, study]),
    );
    return { position: Number(row?.position ?? 0), hash: row?.hash ?? '', parked: row?.parked ?? false };
  }

  private reached(name: string, study: string, position: number, timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const end = (): void => {
        clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = setTimeout(end, timeoutMs);
      const stop = this.signals.onMove(name, study, (now) => {
        if (now >= position) end();
      });
      // It may have got there between the query and the listening.
      if (this.signals.known(name, study) >= position) end();
    });
  }
}

/** @throws Unavailable when the database may well answer later */
async function answered<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Unavailable || isDropped(error) || !isTransient(error)) throw error;
    throw new Unavailable('the read models are unavailable', 2, { cause: error });
  }
}
