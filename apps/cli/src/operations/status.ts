import { partitionOf, relayStatus, type ShardStatus } from '@caseledger/delivery';
import { LedgerAltered, verifySeen, type SeenIn, type StudyHead } from '@caseledger/kernel';
import type { LedgerReader, ServiceName } from '@caseledger/ledger';
import { webhookCursors } from '@caseledger/outbound';
import { projectionStatus } from '@caseledger/projections';
import type { OperatorDatabase } from './operator-database.js';
import type { ProjectingService } from './services.js';

/** How far a follower of the ledger is in one study. */
export interface StudyLag {
  readonly study: string;
  /** Last position that it has. */
  readonly position: number;
  /** Last position of the ledger. */
  readonly head: number;
  readonly lagEvents: number;
  /** Since the first event that it does not have was recorded. */
  readonly lagSeconds: number;
}

export interface ProjectedStudy extends StudyLag {
  readonly parked: boolean;
  /** Why it is parked. */
  readonly reason?: string;
}

export interface ProjectionState {
  readonly service: ServiceName;
  readonly projection: string;
  /** The live build and its version; absent until the service has started for the first time. */
  readonly build?: number;
  readonly version?: number;
  /** Of this caseledger. */
  readonly codeVersion: number;
  readonly studies: readonly ProjectedStudy[];
}

export interface RelayState {
  readonly shards: readonly ShardStatus[];
  readonly studies: readonly (StudyLag & { readonly shard: number })[];
}

/** A reader that has seen another ledger than the one that there is; or the ledger itself, that contradicts itself. */
export interface Difference {
  readonly reader: string;
  readonly study: string;
  readonly position: number;
  /** Leaf hashes. Nothing was found when the event is not there. */
  readonly expected: string;
  readonly found?: string;
}

/** The ledger, and everything that follows it. */
export interface Status {
  /** Where the ledger's last events, or what its followers have seen last, are not what they were. */
  readonly differences: readonly Difference[];
  readonly projections: readonly ProjectionState[];
  /** Absent where no relay ever ran. */
  readonly relay?: RelayState;
}

/** @param now in milliseconds since 1970. */
export async function readStatus(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
  now: number,
): Promise<Status> {
  const ledger = database.ledger('coordination');
  // First, so that nobody seems to be behind who has moved on meanwhile.
  const heads = await ledger.heads();
  const projections = (
    await Promise.all(
      services.map(async ({ name, projections: own }) =>
        (await projectionStatus(database.registry(name), heads, own)).map((status) => ({ service: name, ...status })),
      ),
    )
  ).flat();
  const relay = await readRelay(database, heads);
  const webhooks = await webhookCursors(database.as('safety'), 'safety');
  const differences = [
    ...(await headDifferences(ledger, heads)),
    ...(await cursorDifferences(ledger, [
      ...projections.flatMap(({ service, projection, studies }) =>
        studies.map((study) => ({ ...study, reader: `${service}/${projection}` })),
      ),
      ...(relay?.studies ?? []).map((study) => ({ ...study, reader: 'relay' })),
      ...webhooks.map((cursor) => ({ ...cursor, reader: `webhook ${cursor.webhook}` })),
    ])),
  ];

  const positions = [...projections.flatMap(({ studies }) => studies), ...(relay?.studies ?? [])];
  const behind = positions.filter(({ position, head }) => position < head);
  const recorded = await ledger.recordedAfter(behind.map(({ study, position }) => ({ study, after: position })));
  const recordedAt = new Map<StudyPosition, string | undefined>(behind.map((one, i) => [one, recorded[i]]));
  const lagOf = (one: StudyPosition): StudyLag => ({
    study: one.study,
    position: one.position,
    head: Math.max(one.head, one.position),
    lagEvents: Math.max(0, one.head - one.position),
    lagSeconds: secondsSince(recordedAt.get(one), now),
  });
  return {
    differences,
    projections: projections.map((projection) => ({
      ...projection,
      studies: projection.studies.map((study) => ({
        ...lagOf(study),
        parked: study.parked,
        ...(study.reason !== undefined && { reason: study.reason }),
      })),
    })),
    ...(relay && {
      relay: { ...relay, studies: relay.studies.map((study) => ({ ...lagOf(study), shard: study.shard })) },
    }),
  };
}

interface StudyPosition {
  readonly study: string;
  readonly position: number;
  readonly head: number;
}

async function readRelay(database: OperatorDatabase, heads: readonly StudyHead[]) {
  const relay = await relayStatus(database.as('relay'));
  if (relay === undefined) return undefined;
  const { shards, cursors } = relay;
  const published = new Map(cursors.map(({ study, ...seen }) => [study, seen]));
  const known = new Set(heads.map(({ study }) => study));
  const forgotten = cursors.filter(({ study }) => !known.has(study)).map(({ study }) => ({ study, position: 0 }));
  const studies = [...heads, ...forgotten].map(({ study, position: head }) => ({
    study,
    ...(published.get(study) ?? { position: 0, hash: '' }),
    head,
    shard: partitionOf(study, shards.length),
  }));
  return { shards, studies };
}

/** Whether the last event of each study is there, and is what its hash says. */
async function headDifferences(ledger: LedgerReader, heads: readonly StudyHead[]): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (const { study, position } of heads) {
    if (position === 0) continue;
    try {
      await ledger.readAt(study, [position]);
    } catch (error) {
      if (!(error instanceof LedgerAltered)) throw error;
      differences.push(differenceOf('ledger', error));
    }
  }
  return differences;
}

async function cursorDifferences(
  ledger: LedgerReader,
  cursors: readonly (SeenIn & { readonly reader: string })[],
): Promise<Difference[]> {
  const verified = await verifySeen(ledger, cursors);
  return cursors.flatMap(({ reader }, index) => {
    const found = verified[index];
    return found instanceof LedgerAltered ? [differenceOf(reader, found)] : [];
  });
}

function differenceOf(reader: string, { study, position, expected, found }: LedgerAltered): Difference {
  return { reader, study, position, expected, ...(found !== undefined && { found }) };
}

function secondsSince(instant: string | undefined, now: number): number {
  return instant === undefined ? 0 : Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
}

/** Whether somebody has to look at it: parked, or behind for longer than allowed. */
export function needsAttention(study: StudyLag & { readonly parked?: boolean }, maxLagSeconds: number): boolean {
  return study.parked === true || study.lagSeconds > maxLagSeconds;
}

/** Whether the ledger is what was seen, nothing is parked, nothing without a leader, and nothing behind for longer than allowed. */
export function isHealthy({ differences, projections, relay }: Status, maxLagSeconds: number): boolean {
  const studies = [...projections.flatMap((projection) => projection.studies), ...(relay?.studies ?? [])];
  return (
    differences.length === 0 &&
    !studies.some((study) => needsAttention(study, maxLagSeconds)) &&
    (relay?.shards ?? []).every(({ leader }) => leader !== null)
  );
}
