import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition holds; fails after ten seconds. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await condition())) {
    if (Date.now() > deadline) throw new Error(`never came to hold: ${condition.toString()}`);
    await pause(5);
  }
}
