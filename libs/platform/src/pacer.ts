const firstBackOffMs = 100;
const longestBackOffMs = 5_000;

/** The pauses of a loop: ended early by a wake-up or by the stop. */
export class Pacer {
  stopped = false;
  private awake = false;
  private end: (() => void) | undefined;
  private deaf = false;

  /** Ends the present pause, or the next one if the loop is at work. */
  wake(): void {
    this.awake = true;
    if (!this.deaf) this.end?.();
  }

  stop(): void {
    this.stopped = true;
    this.end?.();
  }

  /** Pauses until woken, at most this long. */
  async rest(milliseconds: number): Promise<void> {
    if (!this.awake && !this.stopped && milliseconds > 0) await this.pause(milliseconds);
    this.awake = false;
  }

  /** Pauses after a failure, longer each time. Does not end at a wake-up: appends must not hasten a failing loop. */
  async backOff(failures: number): Promise<void> {
    if (this.stopped) return;
    this.deaf = true;
    await this.pause(Math.min(firstBackOffMs * 2 ** (failures - 1), longestBackOffMs));
    this.deaf = false;
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      this.end = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
