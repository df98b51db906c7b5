import { databaseHelp, withOperatorDatabase } from '../operations/operator-database.js';
import { findTarget, rebuildProjection } from '../operations/rebuild.js';
import { UsageError, type Command } from './command.js';
import { readArguments } from './options.js';

/** 128 + SIGINT, as shells count. */
const interrupted = 130;
/** A signal that comes again this soon is the same one, passed on by npm. */
const sameSignalMs = 1_000;

export const rebuild: Command = {
  usage: 'rebuild [<service>/]<projection> [--accept-differences]',
  summary: 'builds a projection anew beside the live build, compares both at the same positions, and switches',
  details: `Services go on meanwhile; readers see the live build until the switch, and the new one from then on.

  --accept-differences   switch also when a new build of the same version differs from the live one. Otherwise the
                         differences are shown and the live build stays: find out first which of the two is wrong.

Ctrl-C gives it up: the live build is untouched, and the unfinished one is dropped. What a rebuild leaves behind that was
killed is never read, and the next rebuild of that projection clears it away.

${databaseHelp}

Exit codes: 0 switched; 1 not switched, because the builds differ; 2 it could not be done; 130 interrupted;
78 a setting is wrong.`,

  async run(args) {
    const { values, positionals } = readArguments(args, { 'accept-differences': false });
    const [name, ...others] = positionals;
    if (name === undefined || others.length > 0) throw new UsageError('rebuild takes the name of one projection.');
    const stopping = new AbortController();
    try {
      const switched = await withOperatorDatabase((database) => {
        abortOnInterrupt(stopping);
        return rebuildProjection(database, findTarget(name, database.services), {
          acceptDifferences: values['accept-differences'],
          signal: stopping.signal,
          output: process.stdout,
        });
      });
      return switched ? 0 : 1;
    } catch (error) {
      if (!stopping.signal.aborted || error !== stopping.signal.reason) throw error;
      process.stderr.write(
        'Given up: the live build is untouched. What was built is dropped, at the latest by the next rebuild.\n',
      );
      return interrupted;
    }
  },
};

function abortOnInterrupt(stopping: AbortController): void {
  let first: number | undefined;
  process.on('SIGINT', () => {
    const now = performance.now();
    if (first !== undefined && now - first > sameSignalMs) {
      process.stderr.write('Left as it is: the next rebuild clears the unfinished build away.\n');
      process.exit(interrupted);
    }
    if (first === undefined)
      process.stderr.write('\nStopping after the step under way; Ctrl-C again leaves at once.\n');
    first ??= now;
    stopping.abort();
  });
}
