import type { Head } from '@caseledger/kernel';
import type { Projection } from './projection.js';
import type { Registry } from './registry.js';

/** Where a projection stands in one study. */
export interface StudyStatus {
  readonly study: string;
  readonly position: number;
  readonly head: number;
  readonly lag: number;
  readonly parked: boolean;
  /** Why it is parked. */
  readonly reason?: string;
}

/** Where a projection stands. */
export interface ProjectionStatus {
  readonly projection: string;
  /** The live build; absent until the service has started for the first time. */
  readonly build?: number;
  /** Of the live build. */
  readonly version?: number;
  /** Of this code: while it differs, a new build is being made or has failed. */
  readonly codeVersion: number;
  readonly upgradeError?: string;
  readonly studies: readonly StudyStatus[];
}

/** How far behind a projection's live build is, all studies together. */
export interface ProjectionLag {
  readonly projection: string;
  /** Whether a build of another version is live, which stands still until the one of this code replaces it. */
  readonly upgrading: boolean;
  /** Studies that stand still at an event that cannot be applied. The other members leave them out. */
  readonly parked: number;
  /** Events in the ledger and not in the projection. */
  readonly events: number;
  /** The studies that are behind, and the last position that the projection has of each. */
  readonly behind: readonly { readonly study: string; readonly after: number }[];
}

/** How far behind these heads the live builds of these projections are: one query, whatever the number of studies. */
export async function projectionLag(
  { pool, schema }: Registry,
  heads: readonly Head[],
  projections: readonly Projection[],
): Promise<ProjectionLag[]> {
  const { rows } = await pool.query<{
    name: string;
    version: number;
    parked: string;
    events: string;
    studies: string[] | null;
    positions: string[] | null;
  }>(
    `SELECT b.name, b.version, count(*) FILTER (WHERE c.parked) AS parked,
            coalesce(sum(h.position - coalesce(c.position, 0)) FILTER (WHERE late.behind), 0) AS events,
            array_agg(h.study) FILTER (WHERE late.behind) AS studies,
            array_agg(coalesce(c.position, 0)::text) FILTER (WHERE late.behind) AS positions
       FROM ${schema}.builds b
       LEFT JOIN unnest($2::text[], $3::bigint[]) AS h (study, position) ON true
       LEFT JOIN ${schema}.cursors c ON c.name = b.name AND c.build = b.build AND c.study = h.study
      CROSS JOIN LATERAL (SELECT h.position > coalesce(c.position, 0) AND c.parked IS NOT TRUE) AS late (behind)
      WHERE b.status = 'live' AND b.name = ANY ($1)
      GROUP BY b.name, b.version`,
    [projections.map(({ name }) => name), heads.map(({ study }) => study), heads.map(({ position }) => position)],
  );
  return projections.flatMap(({ name, version }) => {
    const live = rows.find((row) => row.name === name);
    if (live === undefined) return [];
    return [
      {
        projection: name,
        upgrading: live.version !== version,
        parked: Number(live.parked),
        events: Number(live.events),
        behind: (live.studies ?? []).map((study, i) => ({ study, after: Number(live.positions?.[i]) })),
      },
    ];
  });
}

interface Row {
  readonly name: string;
  readonly build: number;
  readonly version: number;
  readonly study: string | null;
  readonly position: string | null;
  readonly parked: boolean | null;
  readonly reason: string | null;
}

/** How far behind these heads the live builds of these projections are, study by study. */
export async function projectionStatus(
  registry: Registry,
  heads: readonly Head[],
  projections: readonly Projection[],
): Promise<ProjectionStatus[]> {
  const rows = (await registry.exists()) ? await liveRows(registry, projections) : [];
  return projections.map(({ name, version: codeVersion }) => {
    const own = new Map(rows.filter((row) => row.name === name).map((row) => [row.study, row]));
    const [live] = own.values();
    return {
      projection: name,
      ...(live !== undefined && { build: live.build, version: live.version }),
      codeVersion,
      studies: heads.map(({ study, position }) => studyStatus(study, position, own.get(study))),
    };
  });
}

async function liveRows({ pool, schema }: Registry, projections: readonly Projection[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>(
    `SELECT b.name, b.build, b.version, c.study, c.position, c.parked, d.error AS reason
       FROM ${schema}.builds b
       LEFT JOIN ${schema}.cursors c USING (name, build)
       LEFT JOIN ${schema}.dead_letters d
         ON c.parked AND d.name = b.name AND d.build = b.build AND d.study = c.study AND d.position = c.position + 1
      WHERE b.status = 'live' AND b.name = ANY ($1)`,
    [projections.map(({ name }) => name)],
  );
  return rows;
}

function studyStatus(study: string, head: number, row: Row | undefined): StudyStatus {
  const position = Number(row?.position ?? 0);
  return {
    study,
    position,
    head,
    lag: Math.max(0, head - position),
    parked: row?.parked ?? false,
    ...(row?.reason != null && { reason: row.reason }),
  };
}
