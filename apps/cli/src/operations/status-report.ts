import { count, duration, heading, paint, table } from '@caseledger/terminal';
import { needsAttention, type ProjectedStudy, type ProjectionState, type RelayState, type Status } from './status.js';

/** Rows of a table that are shown in full; of more, only those that need attention. */
const few = 20;

export interface ReportOptions {
  readonly maxLagSeconds: number;
  /** Every study and every shard, however many. */
  readonly all: boolean;
}

/** The status for people. */
export function statusReport({ differences, miscounts, projections, relay }: Status, options: ReportOptions): string {
  return [
    heading('Projections'),
    table(
      ['projection', 'build', 'version', 'studies', 'parked', 'events behind', 'longest lag'],
      projections.map(projectionRow),
    ),
    ...studyTables(projections, options),
    ...(relay === undefined ? [] : relayReport(relay, options)),
    ...differences.map(({ reader, study, position, expected, found }) =>
      paint(
        'red',
        `The ledger of ${study} differs at ${position} from what ${reader} has seen: ` +
          `${expected === '' ? 'an event' : `leaf hash ${expected}`} expected, ${found ?? 'nothing'} found.`,
      ),
    ),
    ...miscounts.map(({ study, position, fault }) =>
      paint('red', `The ledger of ${study} differs at ${position} from itself: ${fault}.`),
    ),
  ].join('\n');
}

function projectionRow({
  service,
  projection,
  build,
  version,
  codeVersion,
  upgrading,
  studies,
}: ProjectionState): string[] {
  const parked = studies.filter((study) => study.parked).length;
  return [
    `${service}/${projection}`,
    build === undefined ? paint('red', 'none') : String(build),
    upgrading
      ? paint('yellow', `${version}, this caseledger has ${version === codeVersion ? 'other parts' : codeVersion}`)
      : String(codeVersion),
    count(studies.length),
    parked === 0 ? '0' : paint('red', count(parked)),
    count(studies.reduce((sum, { lagEvents }) => sum + lagEvents, 0)),
    duration(studies.reduce((longest, { lagSeconds }) => Math.max(longest, lagSeconds), 0)),
  ];
}

function studyTables(projections: readonly ProjectionState[], options: ReportOptions): string[] {
  const rows = projections.flatMap(({ service, projection, studies }) =>
    studies.map((study) => ({ ...study, name: `${service}/${projection}` })),
  );
  const { shown, note } = select(rows, options, (study) => needsAttention(study, options.maxLagSeconds));
  if (shown.length === 0) return note;
  const cells = shown.map((study) => [study.study, study.name, ...lagCells(study), stateOf(study, options)]);
  return [
    heading('Studies'),
    table(['study', 'projection', 'position', 'head', 'behind', 'lag', 'state'], cells),
    ...note,
    ...shown
      .filter(({ parked }) => parked)
      .map(({ study, name, position, reason }) => `${study} is parked in ${name} at ${position + 1}: ${reason ?? '?'}`),
  ];
}

function relayReport({ shards, studies }: RelayState, options: ReportOptions): string[] {
  const leading = select(shards, options, ({ leader }) => leader === null);
  const publishing = select(studies, options, (study) => needsAttention(study, options.maxLagSeconds));
  return [
    heading('Relay'),
    ...(leading.shown.length === 0
      ? []
      : [
          table(
            ['shard', 'leader', 'epoch'],
            leading.shown.map(({ shard, leader, epoch }) => [
              String(shard),
              leader ?? paint('red', 'none'),
              String(epoch),
            ]),
          ),
        ]),
    ...leading.note,
    ...(publishing.shown.length === 0
      ? []
      : [
          table(
            ['study', 'shard', 'published', 'head', 'behind', 'lag'],
            publishing.shown.map((study) => [study.study, String(study.shard), ...lagCells(study)]),
          ),
        ]),
    ...publishing.note,
  ];
}

/** All rows when there are few or all are wanted, else those that need attention, and how many are left out. */
function select<Row>(rows: readonly Row[], { all }: ReportOptions, attention: (row: Row) => boolean) {
  if (all || rows.length <= few) return { shown: rows, note: [] };
  const shown = rows.filter(attention);
  return { shown, note: [`${count(rows.length - shown.length)} more need no attention; --all shows them.`] };
}

function lagCells({ position, head, lagEvents, lagSeconds }: Omit<ProjectedStudy, 'parked'>): string[] {
  return [count(position), count(head), count(lagEvents), lagEvents === 0 ? '–' : duration(lagSeconds)];
}

function stateOf(study: ProjectedStudy, { maxLagSeconds }: ReportOptions): string {
  if (study.parked) return paint('red', 'parked');
  if (needsAttention(study, maxLagSeconds)) return paint('yellow', 'lagging');
  return study.lagEvents === 0 ? 'up to date' : 'following';
}
