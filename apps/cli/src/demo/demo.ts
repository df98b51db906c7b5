import { readFile } from 'node:fs/promises';
import { inventions } from './case-plan.js';
import { DemoClient } from './client.js';
import { compare } from './comparison.js';
import { DemoError } from './demo-error.js';
import { Progress } from './progress.js';
import { readPublished } from './published.js';
import {
  chainReport,
  comparisonReport,
  isProven,
  outcomeReport,
  safetyReport,
  seriousEventReport,
  summaryLine,
  trailReport,
} from './report.js';
import { heading, print } from '../terminal.js';
import { followSeriousEvents } from './followed-stream.js';
import { playSeriousEvent, trial } from './serious-event.js';
import { playSeries, type PlayedCase } from './script.js';
import type { Schemas } from '@caseledger/client';

export interface DemoOptions {
  readonly url: string;
  /** Path of the tokens file. */
  readonly tokens: string;
  readonly study: string;
}

/** The cases whose audit trail and chain are printed: the one with the correction, and the first one. */
const trailCase = 4;
const chainCase = 1;

async function readTokens(path: string): Promise<Readonly<Record<string, string>>> {
  try {
    return JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
  } catch {
    throw new DemoError(
      `No tokens in ${path}: start the server with npm start, or name its tokens file with --tokens.`,
    );
  }
}

function playedCase(played: readonly PlayedCase[], wanted: number): PlayedCase {
  const found = played.find((one) => one.case === wanted);
  if (found === undefined) throw new DemoError(`Case ${wanted} was not played.`);
  return found;
}

/**
 * Plays the published case series, prints what the server makes of it, and compares. Returns whether every published
 * figure is reproduced or contradicted in a known way.
 *
 * @throws DemoError when the server does not do what it has to
 */
export async function runDemo({ url, tokens, study }: DemoOptions): Promise<boolean> {
  const series = readPublished();
  const client = new DemoClient({ url: url.replace(/\/+$/, ''), study, tokens: await readTokens(tokens) });
  await client.begin();
  print(heading(`The published case series, played in ${study} at ${url}`));
  print(series.source);
  for (const line of inventions) print(line);
  print('');
  const played = await playSeries(client, series, new Progress(process.stdout));
  const { recorded, repeated, refused } = client.counts;
  print(
    `\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again, ${refused} refused.`,
  );

  const outcomes = await client.read('outcomes', {});
  print(outcomeReport(outcomes, played));
  await printViews(client, played);

  if (outcomes.treated !== played.length) {
    throw new DemoError(
      `${study} has ${outcomes.treated} treated participants: its figures are not those of six cases.`,
    );
  }
  if (!(await showSeriousEvent(client))) throw new DemoError('The stream is not what the ledger proves.');
  const participants: Schemas['ParticipantFile'][] = [];
  for (const { participant } of played)
    participants.push(await client.read('participants/{participant}', { participant }));
  const figures = compare(series, { outcomes, participants });
  print(heading('Published and computed figures'));
  print(comparisonReport(figures, series));
  print(`\n${summaryLine(figures)}`);
  return figures.every(({ verdict }) => verdict !== 'unexplained');
}

/** Plays and prints what a serious event sets going. Returns whether the stream brought what the ledger says. */
async function showSeriousEvent(series: DemoClient): Promise<boolean> {
  const client = series.for(trial);
  print(heading(`A serious event, invented, in ${trial}`));
  const event = await playSeriousEvent(client, new Progress(process.stdout));
  const clocks = await client.read('safety/clocks', {});
  const notifications = await client.read('safety/notifications', {});
  const aggregate = await client.read('safety/aggregate', {});
  const stream = await followSeriousEvents(client, trial, client.reached);
  print(seriousEventReport(event, clocks, notifications, aggregate, stream));
  return isProven(stream);
}

async function printViews(client: DemoClient, played: readonly PlayedCase[]): Promise<void> {
  const { participant } = playedCase(played, trailCase);
  print(heading(`Audit trail of case ${trailCase}, ${participant}`));
  print(trailReport(await client.readAll('audit-trail', {}, { participant, format: 'sentences' })));

  const { product } = playedCase(played, chainCase);
  print(heading(`From marrow to tendon, case ${chainCase}`));
  print(chainReport(await client.read('products/{product}/genealogy', { product })));

  const summary = await client.read('safety-summary', {});
  const events = await client.readAll('adverse-events', {});
  const nearMisses = await client.readAll('near-misses', {});
  print(heading('Safety'));
  print(safetyReport(summary, events, nearMisses));
}
