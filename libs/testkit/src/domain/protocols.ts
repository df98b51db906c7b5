import type { Protocol } from '@caseledger/domain';
import { readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Protocol;

/** The reference programme, and one that shares no code with it. */
export const achilles = read('programmes/achilles/protocol.json');
export const femoralHead = read('programmes/femoral-head/protocol.json');
