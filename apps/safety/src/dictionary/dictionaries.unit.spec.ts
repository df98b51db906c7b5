import { ConfigurationError, RefusedError } from '@caseledger/platform';
import { inventedFiles, inventedFolder } from '@caseledger/testkit/dictionary';
import { spawnSync } from 'node:child_process';
import type { SentCoding } from './dictionaries.js';
import { dictionarySettings } from './settings.js';

const load = (value: string) => dictionarySettings({ CASELEDGER_DICTIONARIES: value });
const loaded = load(`Invented@2.0=${inventedFolder()}, Invented@1.1=${inventedFolder()}`);
const sent: SentCoding = { dictionary: 'Invented', version: '2.0', lowLevelTerm: { code: '99900002' } };
const whole = {
  dictionary: 'Invented',
  version: '2.0',
  lowLevelTerm: { code: '99900002', name: 'Large invented embolism' },
  preferredTerm: { code: '99900201', name: 'Invented embolism' },
  systemOrganClass: { code: '99900301', name: 'Invented class' },
};

/** Rule and pointer of everything that is wrong with a coding. */
function refusals(coding: SentCoding, dictionaries = loaded): readonly string[] {
  try {
    dictionaries.complete(coding);
  } catch (error) {
    if (!(error instanceof RefusedError)) throw error;
    expect(error.refusal.kind).toBe('invalid');
    return error.refusal.unmet.map(
      ({ rule, pointer, requirement }) => `${rule} ${String(pointer)} ${String(requirement)}`,
    );
  }
  return [];
}

describe('a coding with a dictionary that is loaded', () => {
  it('R-SAF-20: is filled in from the code of the lowest level term', () => {
    expect(loaded.complete(sent)).toEqual(whole);
    expect(loaded.complete(whole)).toEqual(whole);
    expect(loaded.complete({ ...sent, version: '1.1' })).toEqual({ ...whole, version: '1.1' });
  });

  it('R-SAF-20: cannot get around the dictionary by writing its name otherwise', () => {
    expect(loaded.complete({ ...sent, dictionary: 'INVENTED' })).toEqual(whole);
  });

  it.each<[string, Partial<SentCoding>, readonly string[]]>([
    ['a version that is not loaded', { version: '0.9' }, ['unknown-dictionary-version /coding/version']],
    ['a code that does not exist', { lowLevelTerm: { code: '99900009' } }, ['unknown-term /coding/lowLevelTerm/code']],
    [
      'a preferred term that is no lowest level term',
      { lowLevelTerm: { code: '99900201' } },
      ['unknown-term /coding/lowLevelTerm/code'],
    ],
    [
      'a term that is not current',
      { lowLevelTerm: { code: '99900003' } },
      ['term-not-current /coding/lowLevelTerm/code'],
    ],
    [
      'everything that the dictionary says otherwise',
      {
        lowLevelTerm: { code: '99900002', name: 'invented' },
        preferredTerm: { code: '99900202' },
        systemOrganClass: { code: '99900302', name: 'Other invented class' },
      },
      [
        'term-mismatch /coding/lowLevelTerm/name',
        'term-mismatch /coding/preferredTerm/code',
        'term-mismatch /coding/systemOrganClass/code',
        'term-mismatch /coding/systemOrganClass/name',
      ],
    ],
  ])('R-SAF-20: refuses %s', (_what, other, expected) => {
    expect(refusals({ ...sent, ...other })).toEqual(expected.map((one) => `${one} R-SAF-20`));
  });

  it('R-SAF-20: finds current terms by a part of the name, the beginning first', () => {
    const codes = (text: string, limit = 10) =>
      loaded
        .find('Invented', '2.0')
        ?.search(text, limit)
        .map(({ code }) => code);
    expect(codes('INVENTED')).toEqual(['99900004', '99900001', '99900002']);
    expect(codes('invented', 1)).toEqual(['99900004']);
    expect(codes('old')).toEqual([]);
  });
});

