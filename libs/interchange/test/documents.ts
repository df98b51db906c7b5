import type { Protocol } from '@caseledger/domain';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const root = join(__dirname, '../../..');

/** A document of the standard, or an example of it. */
export const fixture = (name: string): unknown =>
  JSON.parse(gunzipSync(readFileSync(join(root, 'test/fixtures/usdm-4.0', `${name}.json.gz`))).toString());

/** Every protocol that is shipped, by the name of its programme. */
export const protocols: readonly (readonly [string, Protocol])[] = readdirSync(join(root, 'programmes'))
  .map((name) => [name, join(root, 'programmes', name, 'protocol.json')] as const)
  .filter(([, file]) => existsSync(file))
  .map(([name, file]) => [name, JSON.parse(readFileSync(file, 'utf8')) as Protocol]);
