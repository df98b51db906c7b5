import { writeTokens, type LocalIssuer } from '@caseledger/access';
import { programmeNames, readProgramme, tokenName } from '@caseledger/programmes';

const tokenSeconds = 365 * 24 * 3600;

/** Writes a token of each person of each programme, by `tokenName`. They are good for a year. */
export async function writePersonaTokens(issuer: LocalIssuer, path: string): Promise<void> {
  const tokens = programmeNames().flatMap((name) =>
    readProgramme(name).people.map(
      async (person) => [tokenName(name, person.persona), await issuer.issue(person, tokenSeconds)] as const,
    ),
  );
  await writeTokens(path, Object.fromEntries(await Promise.all(tokens)));
}
