import type { Protocol } from '@caseledger/domain';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
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

/** Whether a document is what the API of USDM 4.0 exchanges. */
export const wrapperSchema = formats
  .default(new Ajv2020({ strict: false, allErrors: true }))
  .addSchema(fixture('USDM_API') as object, 'usdm')
  .compile({ $ref: 'usdm#/components/schemas/Wrapper-Input' });
