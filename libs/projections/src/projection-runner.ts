import {
  contradicts,
  type Head,
  type LedgerAltered,
  type RecordedEvent,
  type Seen,
  type SeenIn,
  type StudyHead,
  type Subscriber,
} from '@caseledger/kernel';
import { BuildWriter, contiguous, writeTogether, type LedgerOfWriter, type WriterEvents } from './build-writer.js';
import { isTransient } from '@caseledger/platform';
import { BuildRetired } from './failure.js';
import type { Projection } from './projection.js';
import type { Registry } from './registry.js';

export interface RunnerOptions {
  /** Of one projection. */
  readonly events?: (projection: string) => WriterEvents;
  /** Milliseconds for which events may gather; asked before each pause. */
  readonly gatherMs?: () => number;
}

interface BehindRow {
  readonly name: string;
  readonly build: number;
  readonly study: string;
  readonly position: string;
  readonly hash: string;
  readonly behind: boolean;
}

/**
 * Keeps the live builds of projections up to date from a feed, as long as they are of this code's versions: together in
 * one transaction while they are at the same place, and each on its own when one cannot follow.
 */
export class ProjectionRunner implements Subscriber {
  readonly name: string;
  readonly gatherMs: () => number;
  private writers: readonly BuildWriter[] | undefined;
  /** Where all of them were in a study when this process moved them; another one may have moved them on. */
  private readonly reached = new Map<string, Seen>();

  constructor(
    private readonly registry: Registry,
    private readonly log: LedgerOfWriter,
    private readonly projections: readonly Projection[],
    private readonly options: RunnerOptions = {},
  ) {
    this.name = registry.schema;
    this.gatherMs = options.gatherMs ?? (() => 0);
  }

  async behind(
    heads: readonly (Head | StudyHead)[],
  ): Promise<readonly { study: string; after: number; hash: string }[]> {
    // A look at the heads is also a look at the builds: another process may have switched one.
    const looked = heads.some((head) => 'hash' in head);
    if (looked || this.writers === undefined) await this.findBuilds();
    const unknown = heads.filter((head) => 'hash' in head || !this.reached.has(head.study));
    const known = heads.flatMap((head) => {
      const at = 'hash' in head ? undefined : this.reached.get(head.study);
      return at !== undefined && at.position < head.position
        ? [{ study: head.study, after: at.position, hash: at.hash }]
        : [];
    });
    return [...known, ...(unknown.length === 0 ? [] : await this.behindStored(unknown))];
  }

  async deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
    const writers = this.writers ?? (await this.findBuilds());
    const rest = await this.together(writers, study, events);
    const failures: Error[] = [];
    await Promise.all(
      rest.map(async (writer) => {
        try {
          await writer.deliver(study, events);
        } catch (error) {
          failures.push(error as Error);
        }
      }),
    );
    if (failures.some((error) => error instanceof BuildRetired)) {
      const switched = (await this.findBuilds()).filter((writer) => !writers.includes(writer));
      for (const writer of switched) await writer.deliver(study, events);
    }
    const failure = failures.find((error) => !(error instanceof BuildRetired));
    if (failure !== undefined) throw failure;
  }

  async park(altered: LedgerAltered): Promise<void> {
    this.reached.delete(altered.study);
    for (const writer of this.writers ?? (await this.findBuilds())) await writer.parkAltered(altered);
  }

  /** Takes the whole run to all builds at once. Returns the writers that have to see for themselves. */
  private async together(
    writers: readonly BuildWriter[],
    study: string,
    events: readonly RecordedEvent[],
  ): Promise<readonly BuildWriter[]> {
    const last = events.at(-1);
    if (last === undefined || contiguous(events).length < events.length) return writers;
    this.reached.delete(study);
    try {
      const moved = await writeTogether(this.registry, writers, study, events);
      if (moved.length === writers.length) this.reached.set(study, last);
      return writers.filter((writer) => !moved.includes(writer));
    } catch (error) {
      if (isTransient(error)) throw error;
      return writers;
    }
  }

  private async behindStored(heads: readonly (Head | StudyHead)[]) {
    const { pool, sql } = this.registry;
    const writers = this.writers ?? [];
    const { rows } = await pool.query<BehindRow>({
      name: 'behind',
      text: sql.behind,
      values: [
        writers.map(({ build }) => build.name),
        writers.map(({ build }) => build.build),
        heads.map(({ study }) => study),
        heads.map(({ position }) => position),
        heads.map((head) => ('hash' in head ? head.hash : null)),
      ],
    });
    const known = new Map(heads.map((head) => [head.study, head]));
    const earliest = new Map<string, { study: string; after: number; hash: string }>();
    for (const { name, build, study, behind, ...row } of rows) {
      const seen: SeenIn = { study, position: Number(row.position), hash: row.hash };
      const head = known.get(study);
      const writer = writers.find((one) => one.build.name === name && one.build.build === build);
      if (head === undefined || writer === undefined) continue;
      if ((contradicts(head, seen) || (seen.position > 0 && seen.hash === '')) && !(await writer.verify(seen)))
        continue;
      if (!behind) continue;
      if (seen.position <= (earliest.get(study)?.after ?? Infinity)) {
        earliest.set(study, { study, after: seen.position, hash: seen.hash });
      }
    }
    return [...earliest.values()];
  }

  /** The writers of the live builds; none for a projection that code of another version keeps. */
  private async findBuilds(): Promise<readonly BuildWriter[]> {
    const live = await this.registry.liveBuilds(this.projections);
    const before = this.writers ?? [];
    const writers = live.flatMap((build) => {
      const projection = this.projections.find(({ name }) => name === build.name);
      if (projection === undefined) return [];
      const same = before.find((writer) => writer.build.name === build.name && writer.build.build === build.build);
      return [same ?? new BuildWriter(this.registry, this.log, projection, build, this.options.events?.(build.name))];
    });
    if (writers.length !== before.length || writers.some((writer) => !before.includes(writer))) this.reached.clear();
    this.writers = writers;
    return writers;
  }
}
