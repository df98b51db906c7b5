import { setTimeout as pause } from 'node:timers/promises';
import { Unavailable } from './http/problem.js';

/**
 * Work that keeps the process's thread busy: one piece at a time, and after each as long nothing, so that it has half of the
 * thread at most, whoever asks for it, and everybody else the other half.
 */
export class Turns {
  private waiting = 0;
  private last: Promise<unknown> = Promise.resolve();

  /** @param most pieces that may wait, the one in work among them */
  constructor(private readonly most = 32) {}

  /**
   * Does the work when its turn comes.
   * @throws Unavailable at once, when as many wait as may
   */
  take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.waiting >= this.most) throw new Unavailable('too much work of this kind waits for its turn');
    this.waiting += 1;
    let took = 0;
    const done = this.last.then(async () => {
      const began = performance.now();
      try {
        return await work();
      } finally {
        took = performance.now() - began;
        this.waiting -= 1;
      }
    });
    const rest = () => pause(took);
    this.last = done.then(rest, rest);
    return done;
  }
}
