import { sitesOf } from '@caseledger/domain';
import type { Sight } from './visibility.js';

/** Which facts are wanted. Members that are absent let everything through. */
export interface FactFilter {
  readonly participant?: string;
  readonly product?: string;
  readonly person?: string;
  readonly types?: readonly string[];
  /** Known at or after this instant: recorded then, or by a clock that lagged behind one that said so. */
  readonly from?: string;
  /** Known before this instant. With the same instant, `from` and `to` share no fact and leave none out. */
  readonly to?: string;
}

/** Which part of the facts is wanted, by position. */
export interface FactPage {
  /** Only those after this position; when `newestFirst`, only those before it. */
  readonly beyond?: number;
  readonly limit?: number;
  readonly newestFirst?: boolean;
}

/** The first position at which so much time had passed: `known_at` goes only forward, so that an index finds it. */
const knownFrom = (instant: string): string =>
  `(SELECT position FROM fact WHERE study = $1 AND known_at >= ${instant} ORDER BY known_at, position LIMIT 1)`;

const conditions: Readonly<Record<Exclude<keyof FactFilter, 'types'>, (parameter: string) => string>> = {
  participant: (parameter) => `participant = ${parameter}`,
  product: (parameter) => `product = ${parameter}`,
  person: (parameter) => `person = ${parameter}`,
  from: (parameter) => `position >= ${knownFrom(parameter)}`,
  to: (parameter) => `position < coalesce(${knownFrom(parameter)}, $2 + 1)`,
};

/** What is of the study as a whole is of no site, and for everybody who may read it. */
const ofTheStudy = ` OR (site IS NULL AND stream = 'study')`;

/** The condition that a row, whose column `of` says what it is, is within one of the sights. */
export function withinSights(
  sights: readonly Sight<string>[],
  of: 'type' | 'kind',
  parameter: (value: unknown) => string,
): string {
  const parts = sights.map(({ types, scope }) => {
    const sites = sitesOf(scope);
    const conditions = [
      ...(types === 'ALL' ? [] : [`${of} = ANY (${parameter(types)}::text[])`]),
      ...(sites === null ? [] : [`(site = ANY (${parameter(sites)}::text[])${of === 'type' ? ofTheStudy : ''})`]),
    ];
    return conditions.length === 0 ? 'true' : conditions.join(' AND ');
  });
  return parts.length === 0 ? 'false' : `(${parts.join(' OR ')})`;
}

/** The statement that finds the facts of a study, up to a position, within the sights of a reader. */
export function factsStatement(
  study: string,
  through: number,
  sights: readonly Sight[],
  filter: FactFilter,
  { beyond, limit, newestFirst = false }: FactPage,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [study, through];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const where = ['study = $1', 'position <= $2'];
  const ofTypes = (types: readonly string[]): string =>
    // Of one type the index gives them in order, of several it does not.
    types.length === 1 ? `type = ${parameter(types[0])}` : `type = ANY (${parameter(types)}::text[])`;
  if (filter.types !== undefined) where.push(ofTypes(filter.types));
  where.push(withinSights(sights, 'type', parameter));
  for (const name of Object.keys(conditions) as (keyof typeof conditions)[]) {
    const value = filter[name];
    if (value !== undefined) where.push(conditions[name](parameter(value)));
  }
  if (beyond !== undefined) where.push(`position ${newestFirst ? '<' : '>'} ${parameter(beyond)}`);
  const order = newestFirst ? 'DESC' : 'ASC';
  const most = limit === undefined ? '' : ` LIMIT ${parameter(limit)}`;
  return {
    text: `SELECT position, changes FROM fact WHERE ${where.join(' AND ')} ORDER BY position ${order}${most}`,
    values,
  };
}
