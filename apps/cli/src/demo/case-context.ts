import { addToDate } from '@caseledger/kernel';
import type { CommandAnswer, CommandBody, CommandCodes, CommandPath, ViewCodes, ViewPath } from '@caseledger/client';
import type { DemoClient, Persona, Problem } from './client.js';
import type { CasePlan } from './case-plan.js';
import type { PublishedCase, PublishedValues, Measure } from './published.js';

/** A date some days later, or earlier. */
export const daysAfter = (date: string, days: number): string => addToDate(date, { days });

/** An instant of a date, the time in UTC. */
export const at = (date: string, time: string): string => `${date}T${time}:00.000Z`;

/** What the steps of a case work with. */
export class CaseContext {
  constructor(
    private readonly client: DemoClient,
    readonly plan: CasePlan,
    readonly published: PublishedCase,
    readonly values: Readonly<Record<Measure, PublishedValues>>,
    /** Tells which step the case has come to. */
    readonly progress: (step: string) => void,
  ) {}

  act<Path extends CommandPath>(
    persona: Persona,
    step: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<CommandAnswer<Path>> {
    return this.client.act(persona, this.key(step), path, codes, body);
  }

  expectRefusal<Path extends CommandPath>(
    persona: Persona,
    step: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<Problem> {
    return this.client.expectRefusal(persona, this.key(step), path, codes, body);
  }

  readText<Path extends ViewPath>(path: Path, codes: ViewCodes<Path>): Promise<string> {
    return this.client.readText(path, codes);
  }

  private key(step: string): string {
    return `case-${this.plan.case}/${step}`;
  }
}
