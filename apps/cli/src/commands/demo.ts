import { own } from '@caseledger/kernel';
import { figureReport, JourneyError, Progress, StudySession, summaryLine, type Play } from '@caseledger/journey';
import { programmeFile, programmeNames, readProgramme, referenceProgramme, tokenName } from '@caseledger/programmes';
import { print } from '@caseledger/terminal';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UsageError, type Command } from './command.js';
import { readOptions } from './options.js';

async function readTokens(path: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  } catch {
    throw new JourneyError(
      `No tokens in ${path}: start the server with npm start, or name its tokens file with --tokens.`,
    );
  }
}

export const demo: Command = {
  usage: `demo [--programme ${referenceProgramme}] [--url http://127.0.0.1:3000] [--tokens data/tokens.json] [--study its own]`,
  summary: 'plays a published programme through REST and compares its figures',
  details: `Programmes: ${programmeNames().join(', ')}. Exits with 1 when a figure is neither reproduced nor a known contradiction.`,
  async run(args) {
    const {
      programme: name,
      study,
      ...options
    } = readOptions(args, {
      programme: referenceProgramme,
      url: `http://127.0.0.1:${process.env.PORT ?? '3000'}`,
      tokens: join(process.env.CASELEDGER_DATA_DIR ?? 'data', 'tokens.json'),
      study: '',
    });
    if (!programmeNames().includes(name)) {
      throw new UsageError(`There is no programme ${name}, only ${programmeNames().join(', ')}.`);
    }
    const programme = readProgramme(name);
    const tokens = await readTokens(options.tokens);
    const session = new StudySession({
      url: options.url.replace(/\/+$/, ''),
      study: study || programme.study.code,
      tokens: Object.fromEntries(
        programme.people.flatMap(({ persona }) => {
          const token = own(tokens, tokenName(name, persona));
          return token === undefined ? [] : [[persona, token]];
        }),
      ),
    });
    const { play } = (await import(programmeFile(name, 'journey.js').href)) as { readonly play: Play };
    const { figures, knownContradictions } = await play({ programme, session, progress: new Progress(process.stdout) });
    print(figureReport(figures, knownContradictions));
    print(`\n${summaryLine(figures)}`);
    return figures.every(({ verdict }) => verdict !== 'unexplained') ? 0 : 1;
  },
};
