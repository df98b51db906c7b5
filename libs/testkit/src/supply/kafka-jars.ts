import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const execute = promisify(execFile);
const pom = fileURLToPath(new URL('./kafka/pom.xml', import.meta.url));

/** Where they are kept for this version of `kafka/pom.xml`. */
async function placeOfJars(): Promise<{ readonly cache: string; readonly jars: string }> {
  const nodeModules = resolve(createRequire(import.meta.url).resolve('kafkajs/package.json'), '../..');
  const cache = join(nodeModules, '.cache', 'caseledger');
  const version = createHash('sha256')
    .update(await readFile(pom))
    .digest('hex');
  return { cache, jars: join(cache, `kafka-${version.slice(0, 12)}`) };
}

/** Whether Kafka's jars are there, or Maven can get them. */
export async function kafkaJarsCanBeHad(): Promise<boolean> {
  const { jars } = await placeOfJars();
  return existsSync(jars) || answers('mvn');
}

/** Whether a program can be run, asked for its version. */
export function answers(program: string): Promise<boolean> {
  return execute(program, ['--version']).then(
    () => true,
    () => false,
  );
}

/**
 * The folder with Kafka's jars, which Maven fills once per version of `kafka/pom.xml`.
 * @throws when Maven is missing or fails, with its own words.
 */
export async function kafkaJars(): Promise<string> {
  const { cache, jars } = await placeOfJars();
  if (existsSync(jars)) return jars;
  await mkdir(cache, { recursive: true });
  // Renamed when complete: others may do the same at the same time, and this process may be killed.
  const folder = join(cache, `partial-${randomUUID()}`);
  try {
    const copy = ['dependency:copy-dependencies', '-DincludeScope=runtime', `-DoutputDirectory=${folder}`];
    await execute('mvn', ['-q', '-B', '-f', pom, ...copy]);
    await rename(folder, jars).catch((error: unknown) => {
      if (!existsSync(jars)) throw error;
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return jars;
}
