import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DictionaryTerm } from '@caseledger/domain';
import { isWords, textOf } from '@caseledger/kernel';
import type { LowLevelTerm, TermDictionary } from './term-dictionary.js';

/** A file of a dictionary that cannot be used: which file, which line, and why. */
export class DictionaryFileError extends Error {
  constructor(file: string, why: string, line?: number) {
    super(`${file}${line === undefined ? '' : `, line ${line}`}: ${why}`);
    this.name = 'DictionaryFileError';
  }
}

const code = /^\d{8}$/;

interface Row {
  readonly fields: readonly string[];
  readonly line: number;
}

/**
 * Reads a version of MedDRA from its ASCII distribution: `llt.asc`, `pt.asc` and `soc.asc` in one folder, fields separated
 * by `$`, one term a line. Their columns are described in the distribution's file format document.
 *
 * @throws DictionaryFileError
 */
export function readMeddra(name: string, version: string, folder: string): TermDictionary {
  const classes = termsOf('soc.asc', rowsOf(folder, 'soc.asc', 2));
  const preferredRows = rowsOf(folder, 'pt.asc', 4);
  const preferred = termsOf('pt.asc', preferredRows);
  const classOf = new Map(
    preferredRows.map(({ fields: [pt = '', , , soc = ''], line }) => [
      pt,
      known(classes, soc, 'soc.asc', 'pt.asc', line),
    ]),
  );
  const rows = rowsOf(folder, 'llt.asc', 10);
  const lowLevel = termsOf('llt.asc', rows);
  const terms = new Map(
    rows.map(({ fields, line }): [string, LowLevelTerm] => {
      const [llt = '', , pt = ''] = fields;
      const current = fields[9];
      if (current !== 'Y' && current !== 'N') {
        throw new DictionaryFileError('llt.asc', 'the tenth field, whether the term is current, must be Y or N', line);
      }
      const term = known(lowLevel, llt, 'llt.asc', 'llt.asc', line);
      const preferredTerm = known(preferred, pt, 'pt.asc', 'llt.asc', line);
      const systemOrganClass = known(classOf, pt, 'pt.asc', 'llt.asc', line);
      return [llt, { ...term, current: current === 'Y', preferredTerm, systemOrganClass }];
    }),
  );
  return dictionaryOf(name, version, terms);
}

function dictionaryOf(name: string, version: string, terms: ReadonlyMap<string, LowLevelTerm>): TermDictionary {
  const searched = [...terms.values()]
    .filter(({ current }) => current)
    .map((term) => ({ term, text: term.name.toLowerCase() }))
    .sort((one, other) => (one.text < other.text ? -1 : 1));
  return {
    name,
    version,
    lowLevelTerm: (llt) => terms.get(llt),
    search: (text, limit) => {
      const wanted = text.toLowerCase();
      const found = searched.filter((one) => one.text.includes(wanted));
      const [first, rest] = [true, false].map((begins) =>
        found.filter((one) => one.text.startsWith(wanted) === begins),
      );
      return [...(first ?? []), ...(rest ?? [])].slice(0, limit).map(({ term }) => term);
    },
  };
}

function rowsOf(folder: string, file: string, fewest: number): readonly Row[] {
  const rows = contentOf(folder, file)
    .split(/\r?\n/)
    .map((text, index) => ({ fields: text.split('$'), line: index + 1 }))
    .filter(({ fields }) => fields.length > 1 || fields[0] !== '');
  if (rows.length === 0) throw new DictionaryFileError(file, 'has no terms');
  const short = rows.find(({ fields }) => fields.length < fewest);
  if (short) throw new DictionaryFileError(file, `must have ${fewest} fields or more, separated by $`, short.line);
  return rows;
}

function contentOf(folder: string, file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(join(folder, file));
  } catch {
    throw new DictionaryFileError(file, 'is not in the folder, or cannot be read');
  }
  try {
    return textOf(bytes);
  } catch {
    throw new DictionaryFileError(file, 'is not UTF-8');
  }
}

/** Code and name, the first two fields of every file. */
function termsOf(file: string, rows: readonly Row[]): ReadonlyMap<string, DictionaryTerm> {
  const terms = new Map<string, DictionaryTerm>();
  for (const { fields, line } of rows) {
    const [id = '', name = ''] = fields;
    if (!code.test(id)) throw new DictionaryFileError(file, 'the first field must be a code of eight digits', line);
    if (!isWords(name, { min: 1, max: 250, foreign: true })) {
      throw new DictionaryFileError(file, 'the second field, the name, must be words of up to 250 characters', line);
    }
    if (terms.has(id)) throw new DictionaryFileError(file, `the code ${id} is there already`, line);
    terms.set(id, { code: id, name });
  }
  return terms;
}

function known<T>(terms: ReadonlyMap<string, T>, id: string, where: string, file: string, line: number): T {
  const term = terms.get(id);
  if (term === undefined) throw new DictionaryFileError(file, `the code ${id} is not in ${where}`, line);
  return term;
}
