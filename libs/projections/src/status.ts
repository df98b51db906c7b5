import type { EventLog } from '@caseledger/kernel';
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
  readonly build: number;
  /** Of the live build. */
  readonly version: number;
  /** Of this code: while it differs, a new build is being made or has failed. */
  readonly codeVersion: number;
  readonly upgradeError?: string;
  readonly studies: readonly StudyStatus[];
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

/** How far the live builds of these projections came. */
export async function projectionStatus(
  { pool, schema }: Registry,
  log: EventLog,
  projections: readonly Projection[],
): Promise<ProjectionStatus[]> {
  const heads = await log.heads();
  const { rows } = await pool.query<Row>(
    `SELECT b.name, b.build, b.version, c.study, c.position, c.parked, d.error AS reason
       FROM ${schema}.builds b
       LEFT JOIN ${schema}.cursors c USING (name, build)
       LEFT JOIN ${schema}.dead_letters d
         ON c.parked AND d.name = b.name AND d.build = b.build AND d.study = c.study AND d.position = c.position + 1
      WHERE b.status = 'live' AND b.name = ANY ($1)`,
    [projections.map(({ name }) => name)],
  );
  return projections.flatMap((projection) => {
    const own = rows.filter(({ name }) => name === projection.name);
    const live = own[0];
    if (live === undefined) return [];
    const studies = heads.map(({ study, position: head }) =>
      studyStatus(
        study,
        head,
        own.find((row) => row.study === study),
      ),
    );
    return [
      {
        projection: projection.name,
        build: live.build,
        version: live.version,
        codeVersion: projection.version,
        studies,
      },
    ];
  });
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
