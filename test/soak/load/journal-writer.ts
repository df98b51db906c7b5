import { closeSync, openSync, writeSync } from 'node:fs';
import type { JournalEntry } from '../checker/index.js';

/** Writes down what was acknowledged and shown, for the checker: at once, so that it can be read at any time. */
export class JournalWriter {
  private readonly file: number;

  constructor(readonly path: string) {
    this.file = openSync(path, 'w');
  }

  write(entry: JournalEntry): void {
    writeSync(this.file, `${JSON.stringify(entry)}\n`);
  }

  close(): void {
    closeSync(this.file);
  }
}
