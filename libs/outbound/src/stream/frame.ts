import type { Message } from '../message.js';

/** A message as it goes over the wire, but for its id: that depends on the studies of the reader. */
export interface Frame extends Pick<Message, 'position' | 'attributes'> {
  /** Server-sent event: type, data and the empty line that ends it (WHATWG HTML, R-INT-06). */
  readonly body: Buffer;
  /** The same after its id, for readers of this study alone: all of them are sent these bytes. */
  readonly whole: Buffer;
}

export function frameOf({ position, attributes, type, data }: Message): Frame {
  const id = `id: ${position}\n`;
  const whole = Buffer.from(`${id}event: ${type}\ndata: ${data}\n\n`);
  return { position, attributes, whole, body: whole.subarray(id.length) };
}

/** A line that is no event: clients pass it over. */
export const comment = (text: string): string => `: ${text}\n\n`;
