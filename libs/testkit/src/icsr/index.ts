import { temporaryFolder } from '../folders/index.js';
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const schemas = 'test/fixtures/icsr-xsd/multicacheschemas';

/** What the schema of ICH finds wrong with each document, by name; one run of the validator for all. */
export function schemaProblems(
  message: 'MCCI_IN200100UV01' | 'MCCI_IN200101UV01',
  documents: Readonly<Record<string, string>>,
): Record<string, readonly string[]> {
  const folder = temporaryFolder('icsr');
  const names = Object.keys(documents);
  const files = names.map((name, index) => {
    const file = join(folder, `${index}.xml`);
    writeFileSync(file, documents[name] ?? '');
    return file;
  });
  const arguments_ = ['libs/testkit/src/icsr/validate-xml.mjs', join(schemas, `${message}.xsd`), ...files];
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The validator failed: ${stderr}`);
  const problems = JSON.parse(stdout) as Record<string, readonly string[]>;
  return Object.fromEntries(names.map((name, index) => [name, problems[files[index] ?? ''] ?? ['not checked']]));
}
