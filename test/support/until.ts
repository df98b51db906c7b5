import { setTimeout as pause } from 'node:timers/promises';

/** Waits until the condition holds. @throws after the time given */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 60): Promise<void> {
  const deadline = performance.now() + seconds * 1_000;
  while (!(await condition())) {
    if (performance.now() > deadline) throw new Error(`never came to hold: ${condition.toString()}`);
    await pause(50);
  }
}
