import { writeTokens, type LocalIssuer } from '@caseledger/access';
import { personas } from './reference-study.js';

const tokenSeconds = 365 * 24 * 3600;

/** Writes a token of each reference persona, by role. They are good for a year. */
export async function writePersonaTokens(issuer: LocalIssuer, path: string): Promise<void> {
  const tokens = personas.map(async (persona) => [persona.role, await issuer.issue(persona, tokenSeconds)] as const);
  await writeTokens(path, Object.fromEntries(await Promise.all(tokens)));
}
