import { malformed, type ProblemError } from '@caseledger/platform';

/** How far a reader came in each of its studies: the last position that it has, 0 at the beginning. */
export type Positions = ReadonlyMap<string, number>;

/** `S1=12&S2=7`. */
export function formatPositions(positions: Positions): string {
  return Array.from(positions, ([study, position]) => `${study}=${position}`).join('&');
}

/** The id of an event: the position alone when the stream is of one study. */
export function formatEventId(positions: Positions): string {
  const [first, ...others] = positions.values();
  return first !== undefined && others.length === 0 ? String(first) : formatPositions(positions);
}

/**
 * Reads an event id or the positions of a comment, for exactly these studies; a single study may be left unnamed.
 * @param source what the text came in, such as `The header Last-Event-ID`
 * @throws ProblemError 400
 */
export function parsePositions(text: string, studies: readonly string[], source: string): Positions {
  const [study, ...others] = studies;
  const named = study !== undefined && others.length === 0 && digits.test(text) ? `${study}=${text}` : text;
  const parts = named.split('&').map((part) => part.split('='));
  const positions = new Map(parts.map(([name = '', position = '']) => [name, position]));
  const complete = positions.size === studies.length && parts.length === studies.length;
  if (!complete || parts.some((part) => part.length !== 2)) throw unreadable(source, studies);
  return new Map(
    studies.map((name) => {
      const position = positions.get(name) ?? '';
      if (!digits.test(position)) throw unreadable(source, studies);
      return [name, Number(position)];
    }),
  );
}

const digits = /^\d{1,15}$/;

function unreadable(source: string, studies: readonly string[]): ProblemError {
  const example = formatEventId(new Map(studies.map((study) => [study, 12])));
  return malformed(`${source} must be an id that a stream of these studies gave, such as ${example}.`);
}
