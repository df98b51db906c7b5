import { heading, table } from '@caseledger/terminal';
import type { PlayedCase } from './series.js';
import type { FollowedStream } from './followed-stream.js';
import type { SeriousEvent } from './serious-event.js';
import type { Schemas } from '@caseledger/client';

type OutcomeTable = Schemas['OutcomeReport']['outcomes'][number];

const number = (value: number | null | undefined, decimals: number): string =>
  value === null || value === undefined ? '–' : value.toFixed(decimals);

/** The outcome tables: each case, and the description of all. */
export function outcomeReport(view: Schemas['OutcomeReport'], played: readonly PlayedCase[]): string {
  const { quartiles, change } = view.methods;
  return [
    ...view.outcomes.flatMap((outcome) => [heading(outcome.title), outcomeTable(outcome, played)]),
    `Quartiles: ${quartiles}; change: ${change}.`,
  ].join('\n');
}

function outcomeTable(outcome: OutcomeTable, played: readonly PlayedCase[]): string {
  const { decimals, visits, changes, friedman, values } = outcome;
  const rows = played.map(({ case: name, participant }) => {
    const row = values.find((candidate) => candidate.participant === participant);
    const change = changes.map(({ values: all }) => all.find((one) => one.participant === participant)?.change);
    return [
      `Case ${name}`,
      ...visits.map(({ visit }) => {
        const found = row?.values.find((value) => value.visit === visit);
        return found?.missing ?? number(found?.value, decimals);
      }),
      ...change.map((value) => number(value, decimals)),
    ];
  });
  const all = [...visits, ...changes];
  const described = (title: string, cell: (index: number) => string): string[] => [
    title,
    ...all.map((_, index) => cell(index)),
  ];
  const head = ['', ...visits.map(({ visit }) => visit), ...changes.map(({ visit }) => `change ${visit} − M0`)];
  const p = `${String(friedman.pAsymptotic)} asymptotic, ${String(friedman.pExact)} exact`;
  return [
    table(head, [
      ...rows,
      described('median', (i) => number(all[i]?.median, decimals)),
      described('quartiles', (i) => `${number(all[i]?.q1, decimals)} to ${number(all[i]?.q3, decimals)}`),
      described('range', (i) => `${number(all[i]?.minimum, decimals)} to ${number(all[i]?.maximum, decimals)}`),
      described('n', (i) => String(all[i]?.n)),
    ]),
    `Friedman test, n ${friedman.n}: chi-square ${String(friedman.chiSquare)}, p ${p}.`,
  ].join('\n');
}

/** The audit trail in sentences. */
export const trailReport = (sentences: readonly { readonly sentence: string }[]): string =>
  sentences.map(({ sentence }) => `  ${sentence}`).join('\n');

const steps: Readonly<Record<string, string>> = {
  StartingMaterialReceived: 'received in the cleanroom',
  CulturePassaged: 'passage',
  CellsHarvested: 'cells harvested',
};

/** The chain from the marrow to the tendon. */
export function chainReport(chain: Schemas['Genealogy']): string {
  const { donation } = chain;
  if (donation === null) return `  ${chain.product} was made of no donation.`;
  const lots = [...new Set(chain.materials.map(({ name, lot }) => `${name} ${lot}`))];
  return [
    `  ${chain.donor}  donation ${donation.donationNumber}: ${donation.volume} mL of marrow, ${donation.sites}, ${donation.at}`,
    ...chain.intermediates.map(({ step, at, passage, cells }) => {
      const detail = [passage, cells === undefined ? undefined : `${cells} × 10⁶`].filter((part) => part !== undefined);
      return `   └ ${[steps[step] ?? step, ...detail].join(' ')}, ${at}`;
    }),
    `   └ product ${chain.product}`,
    ...chain.containers.flatMap(({ code, cells, volume, status, deposits }) => [
      `      └ container ${code}: ${cells} × 10⁶ cells in ${volume} mL, ${status.toLowerCase()}`,
      ...deposits.map((deposit) => `         └ ${deposit.code}: ${deposit.cells} × 10⁶ in ${deposit.volume} mL`),
    ]),
    `  into ${chain.recipients.join(', ')}; lots: ${lots.join(', ')}`,
  ].join('\n');
}

