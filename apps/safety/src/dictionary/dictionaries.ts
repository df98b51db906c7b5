import type { Coding, DictionaryTerm } from '@caseledger/domain';
import type { Unmet } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { refusalOf, refuse, unmet } from '../refusals.js';
import type { TermDictionary } from './term-dictionary.js';

/** A coding as a client sends it: with a dictionary that is loaded, the code of the lowest level term is enough. */
export interface SentCoding {
  readonly dictionary: string;
  readonly version: string;
  readonly lowLevelTerm: SentTerm;
  readonly preferredTerm?: SentTerm;
  readonly systemOrganClass?: SentTerm;
}

export interface SentTerm {
  readonly code: string;
  readonly name?: string;
}

const levels = ['lowLevelTerm', 'preferredTerm', 'systemOrganClass'] as const;

/** The dictionaries that are loaded: none, or some versions of one or several. */
export class Dictionaries {
  constructor(readonly loaded: readonly TermDictionary[]) {}

  find(name: string, version: string): TermDictionary | undefined {
    return this.versions(name).find((one) => one.version === version);
  }

  /**
   * The whole coding, checked against the dictionary and filled in from it. Of a dictionary that is not loaded nothing is
   * known: then the client has to say all of it.
   *
   * @throws RefusedError naming every member that is wrong
   */
  complete(sent: SentCoding): Coding {
    const versions = this.versions(sent.dictionary);
    if (versions.length > 0) return lookUp(sent, versions);
    requireWhole(sent);
    return sent;
  }

  private versions(name: string): readonly TermDictionary[] {
    return this.loaded.filter((one) => one.name.toLowerCase() === name.toLowerCase());
  }
}

function lookUp(sent: SentCoding, versions: readonly TermDictionary[]): Coding {
  const dictionary = versions.find(({ version }) => version === sent.version);
  if (dictionary === undefined) {
    const loaded = versions.map(({ version }) => version).join(' and ');
    const message = `Version ${sent.version} of ${sent.dictionary} is not loaded; loaded: ${loaded}.`;
    throw refused('unknown-dictionary-version', message, '/coding/version');
  }
  const { name, version } = dictionary;
  const { code } = sent.lowLevelTerm;
  const pointer = '/coding/lowLevelTerm/code';
  const found = dictionary.lowLevelTerm(code);
  if (found === undefined) {
    throw refused('unknown-term', `${name} ${version} has no lowest level term ${code}.`, pointer);
  }
  const { current, preferredTerm, systemOrganClass, ...lowLevelTerm } = found;
  if (!current) {
    const message = `The lowest level term ${code} is not current in ${name} ${version}.`;
    throw refused('term-not-current', message, pointer);
  }
  const coding = { dictionary: name, version, lowLevelTerm, preferredTerm, systemOrganClass };
  requireNone(levels.flatMap((level) => mismatchesOf(level, sent[level], coding[level])));
  return coding;
}

const mismatchesOf = (
  level: (typeof levels)[number],
  sent: SentTerm | undefined,
  right: DictionaryTerm,
): readonly Unmet[] =>
  (['code', 'name'] as const)
    .filter((member) => sent?.[member] !== undefined && sent[member] !== right[member])
    .map((member) => unmet('term-mismatch', `The dictionary says ${right[member]}.`, `/coding/${level}/${member}`));

function requireWhole(sent: SentCoding): asserts sent is Coding {
  requireNone(
    levels
      .filter((level) => sent[level]?.name === undefined)
      .map((level) => {
        const pointer = `/coding/${level}${sent[level] === undefined ? '' : '/name'}`;
        return unmet('incomplete-coding', `${sent.dictionary} is not loaded: code and name are needed.`, pointer);
      }),
  );
}

function requireNone(faults: readonly Unmet[]): void {
  const refusal = refusalOf(faults);
  if (refusal !== undefined) throw new RefusedError(refusal);
}

const refused = (
  rule: 'unknown-dictionary-version' | 'unknown-term' | 'term-not-current',
  message: string,
  pointer: string,
): RefusedError => new RefusedError(refuse(rule, message, pointer));
