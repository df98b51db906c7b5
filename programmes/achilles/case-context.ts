import type { CommandAnswer, CommandBody, CommandCodes, CommandPath, ViewCodes, ViewPath } from '@caseledger/client';
import type { Problem, StudySession } from '@caseledger/journey';
import type { CasePlan } from './case-plan.js';
import type { PublishedCase, PublishedValues, Measure } from './published.js';

/** What the steps of a case work with. */
export class CaseContext {
  constructor(
    private readonly session: StudySession,
    readonly plan: CasePlan,
    readonly published: PublishedCase,
    readonly values: Readonly<Record<Measure, PublishedValues>>,
    /** Tells which step the case has come to. */
    readonly progress: (step: string) => void,
  ) {}

  act<Path extends CommandPath>(
    persona: string,
    step: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<CommandAnswer<Path>> {
    return this.session.act(persona, this.key(step), path, codes, body);
  }

  expectRefusal<Path extends CommandPath>(
    persona: string,
    step: string,
    path: Path,
    codes: CommandCodes<Path>,
    body: CommandBody<Path>,
  ): Promise<Problem> {
    return this.session.expectRefusal(persona, this.key(step), path, codes, body);
  }

  readText<Path extends ViewPath>(path: Path, codes: ViewCodes<Path>): Promise<string> {
    return this.session.readText(path, codes);
  }

  private key(step: string): string {
    return `case-${this.plan.case}/${step}`;
  }
}
