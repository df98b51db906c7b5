import type { EventLog } from '@caseledger/kernel';
import type { PoolClient } from 'pg';
import { batchLimit, BuildWriter, type WriterEvents } from './build-writer.js';
import { compareBuilds, type TableComparison } from './compare.js';
import { sameVersion, type Projection } from './projection.js';
import type { Build, Registry } from './registry.js';
import { inTransaction, transact, withClient } from './transaction.js';
import { statementsOf } from '@caseledger/platform';

const sql = statementsOf<'begin-alone' | 'end-alone'>(new URL('./rebuild.sql', import.meta.url));

/** How far a rebuild came: events applied, of those known when it was last looked at. */
export interface RebuildProgress {
  readonly projection: string;
  readonly build: number;
  readonly applied: number;
  readonly total: number;
}

/** What a rebuild came to. */
export interface RebuildReport {
  readonly projection: string;
  readonly from: Build;
  readonly to: Build;
  /** Each table, old against new at equal cursors. Empty when the version changed: then there is nothing to compare. */
  readonly tables: readonly TableComparison[];
}

/** Another process is rebuilding this projection. */
export class RebuildRunning extends Error {
  constructor(name: string) {
    super(`projection ${name} is being rebuilt already`);
  }
}

/** The new build differs from the live one, of the same version, and was not wanted then. */
export class BuildsDiffer extends Error {
  constructor(
    name: string,
    readonly tables: readonly TableComparison[],
  ) {
    super(`the new build of ${name} differs from the live one; the live one stays`);
  }
}

export interface RebuildOptions {
  readonly registry: Registry;
  readonly log: Pick<EventLog, 'read' | 'hashesAt' | 'heads'>;
  readonly projection: Projection;
  /** Whether a build that differs from the live one of the same version is given up. Otherwise it is taken. */
  readonly refuseDifferences?: boolean;
  /** Told of what an earlier rebuild left behind, and this one has cleared away. */
  readonly onLeftover?: (build: Build) => void;
  readonly events?: WriterEvents;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** Told when the new build has got as far as the live one, and what both have is about to be compared. */
  readonly onComparing?: (build: Build) => void;
  /** Gives the rebuild up: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
}

/**
 * Builds a projection anew from the log beside the live build, compares, and makes the new build the live one. The
 * ledger is right by definition: a difference is reported, and the new build is taken. On any failure the live build
 * stays and the new one is dropped.
 */
export async function rebuild(options: RebuildOptions): Promise<RebuildReport> {
  const { registry, projection } = options;
  const { name } = projection;
  return withClient(registry.pool, async (client) => {
    // Only keeps two rebuilds from undoing each other. Should the lock be lost with its connection, the other one drops
    // this build, and this one finds no cursor.
    const lock = ['caseledger.projections.rebuild', `${registry.schema}.${name}`];
    const { rows } = await client.query<{ got: boolean }>(sql['begin-alone'], lock);
    if (rows[0]?.got !== true) throw new RebuildRunning(name);
    try {
      for (const build of await registry.leftovers(name)) {
        await registry.dropBuild(build);
        options.onLeftover?.(build);
      }
      return await new Rebuild(options, client).run();
    } finally {
      await client.query(sql['end-alone'], lock).catch(() => undefined);
    }
  });
}

class Rebuild {
  constructor(
    private readonly options: RebuildOptions,
    private readonly client: PoolClient,
  ) {}

  async run(): Promise<RebuildReport> {
    const { registry, log, projection, events, refuseDifferences } = this.options;
    const from = await registry.liveBuild(projection.name);
    const to = await registry.createBuild(projection);
    const writer = new BuildWriter(registry, log, projection, to, { parked: events?.parked });
    let tables: TableComparison[] = [];
    try {
      await this.catchUp(writer, from);
      if (sameVersion(from, to)) tables = await this.compare(writer, from);
      if (refuseDifferences && tables.some(({ equal }) => !equal)) throw new BuildsDiffer(projection.name, tables);
      await this.switch(writer, from);
    } catch (error) {
      // A leftover of a broken connection goes with the next rebuild.
      await registry.dropBuild(to).catch(() => undefined);
      throw error;
    }
    await registry.dropBuild(from).catch(() => undefined);
    return { projection: projection.name, from, to, tables };
  }

