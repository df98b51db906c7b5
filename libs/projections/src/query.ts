import { positionHeader, ProblemError } from '@caseledger/platform';
import type { ProjectionReader } from './projection-reader.js';
import type { ProjectionTx } from './projection.js';

const patienceMs = 5_000;

/** The part of an answer that a query writes to. */
export interface ReplyHeaders {
  header(name: string, value: string): unknown;
}

/** What a query asks of a projection. */
export interface ViewQuery {
  readonly projection: string;
  readonly study: string;
  /** `Caseledger-Wait-For`: the position that the answer must include. */
  readonly waitFor: number | undefined;
  /** Gets `Caseledger-Position`: the position that the answer is from. */
  readonly reply: ReplyHeaders;
}

/**
 * Reads a view of one study, from one snapshot, once it has reached the position asked for. The queries get the
 * snapshot's position, too.
 * @throws ProblemError 503 `projection-behind` when it does not get there within five seconds.
 */
export async function queryView<T>(
  reader: ProjectionReader,
  { projection, study, waitFor, reply }: ViewQuery,
  queries: (tx: ProjectionTx, position: number) => Promise<T>,
): Promise<T> {
  if (waitFor !== undefined) {
    const behind = await reader.waitFor(projection, study, waitFor, patienceMs);
    if (behind > 0) throw projectionBehind(projection, behind);
  }
  const { position, result } = await reader.read(projection, async (tx) => {
    const position = await reader.position(projection, study, tx);
    return { position, result: await queries(tx, position) };
  });
  reply.header(positionHeader, String(position));
  return result;
}

function projectionBehind(projection: string, behind: number): ProblemError {
  return new ProblemError({
    status: 503,
    rule: 'projection-behind',
    detail: `The view ${projection} is ${behind} positions behind the one asked for; try again later.`,
    headers: { 'retry-after': '1' },
    members: { projection, behind },
  });
}
