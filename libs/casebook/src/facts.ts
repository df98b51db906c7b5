/** Which facts are wanted. Members that are absent let everything through. */
export interface FactFilter {
  readonly participant?: string;
  readonly product?: string;
  readonly stream?: string;
  readonly person?: string;
  readonly types?: readonly string[];
  /** Recorded at or after this instant. */
  readonly from?: string;
  /** Recorded before this instant. */
  readonly to?: string;
}

/** Which part of the facts is wanted, by position. */
export interface FactPage {
  /** Only those after this position; when `newestFirst`, only those before it. */
  readonly beyond?: number;
  readonly limit?: number;
  readonly newestFirst?: boolean;
}

const conditions: Readonly<Record<keyof FactFilter, (parameter: string) => string>> = {
  participant: (parameter) => `participant = ${parameter}`,
  product: (parameter) => `product = ${parameter}`,
  stream: (parameter) => `stream = ${parameter}`,
  person: (parameter) => `person = ${parameter}`,
  types: (parameter) => `type = ANY (${parameter})`,
  // Nothing is known before it was recorded: the index over `known_at` finds where to begin.
  from: (parameter) => `known_at >= ${parameter} AND recorded_at >= ${parameter}`,
  to: (parameter) => `recorded_at < ${parameter}`,
};

/** The statement that finds the facts of a study, up to a position, within sites (`null`: all), of readable types. */
export function factsStatement(
  study: string,
  through: number,
  sites: readonly string[] | null,
  filter: FactFilter,
  { beyond, limit, newestFirst = false }: FactPage,
  readable: 'ALL' | readonly string[],
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [study, through];
  const parameter = (value: unknown): string => `$${values.push(value)}`;
  const where = ['study = $1', 'position <= $2'];
  if (readable !== 'ALL') where.push(`type = ANY (${parameter(readable)}::text[])`);
  if (sites !== null) where.push(`(site = ANY (${parameter(sites)}::text[]) OR (site IS NULL AND stream = 'study'))`);
  for (const name of Object.keys(conditions) as (keyof FactFilter)[]) {
    if (filter[name] !== undefined) where.push(conditions[name](parameter(filter[name])));
  }
  if (beyond !== undefined) where.push(`position ${newestFirst ? '<' : '>'} ${parameter(beyond)}`);
  const order = newestFirst ? 'DESC' : 'ASC';
  const most = limit === undefined ? '' : ` LIMIT ${parameter(limit)}`;
  return {
    text: `SELECT position, changes FROM fact WHERE ${where.join(' AND ')} ORDER BY position ${order}${most}`,
    values,
  };
}
