import type { Head, SeenIn } from '@caseledger/kernel';
import { sameVersion, type Projection, type Version } from './projection.js';
import type { Registry } from './registry.js';

/** Where a projection stands in one study. */
export interface StudyStatus extends SeenIn {
  readonly head: number;
  readonly lag: number;
  readonly parked: boolean;
  /** Parked because the ledger is not what it was. */
  readonly differs: boolean;
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
  /** Of this code. */
  readonly codeVersion: number;
  /** Whether a build of another version is live: a new one is being made or has failed. */
  readonly upgrading: boolean;
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
  /** Of these, studies whose ledger is not what it was. */
  readonly differs: number;
  /** Events in the ledger and not in the projection. */
  readonly events: number;
  /** The studies that are behind, and the last position that the projection has of each. */
  readonly behind: readonly { readonly study: string; readonly after: number }[];
}

/** How far behind these heads the live builds of these projections are: one query, whatever the number of studies. */
export async function projectionLag(
  { pool, sql }: Registry,
  heads: readonly Head[],
  projections: readonly Projection[],
): Promise<ProjectionLag[]> {
  const { rows } = await pool.query<
    Version & {
      name: string;
      parked: string;
      differs: string;
      events: string;
      studies: string[] | null;
      positions: string[] | null;
    }
  >(sql.lag, [
    projections.map(({ name }) => name),
    heads.map(({ study }) => study),
    heads.map(({ position }) => position),
  ]);
  return projections.flatMap((projection) => {
    const { name } = projection;
    const live = rows.find((row) => row.name === name);
    if (live === undefined) return [];
    return [
      {
        projection: name,
        upgrading: !sameVersion(live, projection),
        parked: Number(live.parked),
        differs: Number(live.differs),
        events: Number(live.events),
        behind: (live.studies ?? []).map((study, i) => ({ study, after: Number(live.positions?.[i]) })),
      },
    ];
  });
}

interface Row extends Version {
  readonly name: string;
  readonly build: number;
  readonly study: string | null;
  readonly position: string | null;
  readonly hash: string;
  readonly parked: boolean | null;
  readonly differs: boolean | null;
  readonly reason: string | null;
}

/** How far behind these heads the live builds of these projections are, study by study. */
export async function projectionStatus(
  registry: Registry,
  heads: readonly Head[],
  projections: readonly Projection[],
): Promise<ProjectionStatus[]> {
  const rows = (await registry.exists()) ? await liveRows(registry, projections) : [];
  return projections.map((projection) => {
    const { name, version: codeVersion } = projection;
    const own = new Map(rows.filter((row) => row.name === name).map((row) => [row.study, row]));
    const [live] = own.values();
    return {
      projection: name,
      ...(live !== undefined && { build: live.build, version: live.version }),
      codeVersion,
      upgrading: live !== undefined && !sameVersion(live, projection),
      studies: withForgotten(heads, own).map(({ study, position }) => studyStatus(study, position, own.get(study))),
    };
  });
}

/** The heads, and 0 for studies that the projection has seen and the ledger does not know. */
function withForgotten(heads: readonly Head[], own: ReadonlyMap<string | null, Row>): readonly Head[] {
  const known = new Set(heads.map(({ study }) => study));
  const forgotten = [...own.keys()].filter((study): study is string => study !== null && !known.has(study));
  return [...heads, ...forgotten.map((study) => ({ study, position: 0 }))];
}

async function liveRows({ pool, sql }: Registry, projections: readonly Projection[]): Promise<Row[]> {
  const { rows } = await pool.query<Row>(sql.status, [projections.map(({ name }) => name)]);
  return rows;
}

function studyStatus(study: string, head: number, row: Row | undefined): StudyStatus {
  const position = Number(row?.position ?? 0);
  return {
    study,
    position,
    hash: row?.hash ?? '',
    head,
    lag: Math.max(0, head - position),
    parked: row?.parked ?? false,
    differs: row?.differs ?? false,
    ...(row?.reason != null && { reason: row.reason }),
  };
}
