import { JourneyError, type StudySession } from '@caseledger/journey';
import { createHash } from 'node:crypto';

/** What a monitor got from the stream whose line was cut once, and what the ledger says of it. */
export interface FollowedStream {
  readonly events: readonly string[];
  readonly cutAfterBytes: number;
  readonly resumedAfter: string;
  readonly digest: string;
  readonly proven: { readonly count: number; readonly digest: string; readonly through: number };
}

interface Received {
  readonly events: { readonly id: string; readonly type: string; readonly data: string }[];
  bytes: number;
}

const patienceMs = 30_000;

/**
 * Follows the serious events of a study up to a position: the line is cut in the middle, the stream goes on from the last
 * event that came whole, and everything is compared with the proof.
 */
export async function followSeriousEvents(
  client: StudySession,
  study: string,
  through: number,
): Promise<FollowedStream> {
  const serious = true;
  const received: Received = { events: [], bytes: 0 };
  await listen(client, study, received, undefined, () => received.events.length >= 2);
  const cutAfterBytes = received.bytes;
  const resumedAfter = received.events.at(-1)?.id ?? '0';
  const { data: proven, error } = await client.as('safety-monitor').GET('/v1/safety/stream/proof', {
    params: { query: { study, serious, through: String(through) } },
  });
  if (error !== undefined) throw new JourneyError(`The proof was refused (${error.status}): ${error.detail}`);
  await listen(client, study, received, resumedAfter, () => received.events.length >= proven.count);
  const lines = received.events.map(({ data }) => `${data}\n`).join('');
  return {
    events: received.events.map(({ type }) => type),
    cutAfterBytes,
    resumedAfter,
    digest: createHash('sha256').update(lines).digest('hex'),
    proven,
  };
}

/** Reads until it is enough, then cuts the line. An event that was not whole by then has not been received. */
async function listen(
  client: StudySession,
  study: string,
  received: Received,
  lastId: string | undefined,
  isEnough: () => boolean,
): Promise<void> {
  if (lastId !== undefined && isEnough()) return;
  const cut = new AbortController();
  const tooLong = setTimeout(() => {
    cut.abort(new JourneyError('The stream does not bring what it should.'));
  }, patienceMs);
  try {
    const { data: body, error } = await client.as('safety-monitor').GET('/v1/safety/stream', {
      params: {
        query: { study: [study], serious: true },
        ...(lastId !== undefined && { header: { 'Last-Event-ID': lastId } }),
      },
      parseAs: 'stream',
      signal: cut.signal,
    });
    if (error !== undefined || body === null)
      throw new JourneyError(`The stream was refused (${error?.status ?? 'empty'}).`);
    let text = '';
    for await (const piece of body.pipeThrough(new TextDecoderStream())) {
      received.bytes += Buffer.byteLength(piece);
      text += piece;
      for (let end = text.indexOf('\n\n'); end >= 0 && !isEnough(); end = text.indexOf('\n\n')) {
        take(text.slice(0, end), received);
        text = text.slice(end + 2);
      }
      if (isEnough()) return;
    }
    throw new JourneyError('The server ended the stream.');
  } finally {
    clearTimeout(tooLong);
    cut.abort();
  }
}

function take(frame: string, received: Received): void {
  const fieldOf = (name: string) =>
    frame
      .split('\n')
      .find((line) => line.startsWith(`${name}: `))
      ?.slice(name.length + 2);
  const [id, type, data] = [fieldOf('id'), fieldOf('event'), fieldOf('data')];
  if (id !== undefined && type !== undefined && data !== undefined) received.events.push({ id, type, data });
}