describe('a coding with a dictionary that is not loaded', () => {
  it('R-SAF-20: is kept when it is whole', () => {
    expect(load('').complete(whole)).toEqual(whole);
    expect(loaded.complete({ ...whole, dictionary: 'Other' })).toEqual({ ...whole, dictionary: 'Other' });
  });

  it('R-SAF-20: is refused with every member that is missing', () => {
    expect(refusals({ ...sent, preferredTerm: { code: '99900201' } }, load(''))).toEqual([
      'incomplete-coding /coding/lowLevelTerm/name R-SAF-20',
      'incomplete-coding /coding/preferredTerm/name R-SAF-20',
      'incomplete-coding /coding/systemOrganClass R-SAF-20',
    ]);
  });
});

describe('the setting of the dictionaries', () => {
  const at = (folder: string) => `Invented@1=${folder}`;
  const [first, ...others] = inventedFiles['llt.asc'];
  it.each([
    ['without a version', 'Invented=/x', 'must be <name>@<version>=<folder>, several by commas'],
    ['that names a version twice', `${at(inventedFolder())},invented@1=${inventedFolder()}`, 'names invented 1 twice'],
    [
      'with a folder that is missing',
      at('/does/not/exist'),
      'Invented 1: soc.asc: is not in the folder, or cannot be read',
    ],
    [
      'with a file that is missing',
      at(inventedFolder({ 'llt.asc': undefined })),
      'Invented 1: llt.asc: is not in the folder, or cannot be read',
    ],
    ['with an empty file', at(inventedFolder({ 'pt.asc': [] })), 'Invented 1: pt.asc: has no terms'],
    [
      'with a line that is cut off',
      at(inventedFolder({ 'llt.asc': [first, '99900002$Large'] })),
      'Invented 1: llt.asc, line 2: must have 10 fields or more, separated by $',
    ],
    [
      'with a code that is none',
      at(inventedFolder({ 'soc.asc': ['999$Invented class$'] })),
      'Invented 1: soc.asc, line 1: the first field must be a code of eight digits',
    ],
    [
      'with a term without a name',
      at(inventedFolder({ 'soc.asc': ['99900301$$'] })),
      'Invented 1: soc.asc, line 1: the second field, the name, must be words of up to 250 characters',
    ],
    [
      'with a term that comes twice',
      at(inventedFolder({ 'llt.asc': [first, ...others, first] })),
      'Invented 1: llt.asc, line 5: the code 99900001 is there already',
    ],
    [
      'with a flag that is none',
      at(inventedFolder({ 'llt.asc': [first, '99900002$Large$99900201$$$$$$$X$$'] })),
      'Invented 1: llt.asc, line 2: the tenth field, whether the term is current, must be Y or N',
    ],
    [
      'with a term of no preferred term',
      at(inventedFolder({ 'llt.asc': ['99900002$Large$99900209$$$$$$$Y$$'] })),
      'Invented 1: llt.asc, line 1: the code 99900209 is not in pt.asc',
    ],
    [
      'with a preferred term of no class',
      at(inventedFolder({ 'pt.asc': ['99900201$Invented embolism$$99900309$'] })),
      'Invented 1: pt.asc, line 1: the code 99900309 is not in soc.asc',
    ],
  ])('R-SAF-20: is refused %s', (_what, value, why) => {
    expect(() => load(value)).toThrow(new ConfigurationError('CASELEDGER_DICTIONARIES', why));
  });

  it('R-SAF-20: may be absent: then none is loaded', () => {
    expect(dictionarySettings({}).loaded).toEqual([]);
  });
});

it('R-SAF-20: the repository has no tables of MedDRA', () => {
  const git = (...command: readonly string[]) => spawnSync('git', command, { encoding: 'utf8' });
  const files = git('ls-files').stdout.split('\n');
  expect(files.length).toBeGreaterThan(100);
  expect(files.filter((file) => /\.asc$|mdhier|meddra[^/]*\.(csv|tsv|txt|zip)$/i.test(file))).toEqual([]);
  // Its codes begin with 10; the status says that nothing was found, and not that the search failed.
  expect(git('grep', '-lE', '(^|[^0-9])10[0-9]{6}[$]')).toMatchObject({ status: 1, stdout: '' });
});
