import type { AnswerSchemas } from '@caseledger/platform';
import { isDeepStrictEqual } from 'node:util';

/**
 * The schemas of all answers that one process gives.
 * @throws Error when a name stands for two shapes: a client would be told the wrong one
 */
export function answersOf(declared: readonly AnswerSchemas[]): AnswerSchemas {
  const all = new Map<string, object>();
  for (const [name, schema] of declared.flatMap((schemas) => Object.entries(schemas))) {
    if (!isDeepStrictEqual(all.get(name) ?? schema, schema)) throw new Error(`two answers are named ${name}`);
    all.set(name, schema);
  }
  return Object.fromEntries(all);
}
