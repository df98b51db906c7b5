import type { EventLog, Head, RecordedEvent, Subscriber } from '@caseledger/kernel';
import { BuildWriter, type WriterEvents } from './build-writer.js';
import { BuildRetired } from './failure.js';
import type { Projection } from './projection.js';
import type { Registry } from './registry.js';

/** Keeps the live build of one projection up to date from a feed, as long as the build is of this code's version. */
export class ProjectionRunner implements Subscriber {
  readonly name: string;
  private writer: BuildWriter | undefined;

  constructor(
    private readonly registry: Registry,
    private readonly log: EventLog,
    private readonly projection: Projection,
    private readonly events: WriterEvents = {},
  ) {
    this.name = projection.name;
  }

  async behind(heads: readonly Head[]): Promise<readonly { study: string; after: number }[]> {
    const writer = await this.liveWriter();
    if (writer === undefined) return [];
    const { rows } = await this.registry.pool.query<{ study: string; after: string }>(
      `SELECT h.study, coalesce(c.position, 0) AS after
         FROM unnest($3::text[], $4::bigint[]) AS h (study, position)
         LEFT JOIN ${this.registry.schema}.cursors c ON c.name = $1 AND c.build = $2 AND c.study = h.study
        WHERE coalesce(c.position, 0) < h.position AND c.parked IS NOT TRUE`,
      [this.name, writer.build.build, heads.map(({ study }) => study), heads.map(({ position }) => position)],
    );
    return rows.map(({ study, after }) => ({ study, after: Number(after) }));
  }

  async deliver(study: string, events: readonly RecordedEvent[]): Promise<void> {
    const writer = this.writer ?? (await this.liveWriter());
    try {
      await writer?.deliver(study, events);
    } catch (error) {
      if (!(error instanceof BuildRetired)) throw error;
      await (await this.liveWriter())?.deliver(study, events);
    }
  }

  /** The writer of the live build; none while code of another version keeps it. */
  private async liveWriter(): Promise<BuildWriter | undefined> {
    const { rows } = await this.registry.pool.query<{ build: number }>(
      `SELECT build FROM ${this.registry.schema}.builds WHERE name = $1 AND version = $2 AND status = 'live'`,
      [this.name, this.projection.version],
    );
    const build = rows[0]?.build;
    if (build === undefined) this.writer = undefined;
    else if (this.writer?.build.build !== build) {
      const { name, version } = this.projection;
      this.writer = new BuildWriter(this.registry, this.log, this.projection, { name, build, version }, this.events);
    }
    return this.writer;
  }
}
