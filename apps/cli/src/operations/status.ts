import { partitionOf, relayStatus, type ShardStatus } from '@caseledger/delivery';
import { LedgerAltered, verifySeen, type SeenIn, type StudyHead } from '@caseledger/kernel';
import type { LedgerFault, LedgerReader, ServiceName } from '@caseledger/ledger';
import { webhookCursors } from '@caseledger/outbound';
import { differenceOf, ledgerDifferences, readProjections, type Difference } from './ledger-differences.js';
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
  /** Whether the live build is of another version. */
  readonly upgrading: boolean;
  readonly studies: readonly ProjectedStudy[];
}

export interface RelayState {
  readonly shards: readonly ShardStatus[];
  readonly studies: readonly (StudyLag & { readonly shard: number })[];
}

/** The ledger, and everything that follows it. */
export interface Status {
  /** Where the ledger is not what it was: where it contradicts itself, and what each of its followers has seen. */
  readonly differences: readonly Difference[];
  /** Where what the ledger counts of its events and streams is not what it has. */
  readonly miscounts: readonly LedgerFault[];
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
  const read = await readProjections(database, services, heads);
  const projections = read.map(({ service, status }) => ({ service, ...status }));
  const relay = await readRelay(database, heads);
  const webhooks = await webhookCursors(database.as('safety'), 'safety');
  const differences = [
    ...(await ledgerDifferences(
      ledger,
      heads,
      read.flatMap(({ witness }) => witness ?? []),
    )),
    ...(await cursorDifferences(ledger, [
      ...read.flatMap(({ service, status: { projection, studies }, witness }) =>
        witness === undefined ? studies.map((study) => ({ ...study, reader: `${service}/${projection}` })) : [],
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
    miscounts: await ledger.miscounts('heads and streams'),
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

function secondsSince(instant: string | undefined, now: number): number {
  return instant === undefined ? 0 : Math.max(0, Math.round((now - Date.parse(instant)) / 1000));
}

/** Whether somebody has to look at it: parked, or behind for longer than allowed. */
export function needsAttention(study: StudyLag & { readonly parked?: boolean }, maxLagSeconds: number): boolean {
  return study.parked === true || study.lagSeconds > maxLagSeconds;
}

/** Whether the ledger is what was seen and counts what it has, nothing is parked, nothing without a leader, and nothing behind for longer than allowed. */
export function isHealthy({ differences, miscounts, projections, relay }: Status, maxLagSeconds: number): boolean {
  const studies = [...projections.flatMap((projection) => projection.studies), ...(relay?.studies ?? [])];
  return (
    differences.length === 0 &&
    miscounts.length === 0 &&
    !studies.some((study) => needsAttention(study, maxLagSeconds)) &&
    (relay?.shards ?? []).every(({ leader }) => leader !== null)
  );
}