/** What a near miss says of an administration that was refused; its members are those of the event. */
interface Refused {
  readonly participant?: string;
  readonly product: string;
  readonly unmet: Schemas['Problem']['unmet'];
}

/** Adverse events, near misses and recalls. */
export function safetyReport(
  summary: Schemas['SafetySummary'],
  events: Schemas['AdverseEventPage']['items'],
  nearMisses: Schemas['NearMissPage']['items'],
): string {
  const { participants, adverseEvents, answersAtVisits, recallsAfterUse } = summary;
  return [
    table(
      ['', 'case', 'term', 'severity', 'serious', 'related', 'outcome', 'analgesia'],
      events.map((event) => [
        event.adverseEvent,
        event.participant,
        event.term,
        event.severity ?? '–',
        event.serious ? 'yes' : 'no',
        event.causality.related ? 'yes' : 'no',
        event.outcome,
        event.analgesia ?? '–',
      ]),
    ),
    `  ${adverseEvents.total} adverse events in ${participants.withAdverseEvent} of ${participants.treated} treated, ${adverseEvents.serious} serious;` +
      ` visits that answered “none since the last one”: ${answersAtVisits.noneSinceLastVisit}, “reported”: ${answersAtVisits.reported}.`,
    ...nearMisses.map(({ data, by }) => {
      const { product, participant, unmet } = data as unknown as Refused;
      return `  Near miss: ${by} would have given ${product} to ${participant ?? 'nobody'}: ${unmet
        .map(({ rule, message, requirement }) => `${rule}, ${message} (${requirement ?? 'no requirement'})`)
        .join('; ')}`;
    }),
    ...recallsAfterUse.map(({ product, at, explanation }) => `  Recall after use: ${product}, ${at}: ${explanation}`),
  ].join('\n');
}

/** A serious event: its clocks, what was told, and what came over the stream. */
export function seriousEventReport(
  { adverseEvent, safetyReportId, message }: SeriousEvent,
  { clocks }: Schemas['ClockList'],
  { items: notifications }: Schemas['NotificationList'],
  { stoppingRules }: Schemas['LockedAggregate'],
  stream: FollowedStream,
): string {
  return [
    table(
      ['clock', 'who', 'due', 'status', 'met'],
      clocks.map(({ rule, recipient, due, status, metAt }) => [rule, recipient, due, status, metAt ?? '–']),
    ),
    ...clocks.map(({ rule, why }) => `  ${rule}: ${why}`),
    ...notifications.map(
      ({ title, status, acknowledgedBy }) =>
        `  Notification “${title}”: ${status.toLowerCase()}${acknowledgedBy === undefined ? '' : ` by ${acknowledgedBy}`}`,
    ),
    ...stoppingRules.map(
      ({ title, count, limit, reached, firstReached }) =>
        `  Stopping rule “${title}”: ${count} of ${limit}, ${reached ? `reached at position ${firstReached?.position ?? '–'}` : 'not reached'}`,
    ),
    `  Report ${safetyReportId} on ${adverseEvent}: ${Buffer.byteLength(message)} bytes of E2B(R3), accepted (EU-DEMO-0001)`,
    `  Stream: ${stream.events.join(', ')}`,
    `  cut after ${stream.cutAfterBytes} bytes, resumed after ${stream.resumedAfter}; ${stream.events.length} events, SHA-256 ${stream.digest.slice(0, 16)}…`,
    `  the ledger's proof through ${stream.proven.through}: ${stream.proven.count} events, SHA-256 ${stream.proven.digest.slice(0, 16)}…: ${isProven(stream) ? 'nothing missing, nothing twice' : 'DIFFERENT'}`,
  ].join('\n');
}

/** Whether the log is what the ledger says that it must be. */
export const isProven = ({ events, digest, proven }: FollowedStream): boolean =>
  digest === proven.digest && events.length === proven.count;