  /** Follows until hardly anything is left. */
  private async catchUp(writer: BuildWriter, live: Build): Promise<void> {
    for (;;) {
      const targets = await this.targets(live);
      const left = await this.advance(writer, targets);
      if (left <= batchLimit) return;
    }
  }

  /**
   * As far as the live build, so that both can be compared; a new version goes as far as the ledger. Where the ledger is
   * not what the live build has seen, the ledger is right.
   */
  private async targets(live: Build): Promise<ReadonlyMap<string, number>> {
    const { registry, log, projection } = this.options;
    const cursors = await registry.cursorsOf(live);
    const targets = positions(cursors.filter(({ differs }) => !differs));
    if (sameVersion(live, projection) && targets.size === cursors.length) return targets;
    for (const { study, position } of await log.heads()) {
      targets.set(study, Math.max(position, targets.get(study) ?? 0));
    }
    return targets;
  }

  /** Brings the new build exactly to these positions, save where a study is parked. Returns how much there was to do. */
  private async advance(writer: BuildWriter, targets: ReadonlyMap<string, number>): Promise<number> {
    const { registry, log, onProgress, signal, projection } = this.options;
    const at = positions(await registry.cursorsOf(writer.build));
    const total = sum(targets.values());
    let applied = sum(at.values());
    const before = applied;
    for (const [study, target] of targets) {
      let position = at.get(study) ?? 0;
      while (position < target) {
        signal?.throwIfAborted();
        const events = await log.read(study, position, Math.min(batchLimit, target - position));
        if (events.length === 0) throw new Error(`the log does not have ${study} after ${position}`);
        await writer.deliver(study, events);
        const cursor = await writer.openCursor(study);
        applied += cursor.position - position;
        position = cursor.position;
        onProgress?.({ projection: projection.name, build: writer.build.build, applied, total });
        if (cursor.parked) break;
      }
    }
    return applied - before;
  }

  /** At equal cursors: the live build as one snapshot has it, which holds up nobody. */
  private compare(writer: BuildWriter, live: Build): Promise<TableComparison[]> {
    const { registry, onComparing } = this.options;
    onComparing?.(writer.build);
    const schemaOf = ({ name, build }: Build) => registry.schemaOf(name, build);
    return transact(this.client, 'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', async () => {
      const cursors = await registry.cursorsOf(live, this.client);
      await this.advance(writer, positions(cursors.filter(({ differs }) => !differs)));
      return inTransaction(registry.pool, 'BEGIN READ ONLY', (client) =>
        compareBuilds({ client: this.client, schema: schemaOf(live) }, { client, schema: schemaOf(writer.build) }),
      );
    });
  }

  /** Holds the live build where it is for a moment, follows the little that is left, and switches. */
  private async switch(writer: BuildWriter, live: Build): Promise<void> {
    const { registry, signal } = this.options;
    await transact(this.client, 'BEGIN', async () => {
      await this.client.query(registry.sql['lock-build'], [live.name, live.build]);
      const cursors = await registry.cursorsOf(live, this.client, 'FOR UPDATE');
      const reached = positions(cursors.filter(({ differs }) => !differs));
      await this.advance(writer, reached);
      const at = positions(await registry.cursorsOf(writer.build));
      for (const [study, position] of reached) {
        if ((at.get(study) ?? 0) < position) {
          throw new Error(`the new build of ${live.name} stands still in ${study} after ${at.get(study) ?? 0}`);
        }
      }
      signal?.throwIfAborted();
      await registry.switchLive(this.client, live, writer.build);
    });
  }
}

function positions(cursors: readonly { study: string; position: number }[]): Map<string, number> {
  return new Map(cursors.map(({ study, position }) => [study, position]));
}

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}
