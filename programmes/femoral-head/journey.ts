import type { Schemas } from '@caseledger/client';
import { setUpStudy, type Play, type StudySession } from '@caseledger/journey';
import { heading, print } from '@caseledger/terminal';
import { Case } from './case.js';
import { compare } from './comparison.js';
import { inventions, readPlans, readPublished } from './plan.js';

/** Cases that are played at the same time: each is its own person and product. */
const together = 4;

/** Plays the trial in four countries, and compares. */
export const play: Play = async ({ programme, session, progress }) => {
  const published = readPublished();
  print(heading(`ORTHO-2, played in ${session.study} at ${session.url}`));
  for (const source of Object.values(published.sources)) print(source);
  for (const line of inventions) print(line);
  print('');
  await session.begin();
  await setUpStudy(session, programme);
  const participants: string[] = [];
  const waiting = [...readPlans().entries()];
  const playWaiting = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, plan] = next;
      participants[index] = await new Case(programme, session, plan, progress).play();
    }
  };
  await Promise.all(Array.from({ length: together }, playWaiting));
  const { recorded, repeated } = session.counts;
  print(`\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again.`);

  const files: Schemas['ParticipantFile'][] = [];
  for (const participant of participants) {
    files.push(await session.read('participants/{participant}', { participant }));
  }
  const figures = compare(published, {
    outcomes: await session.read('outcomes', {}),
    participants: files,
    replacements: await replacementsIn(session),
  });
  return { figures, knownContradictions: published.knownContradictions };
};

/** Days of the replacements of a hip, by participant: from the audit trail, which says when each one happened. */
async function replacementsIn(session: StudySession): Promise<ReadonlyMap<string, string>> {
  const entries = await session.readAll('audit-trail', {}, { type: 'TerminalEventRecorded' });
  return new Map(
    entries.flatMap((entry) =>
      'stream' in entry ? [[entry.stream.replace(/^participant\//, ''), entry.occurredAt.slice(0, 10)] as const] : [],
    ),
  );
}
