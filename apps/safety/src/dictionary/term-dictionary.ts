import type { DictionaryTerm } from '@caseledger/domain';

/** A lowest level term with its place in the dictionary. */
export interface LowLevelTerm extends DictionaryTerm {
  /** Terms that are not current are kept for old records only; nothing is coded with them (R-SAF-20). */
  readonly current: boolean;
  readonly preferredTerm: DictionaryTerm;
  /** The primary one of the preferred term. */
  readonly systemOrganClass: DictionaryTerm;
}

/** One version of a dictionary that the operator has a licence for. */
export interface TermDictionary {
  readonly name: string;
  readonly version: string;
  lowLevelTerm(code: string): LowLevelTerm | undefined;
  /** Current terms whose name has the text in it, whatever the case: those that begin with it first, then by name. */
  search(text: string, limit: number): readonly LowLevelTerm[];
}

/** A version of a dictionary by its name. */
export type DictionaryName = Pick<TermDictionary, 'name' | 'version'>;

/** The dictionaries that are loaded; none when the operator has loaded none. */
export interface DictionaryList {
  readonly dictionaries: readonly DictionaryName[];
}

/** A term as a coding has it. */
export interface FoundTerm {
  readonly lowLevelTerm: DictionaryTerm;
  readonly preferredTerm: DictionaryTerm;
  /** The primary one of the preferred term. */
  readonly systemOrganClass: DictionaryTerm;
}

/** Terms of a dictionary whose names have a text in them; those that begin with it first. */
export interface TermsFound extends DictionaryName {
  readonly terms: readonly FoundTerm[];
}
