/** The kinds of streams that a ledger has. */
export const streamKinds = [
  'study',
  'participant',
  'product',
  'adverse-event',
  'near-miss',
  'webhook',
  'request',
] as const;
export type StreamKind = (typeof streamKinds)[number];

/**
 * The kinds of streams whose events are told to those outside, in messages whose digests are kept as proofs: what an event
 * of them said once it says for good. So their event kinds have one shape each, and a new shape is a new event kind.
 */
export const publishedKinds = ['adverse-event'] as const satisfies readonly StreamKind[];
export type PublishedKind = (typeof publishedKinds)[number];

/** What a decision sees a stream of: each kind once, and with a request the earlier one that it follows. */
export type Seen = StreamKind | 'earlier-request';

/** The kind of a stream that a decision sees. */
export const kindOfSeen = (seen: Seen): StreamKind => (seen === 'earlier-request' ? 'request' : seen);

/** The one stream of a study's own events. It has no id: a ledger is of one study. */
const studyStream = 'study';

/** The name of a stream: `<kind>/<id>`, and of the study's own its kind alone. */
export function streamOf(kind: StreamKind, id: string): string {
  return kind === 'study' ? studyStream : `${kind}/${id}`;
}

/** What a stream is of: the id in its name, empty for the study's own. */
export function idOf(stream: string): string {
  const slash = stream.indexOf('/');
  return slash < 0 ? '' : stream.slice(slash + 1);
}

/** Whether a stream is of a kind. */
export function isStreamOf(kind: StreamKind, stream: string): boolean {
  return kind === 'study' ? stream === studyStream : stream.startsWith(`${kind}/`);
}

/**
 * The kind of a stream.
 * @throws TypeError for a name that is none of a stream
 */
export function kindOfStream(stream: string): StreamKind {
  const kind = streamKinds.find((one) => isStreamOf(one, stream));
  if (kind === undefined) throw new TypeError(`${stream} is no stream of a ledger`);
  return kind;
}
