import { temporaryFolder } from '../folders/index.js';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** An invented dictionary in the form of MedDRA's ASCII files; nothing in it is a term of MedDRA. */
export const inventedFiles = {
  'soc.asc': ['99900301$Invented class$Inv$$$$$$$$', '99900302$Other invented class$Oth$$$$$$$$'],
  'pt.asc': ['99900201$Invented embolism$$99900301$$$$$$$', '99900202$Invented ache$$99900302$$$$$$$'],
  'llt.asc': [
    '99900001$Invented embolism$99900201$$$$$$$Y$$',
    '99900002$Large invented embolism$99900201$$$$$$$Y$$',
    '99900003$Old invented embolism$99900201$$$$$$$N$$',
    '99900004$Invented ache$99900202$$$$$$$Y$$',
  ],
} as const;

type Files = Readonly<Record<string, readonly string[] | undefined>>;

/** Writes it into a new folder, with other files instead of some of its own; `undefined`: without that file. */
export function inventedFolder(instead: Files = {}): string {
  const folder = temporaryFolder('dictionary');
  for (const [file, lines] of Object.entries<readonly string[] | undefined>({ ...inventedFiles, ...instead })) {
    if (lines !== undefined) writeFileSync(join(folder, file), lines.map((line) => `${line}\r\n`).join(''));
  }
  return folder;
}
