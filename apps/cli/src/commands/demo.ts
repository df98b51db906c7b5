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

interface Server {
  readonly url: string;
  readonly tokens: Readonly<Record<string, string>>;
}

/** Plays a programme and prints its figures. Returns whether each is reproduced or a known contradiction. */
async function playProgramme(name: string, { url, tokens }: Server, study: string): Promise<boolean> {
  const programme = readProgramme(name);
  const session = new StudySession({
    url,
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
  return figures.every(({ verdict }) => verdict !== 'unexplained');
}

export const demo: Command = {
  usage: `demo [--programme ${referenceProgramme} | --all] [--url http://127.0.0.1:3000] [--tokens data/tokens.json] [--study its own]`,
  summary: 'plays published programmes through REST and compares their figures',
  details: `Programmes: ${programmeNames().join(', ')}; --all plays one after another. Exits with 1 when a figure is neither reproduced nor a known contradiction.`,
  async run(args) {
    const { programme, all, study, ...options } = readOptions(args, {
      programme: '',
      all: false,
      url: `http://127.0.0.1:${process.env.PORT ?? '3000'}`,
      tokens: join(process.env.CASELEDGER_DATA_DIR ?? 'data', 'tokens.json'),
      study: '',
    });
    if (all && (programme !== '' || study !== '')) {
      throw new UsageError('--all plays every programme in its own study: name neither.');
    }
    const names = all ? programmeNames() : [programme || referenceProgramme];
    const unknown = names.find((name) => !programmeNames().includes(name));
    if (unknown !== undefined) {
      throw new UsageError(`There is no programme ${unknown}, only ${programmeNames().join(', ')}.`);
    }
    const server = { url: options.url.replace(/\/+$/, ''), tokens: await readTokens(options.tokens) };
    let explained = true;
    for (const name of names) explained = (await playProgramme(name, server, study)) && explained;
    return explained ? 0 : 1;
  },
};
