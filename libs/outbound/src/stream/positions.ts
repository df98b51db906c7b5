import type { Seen } from '@caseledger/kernel';
import { malformed, type ProblemError } from '@caseledger/platform';

/** How far a reader came in each of its studies: the last event that it has, or the position of one whose hash it lost. */
export type Positions = ReadonlyMap<string, Seen>;

/** Of the leaf hash, in hexadecimal: enough to tell another ledger. */
const hashDigits = 32;

/** `12.3f2a…`: the position, and the beginning of the leaf hash where it is known. */
export function formatSeen({ position, hash }: Seen): string {
  return hash === '' ? String(position) : `${position}.${hash.slice(0, hashDigits)}`;
}

/** `S1=12.3f2a…&S2=7.90b1…`. */
export function formatPositions(positions: Positions): string {
  return Array.from(positions, ([study, seen]) => `${study}=${formatSeen(seen)}`).join('&');
}

/** The id of an event: the position and its hash alone when the stream is of one study. */
export function formatEventId(positions: Positions): string {
  const [first, ...others] = positions.values();
  return first !== undefined && others.length === 0 ? formatSeen(first) : formatPositions(positions);
}

/**
 * Reads an event id or the positions of a comment, for exactly these studies; a single study may be left unnamed, and hashes may
 * be left out: what was seen is then not compared.
 * @param source what the text came in, such as `The header Last-Event-ID`
 * @throws ProblemError 400
 */
export function parsePositions(text: string, studies: readonly string[], source: string): Positions {
  const [study, ...others] = studies;
  const named = study !== undefined && others.length === 0 && form.test(text) ? `${study}=${text}` : text;
  const parts = named.split('&').map((part) => part.split('='));
  const positions = new Map(parts.map(([name = '', position = '']) => [name, position]));
  const complete = positions.size === studies.length && parts.length === studies.length;
  if (!complete || parts.some((part) => part.length !== 2)) throw unreadable(source, studies);
  return new Map(
    studies.map((name) => {
      const [, position, hash = ''] = form.exec(positions.get(name) ?? '') ?? [];
      if (position === undefined) throw unreadable(source, studies);
      return [name, { position: Number(position), hash }];
    }),
  );
}

const form = /^(\d{1,15})(?:\.([0-9a-f]{32}))?$/;

function unreadable(source: string, studies: readonly string[]): ProblemError {
  const example = formatEventId(new Map(studies.map((study) => [study, { position: 12, hash: '' }])));
  return malformed(`${source} must be an id that a stream of these studies gave, such as ${example}.`);
}
