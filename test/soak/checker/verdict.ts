/** Something that must never be. */
export interface Violation {
  /** What was promised, such as `topic order`. */
  readonly rule: string;
  readonly study: string;
  readonly detail: string;
}

/** Collects what the checks find. */
export class Verdict {
  readonly violations: Violation[] = [];

  violate(rule: string, study: string, detail: string): void {
    this.violations.push({ rule, study, detail });
  }
}
