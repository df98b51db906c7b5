import type { AnsweredRead } from './journal.js';
import type { Verdict } from './verdict.js';

/**
 * Proves that no reader was shown an older state than somebody had been shown before the request was sent, nor an older
 * one than was asked for.
 */
export function checkReads(reads: readonly AnsweredRead[], verdict: Verdict): void {
  const views = new Map<string, AnsweredRead[]>();
  for (const read of reads) {
    if (read.position < read.waitFor) {
      verdict.violate('wait for', read.study, `${read.view} showed ${read.position} to who asked for ${read.waitFor}`);
    }
    const key = `${read.view} ${read.study}`;
    const answers = views.get(key);
    if (answers === undefined) views.set(key, [read]);
    else answers.push(read);
  }
  for (const answers of views.values()) {
    const inOrderOfAnswer = [...answers].sort((a, b) => a.answered - b.answered);
    let next = 0;
    let shown = 0;
    for (const read of [...answers].sort((a, b) => a.sent - b.sent)) {
      for (let seen = inOrderOfAnswer[next]; seen !== undefined && seen.answered <= read.sent;) {
        shown = Math.max(shown, seen.position);
        seen = inOrderOfAnswer[(next += 1)];
      }
      if (read.position < shown) {
        verdict.violate('view', read.study, `${read.view} showed ${read.position} after it had shown ${shown}`);
      }
    }
  }
}
