import type { Message } from '../message.js';
import { formatSeen } from './positions.js';

/** A message as it goes over the wire, but for its id: that depends on the studies of the reader. */
export interface Frame extends Pick<Message, 'position' | 'hash' | 'attributes'> {
  /** Server-sent event: type, data and the empty line that ends it (WHATWG HTML, R-INT-06). */
  readonly body: Buffer;
  /** The same after its id, for readers of this study alone: all of them are sent these bytes. */
  readonly whole: Buffer;
}

export function frameOf({ position, hash, attributes, type, data }: Message): Frame {
  const id = `id: ${formatSeen({ position, hash })}\n`;
  const whole = Buffer.from(`${id}event: ${type}\ndata: ${data}\n\n`);
  return { position, hash, attributes, whole, body: whole.subarray(id.length) };
}

/** A line that is no event: clients pass it over. */
export const comment = (text: string): string => `: ${text}\n\n`;
