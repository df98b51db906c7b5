import type { SeenIn, Stretch } from '@caseledger/kernel';
import { statementsOf } from '@caseledger/platform';
import type { Build, Registry } from './registry.js';

const file = new URL('./seen.sql', import.meta.url);

/** What a build has seen of these stretches, event by event, as its table `seen` keeps it. */
export async function seenIn(
  registry: Registry,
  { name, build }: Pick<Build, 'name' | 'build'>,
  seen: string,
  stretches: readonly Stretch[],
): Promise<readonly SeenIn[]> {
  const table = `"${registry.schemaOf(name, build)}"."${seen}"`;
  const { rows } = await registry.pool.query<{ study: string; position: string; hash: string }>(
    statementsOf<'seen-in'>(file, { table })['seen-in'],
    [stretches.map(({ study }) => study), stretches.map(({ after }) => after), stretches.map(({ through }) => through)],
  );
  return rows.map((row) => ({ ...row, position: Number(row.position) }));
}
