import { applyDecorators, type Type } from '@nestjs/common';
import { ApiExtraModels, ApiOkResponse, getSchemaPath } from '@nestjs/swagger';
import { parseBody } from './body.js';
import { Pattern, Whole } from './fields.js';
import { malformed, ProblemError } from './problem.js';
import { unmet } from './refusals.js';
import { readDeclared } from './validation.js';

/** A part of a list, with the cursor of the next part unless this is the last. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly next?: string;
}

/** Items of a page, when nobody says how many. */
export const pageSize = 100;

/** Most items of a page. */
const longestPage = 500;

/** The query of a paginated list. */
export class PageQuery {
  @Pattern(/^[\w-]+$/, { description: 'Where to go on: `next` of the page before.', max: 1000, optional: true })
  readonly cursor?: string;

  @Whole({
    description: `Most items to return; ${pageSize} unless it says so.`,
    min: 1,
    max: longestPage,
    optional: true,
    inQuery: true,
  })
  readonly limit?: number;
}

/** What the view of a paginated list is asked. */
export type PageQuestion = Pick<PageQuery, keyof PageQuery>;

/** Hides a place in a list from clients, so that its form can change. */
export function encodeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url');
}

/** A place in a list that goes by the position of the ledger. */
export class PositionPlace {
  @Whole({ description: 'Position of the last item.', min: 0 })
  readonly position!: number;
}

/**
 * The place that a cursor names, read as strictly as a body: whoever sends it can have made it.
 * @throws ProblemError 400 when it is none of ours.
 */
export function decodeCursor<T extends object>(cursor: string, place: Type<T>): T {
  try {
    return readDeclared(place, parseBody(Buffer.from(cursor, 'base64url')));
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw malformed('The cursor is not one that this list gave.', [unmet('malformed-cursor', undefined, '/cursor')]);
  }
}

/** A page of `limit` items from one row more than that: the extra row only says that there is a next page. */
export function pageOf<T>(rows: readonly T[], limit: number, placeOf: (last: T) => object): Page<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return rows.length > limit && last !== undefined ? { items, next: encodeCursor(placeOf(last)) } : { items };
}

/** Documents an answer that is a page of the class. */
export const ApiPage = (item: Type<unknown>, description = 'A page of the list.') =>
  applyDecorators(
    ApiExtraModels(item),
    ApiOkResponse({
      description,
      schema: {
        type: 'object',
        required: ['items'],
        properties: {
          items: { type: 'array', items: { $ref: getSchemaPath(item) } },
          next: { type: 'string', description: 'Cursor of the next page; absent on the last one.' },
        },
      },
    }),
  );
