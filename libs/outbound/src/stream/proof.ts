import { createHash } from 'node:crypto';
import type { EventLog, Seen } from '@caseledger/kernel';
import { isWithin, matches } from '../message.js';
import type { MessageFold, Selection } from '../message-source.js';
import { requireSeen } from '../same-ledger.js';

const pageSize = 500;

/** What a stream is compared with. */
export interface Proof {
  /**
   * Messages after `from`, up to `through`, that the filter lets through.
   * @asType integer
   */
  readonly count: number;
  /** SHA-256 of their data, each followed by a line feed, hexadecimal. */
  readonly digest: string;
  /**
   * Position of the first of them.
   * @asType integer
   */
  readonly first?: number;
  /**
   * Position of the last of them.
   * @asType integer
   */
  readonly last?: number;
}

export interface ProofRequest extends Selection {
  readonly study: string;
  readonly from: Seen;
  readonly through: Seen;
}

/** Computes from the ledger what streams must have delivered. */
export class Proofs {
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly log: Pick<EventLog, 'read' | 'hashesAt'>,
    private readonly fold: MessageFold,
  ) {}

  /**
   * One after the other: each reads the whole ledger of its study, and commands need the database, too.
   * @param given aborted when nobody waits for the proof any more
   * @throws RefusedError when the ledger does not go so far, or is another one
   */
  of(request: ProofRequest, given: AbortSignal): Promise<Proof> {
    const proof = this.last.then(() => proofOf(this.log, this.fold, request, given));
    this.last = proof.catch(() => undefined);
    return proof;
  }
}

/**
 * Folds the ledger, not what the stream reads, into what a stream must have delivered. Page by page.
 */
async function proofOf(
  log: Pick<EventLog, 'read' | 'hashesAt'>,
  fold: MessageFold,
  { study, from: after, through: upTo, filter, scope }: ProofRequest,
  given: AbortSignal,
): Promise<Proof> {
  await requireSeen(
    log,
    [upTo, after].map((seen) => ({ study, ...seen })),
  );
  const from = after.position;
  const through = upTo.position;
  const messagesOf = fold();
  const hash = createHash('sha256');
  const delivered = { count: 0, first: 0, last: 0 };
  for (let position = 0; position < through;) {
    given.throwIfAborted();
    const events = await log.read(study, position, Math.min(pageSize, through - position));
    for (const message of messagesOf(events)) {
      if (message.position <= from || !matches(filter, message) || !isWithin(scope, message)) continue;
      hash.update(message.data).update('\n');
      delivered.count += 1;
      delivered.first ||= message.position;
      delivered.last = message.position;
    }
    const last = events.at(-1);
    if (last === undefined) throw new Error(`the ledger of ${study} ends at ${position}, before ${through}`);
    position = last.position;
  }
  const { count, first, last } = delivered;
  return { count, digest: hash.digest('hex'), ...(count > 0 && { first, last }) };
}
