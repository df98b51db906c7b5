import {
  BuildsDiffer,
  rebuild,
  RebuildRunning,
  sameVersion,
  type Projection,
  type TableComparison,
  type Version,
} from '@caseledger/projections';
import { Failure, UsageError } from '../commands/command.js';
import { count } from '@caseledger/terminal';
import type { OperatorDatabase } from './operator-database.js';
import { ProgressBar } from './progress-bar.js';
import type { ProjectingService } from './services.js';

export interface RebuildTarget {
  readonly service: ProjectingService;
  readonly projection: Projection;
}

/** Finds `<service>/<projection>`, or a projection by its name alone. @throws UsageError */
export function findTarget(name: string, services: readonly ProjectingService[]): RebuildTarget {
  const all = services.flatMap((service) => service.projections.map((projection) => ({ service, projection })));
  const nameOf = ({ service, projection }: RebuildTarget) => `${service.name}/${projection.name}`;
  const found = all.filter((target) => nameOf(target) === name || target.projection.name === name);
  const [target] = found;
  if (target === undefined) {
    throw new UsageError(`There is no projection ${name}; there are ${all.map(nameOf).join(', ')}.`);
  }
  if (found.length > 1) throw new UsageError(`Say which one: ${found.map(nameOf).join(', ')}.`);
  return target;
}

export interface RebuildCommandOptions {
  readonly acceptDifferences: boolean;
  /** Ends it: the live build stays as it is. */
  readonly signal: AbortSignal;
  readonly output: { readonly isTTY?: boolean; write(text: string): unknown };
}

/** Rebuilds, and says what it does. Returns whether it switched; otherwise the builds differ. @throws Failure */
export async function rebuildProjection(
  database: OperatorDatabase,
  { service, projection }: RebuildTarget,
  { acceptDifferences, signal, output }: RebuildCommandOptions,
): Promise<boolean> {
  const name = `${service.name}/${projection.name}`;
  const registry = database.registry(service.name);
  const say = (line: string): void => {
    bar?.end();
    output.write(`${line}\n`);
  };
  let bar: ProgressBar | undefined;
  if (!(await registry.exists())) throw new Failure(`${service.name} never started on this database.`);
  const live = await registry.liveBuild(projection.name);
  if (live.version > projection.version) {
    throw new Failure(
      `Build ${live.build} of ${name} is of version ${live.version}, this caseledger has ${projection.version}: use the later one.`,
    );
  }
  if (!sameVersion(live, projection)) {
    say(
      `Version ${named(live)} becomes ${named(projection)}: there is nothing to compare, and services with the earlier one stand still.`,
    );
  }
  try {
    const { from, to, tables } = await rebuild({
      registry,
      log: database.ledger(service.name),
      projection,
      refuseDifferences: !acceptDifferences,
      signal,
      events: {
        parked: ({ study, position, error }) => {
          say(`${study} cannot be built past position ${position}: ${error}`);
        },
      },
      onLeftover: ({ build }) => {
        say(`Cleared away build ${build}, which an earlier rebuild left.`);
      },
      onProgress: ({ build, applied, total }) => {
        bar ??= new ProgressBar(`${name} build ${build}`, output);
        bar.show(applied, total);
      },
      onComparing: ({ build }) => {
        say(`Comparing build ${build} with ${live.build}, which is live.`);
      },
    });
    for (const line of comparisonLines(tables)) say(line);
    say(`Build ${to.build} is live; build ${from.build} is dropped.`);
    return true;
  } catch (error) {
    if (error instanceof BuildsDiffer) {
      for (const line of comparisonLines(error.tables)) say(line);
      say(`Not switched: build ${live.build} stays live, the new one is dropped. --accept-differences takes it.`);
      return false;
    }
    if (error instanceof RebuildRunning) throw new Failure(`${name} is being rebuilt already.`, { cause: error });
    bar?.end();
    throw error;
  }
}

const named = ({ version, parts }: Version): string => (parts ? `${version} (${parts})` : String(version));

function comparisonLines(tables: readonly TableComparison[]): string[] {
  return tables.flatMap(({ table, equal, liveRows, rebuiltRows, examples }) => [
    equal
      ? `  ${table}: equal, ${count(liveRows)} rows`
      : `  ${table}: DIFFERENT, ${count(liveRows)} rows live, ${count(rebuiltRows)} rebuilt`,
    ...examples.live.map((row) => `    only live     ${row}`),
    ...examples.rebuilt.map((row) => `    only rebuilt  ${row}`),
  ]);
}
