import type { EncodedAppend } from './codec.js';

export const mostAppends = 256;
/** More is split: callers prepare what follows the first part while the database writes the second one. */
const mostBytes = 256 * 1024;

export interface Waiting<T> {
  readonly append: EncodedAppend;
  /** When it was queued, in milliseconds as `performance.now()` tells them. */
  readonly since: number;
  readonly resolve: (outcome: T) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Takes the next batch off the queue: appends that cannot influence each other. One that writes a stream which another
 * of the batch touches (or touches one that another writes), or repeats a command id, waits for the next batch together
 * with everything behind it on the same streams.
 */
export function takeBatch<T>(queue: Waiting<T>[], most = mostAppends): Waiting<T>[] {
  const batch: Waiting<T>[] = [];
  const left: Waiting<T>[] = [];
  const written = new Set<string>();
  const touched = new Set<string>();
  let bytes = 0;
  for (const [i, waiting] of queue.entries()) {
    if (batch.length === most) {
      left.push(...queue.slice(i));
      break;
    }
    const { append } = waiting;
    const names = append.streams.map(({ stream, events }) => ({
      name: `${append.study}\n${stream}`,
      writes: events > 0,
    }));
    names.push({ name: `${append.study}\n\n${append.commandId}`, writes: true });
    const clear = names.every(({ name, writes }) => !written.has(name) && !(writes && touched.has(name)));
    const room = batch.length === 0 || bytes + append.bytes <= mostBytes;
    // Also those that stay behind occupy their streams, so that nobody overtakes them.
    for (const { name, writes } of names) {
      touched.add(name);
      if (writes) written.add(name);
    }
    if (clear && room) {
      batch.push(waiting);
      bytes += append.bytes;
    } else {
      left.push(waiting);
    }
  }
  queue.splice(0, queue.length, ...left);
  return batch;
}
