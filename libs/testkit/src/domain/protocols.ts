import type { Protocol } from '@caseledger/domain';
import { readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Protocol;

/** The shipped programme, and one that shares no code with it. */
export const achilles = read('apps/standalone/protocols/achilles-case-series.json');
export const femoralHead = read('test/fixtures/protocols/femoral-head-osteonecrosis.json');
