import { ConfigurationError } from '@caseledger/platform';
import { Dictionaries } from './dictionaries.js';
import { DictionaryFileError, readMeddra } from './meddra-files.js';
import type { TermDictionary } from './term-dictionary.js';

const name = 'CASELEDGER_DICTIONARIES';
// The form that a coding may name.
const entryForm = /^([A-Za-z0-9][A-Za-z0-9 ._/+-]{0,59})@([0-9A-Za-z.-]{1,20})=(.+)$/;

/**
 * `CASELEDGER_DICTIONARIES`: folders with MedDRA's ASCII files, such as `MedDRA@29.0=/srv/29.0,MedDRA@28.1=/srv/28.1`.
 *
 * @throws ConfigurationError with the name of the setting, the dictionary, the file and the line
 */
export function dictionarySettings(environment: NodeJS.ProcessEnv = process.env): Dictionaries {
  const entries = (environment[name] ?? '').split(',').map((entry) => entry.trim());
  const loaded = entries.filter((entry) => entry !== '').map(load);
  const labels = loaded.map((one) => `${one.name.toLowerCase()} ${one.version}`);
  const twice = loaded.find((_, index) => labels.indexOf(labels[index] ?? '') !== index);
  if (twice) throw new ConfigurationError(name, `names ${twice.name} ${twice.version} twice`);
  return new Dictionaries(loaded);
}

function load(entry: string): TermDictionary {
  const [, dictionary, version, folder] = entryForm.exec(entry) ?? [];
  if (dictionary === undefined || version === undefined || folder === undefined) {
    throw new ConfigurationError(name, 'must be <name>@<version>=<folder>, several by commas');
  }
  try {
    return readMeddra(dictionary, version, folder);
  } catch (error) {
    if (!(error instanceof DictionaryFileError)) throw error;
    throw new ConfigurationError(name, `${dictionary} ${version}: ${error.message}`);
  }
}
