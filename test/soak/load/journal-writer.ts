import { createWriteStream, type WriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { JournalEntry } from '../checker/index.js';

/** Writes down what was acknowledged and shown, for the checker. */
export class JournalWriter {
  private readonly file: WriteStream;

  constructor(readonly path: string) {
    this.file = createWriteStream(path);
  }

  write(entry: JournalEntry): void {
    this.file.write(`${JSON.stringify(entry)}\n`);
  }

  async close(): Promise<void> {
    this.file.end();
    await finished(this.file);
  }
}
