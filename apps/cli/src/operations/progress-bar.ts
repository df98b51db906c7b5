import { count, duration } from '@caseledger/terminal';

const width = 24;
/** Milliseconds between two lines, or two looks of the bar. */
const plainPauseMs = 5_000;
const barPauseMs = 100;

interface Output {
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** How far a long work is: one line that is rewritten on a terminal, else a plain line now and then. */
export class ProgressBar {
  private readonly started: number;
  private shown = -Infinity;

  /** @param now in milliseconds, of a clock that never goes back. */
  constructor(
    private readonly label: string,
    private readonly output: Output,
    private readonly now: () => number = () => performance.now(),
  ) {
    this.started = now();
  }

  show(done: number, total: number): void {
    const now = this.now();
    const complete = done >= total;
    if (!complete && now - this.shown < (this.output.isTTY === true ? barPauseMs : plainPauseMs)) return;
    this.shown = now;
    const share = total === 0 ? 1 : Math.min(1, done / total);
    const rate = done / Math.max(0.001, (now - this.started) / 1_000);
    const figures = [
      `${Math.floor(100 * share)} %`,
      `${count(done)} of ${count(total)} events`,
      `${count(Math.round(rate))} events/s`,
      ...(complete || rate === 0 ? [] : [`${duration((total - done) / rate)} left`]),
    ].join('  ');
    if (this.output.isTTY !== true) {
      this.output.write(`${this.label}  ${figures}\n`);
      return;
    }
    const filled = Math.floor(width * share);
    this.output.write(`\r\u001b[2K${this.label}  ${'█'.repeat(filled)}${'░'.repeat(width - filled)}  ${figures}`);
  }

  /** Leaves the bar as it is: what follows begins on a line of its own. */
  end(): void {
    if (this.output.isTTY === true && this.shown !== -Infinity) this.output.write('\n');
    this.shown = -Infinity;
  }
}
