import { JourneyError, type Play, type Progress, type StudySession } from '@caseledger/journey';
import type { Programme } from '@caseledger/programmes';
import { inventions } from './case-plan.js';
import { compare } from './comparison.js';
import { readPublished } from './published.js';
import { chainReport, isProven, outcomeReport, safetyReport, seriousEventReport, trailReport } from './report.js';
import { heading, print } from '@caseledger/terminal';
import { followSeriousEvents } from './followed-stream.js';
import { playSeriousEvent, trial } from './serious-event.js';
import { playSeries, type PlayedCase } from './series.js';
import type { Schemas } from '@caseledger/client';

/** The cases whose audit trail and chain are printed: the one with the correction, and the first one. */
const trailCase = 4;
const chainCase = 1;

function playedCase(played: readonly PlayedCase[], wanted: number): PlayedCase {
  const found = played.find((one) => one.case === wanted);
  if (found === undefined) throw new JourneyError(`Case ${wanted} was not played.`);
  return found;
}

/** Plays the published case series, prints what the product makes of it, and compares. */
export const play: Play = async ({ programme, session, progress }) => {
  const series = readPublished();
  await session.begin();
  print(heading(`The published case series, played in ${session.study} at ${session.url}`));
  print(series.source);
  for (const line of inventions) print(line);
  print('');
  const played = await playSeries(session, series, progress);
  const { recorded, repeated, refused } = session.counts;
  print(
    `\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again, ${refused} refused.`,
  );

  const outcomes = await session.read('outcomes', {});
  print(outcomeReport(outcomes, played));
  await printViews(session, played);

  if (outcomes.treated !== played.length) {
    throw new JourneyError(
      `${session.study} has ${outcomes.treated} treated participants: its figures are not those of six cases.`,
    );
  }
  if (!(await showSeriousEvent(programme, session, progress)))
    throw new JourneyError('The stream is not what the ledger proves.');
  const participants: Schemas['ParticipantFile'][] = [];
  for (const { participant } of played)
    participants.push(await session.read('participants/{participant}', { participant }));
  const figures = compare(series, { outcomes, participants });
  return { figures, knownContradictions: series.knownContradictions };
};

/** Plays and prints what a serious event sets going. Returns whether the stream brought what the ledger says. */
async function showSeriousEvent(programme: Programme, series: StudySession, progress: Progress): Promise<boolean> {
  const client = series.for(trial);
  print(heading(`A serious event, invented, in ${trial}`));
  const event = await playSeriousEvent(programme, client, progress);
  const clocks = await client.read('safety/clocks', {});
  const notifications = await client.read('safety/notifications', {});
  const aggregate = await client.read('safety/aggregate', {});
  const stream = await followSeriousEvents(client, trial, client.reached);
  print(seriousEventReport(event, clocks, notifications, aggregate, stream));
  return isProven(stream);
}

async function printViews(client: StudySession, played: readonly PlayedCase[]): Promise<void> {
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
