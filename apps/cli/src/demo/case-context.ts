import { addToDate } from '@caseledger/kernel';
import type { Answer, DemoClient, Persona, Problem } from './client.js';
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

  act(persona: Persona, step: string, path: string, body: object): Promise<Answer> {
    return this.client.act(persona, this.key(step), path, body);
  }

  expectRefusal(persona: Persona, step: string, path: string, body: object): Promise<Problem> {
    return this.client.expectRefusal(persona, this.key(step), path, body);
  }

  readText(path: string): Promise<string> {
    return this.client.readText(path);
  }

  private key(step: string): string {
    return `case-${this.plan.case}/${step}`;
  }
}

/** The code that an answer has to name. */
export function codeOf(answer: Answer, kind: 'participant' | 'product' | 'visit' | 'adverseEvent'): string {
  const code = answer[kind];
  if (code === undefined) throw new Error(`the answer names no ${kind}`);
  return code;
}
