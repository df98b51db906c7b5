import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The manifest lies above this file both in the sources and in the build, at different depths. */
function manifest(): { name: string; version: string } {
  let directory = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(directory, 'package.json'))) {
    const parent = dirname(directory);
    if (parent === directory) throw new Error('no package.json above the software');
    directory = parent;
  }
  return JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as { name: string; version: string };
}

const { name, version } = manifest();

/** Version of the software, semantic: `0.1.0`. */
export const softwareVersion = version;

/** Name and version as events and logs carry them: `caseledger/0.1.0`. */
export const software = `${name}/${version}`;
