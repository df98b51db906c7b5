import type { CommandBody } from '@caseledger/client';
import { readFileSync } from 'node:fs';

/** A request and what was found about its claim. */
interface Asked {
  readonly request: CommandBody<'requests'>;
  readonly appraisals: readonly Omit<CommandBody<'requests/{request}/appraisals'>, 'judgedBy'>[];
}

/** The two requests of one person: everything about them is invented. */
export interface Plan {
  readonly intact: Asked & { readonly refusal: CommandBody<'requests/{request}/refusal'> };
  readonly torn: Asked & {
    readonly acceptance: CommandBody<'requests/{request}/acceptance'>;
    readonly screening: Omit<CommandBody<'participants'>, 'treatingPhysician'>;
  };
}

/** What has to come out. */
export interface Published {
  readonly sources: Readonly<Record<string, string>>;
  readonly intact: {
    readonly status: string;
    readonly rules: readonly string[];
    /** Scale, edition and level. */
    readonly evidence: readonly string[];
  };
  readonly torn: { readonly status: string; readonly evidence: readonly string[] };
  /** What the newsletter calls both. */
  readonly prevention: string;
  readonly knownContradictions: Readonly<Record<string, string>>;
}

const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));

export const readPlan = (): Plan => read('./invented.json') as Plan;
export const readPublished = (): Published => read('./figures.json') as Published;
