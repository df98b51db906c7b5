import type { Schemas } from '@caseledger/client';
import { at, JourneyError, setUpStudy, type Play, type StudySession } from '@caseledger/journey';
import { heading, print } from '@caseledger/terminal';
import { Case } from './case.js';
import { compare } from './comparison.js';
import { arms, inventions, readInvented, readPublished, type Arm, type Changes, type Invented } from './plan.js';

/** Cases that are played at the same time once they are allocated. */
const together = 4;
const list = 1;

/** Plays phase A: two arms by a sealed list, blinded until the list is disclosed. */
export const play: Play = async ({ programme, session, progress }) => {
  const published = readPublished();
  const invented = readInvented();
  print(heading(`MSC-TENDO-2015, played in ${session.study} at ${session.url}`));
  for (const source of Object.values(published.sources)) print(source);
  for (const line of inventions) print(line);
  print('');
  await session.begin();
  await setUpStudy(session, programme);
  const began = programme.study.began.slice(0, 10);
  await session.act('sponsor', 'list', 'allocation-lists', {}, { occurredAt: at(began, '09:00') });
  const cases = invented.participants.map((plan) => new Case(programme, session, plan, progress));
  // One after the other: each takes the next place of the list.
  for (const one of cases) await one.enrol();

  const known = await session.readAs('investigator', 'allocation-lists/{list}', { list });
  const allocated = placed(cases, known, invented);
  await atOnce(allocated, ({ one, arm, changes }) => one.treat(arm, changes));
  print(await showBlinding(session, allocated));
  await openList(session);
  await atOnce(allocated, ({ one, arm, changes }) => one.end(arm, changes));

  const { recorded, repeated } = session.counts;
  print(`\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again.`);
  const genealogies: Schemas['ParticipantGenealogy'][] = [];
  const files: Schemas['ParticipantFile'][] = [];
  for (const { one } of allocated) {
    files.push(await session.read('participants/{participant}', { participant: one.code }));
    genealogies.push(await session.read('participants/{participant}/genealogy', { participant: one.code }));
  }
  const figures = compare(published, {
    list: await session.readAs('coordinator', 'allocation-lists/{list}', { list }),
    outcomes: await session.read('outcomes', {}),
    files,
    genealogies,
  });
  return { figures, knownContradictions: published.knownContradictions };
};

interface Allocated {
  readonly one: Case;
  readonly arm: Arm;
  readonly changes: Changes;
}

/** Everybody with the arm that the list gave them, and the changes that are invented for their place in that arm. */
function placed(
  cases: readonly Case[],
  { places }: Schemas['AllocationListFile'],
  { changes }: Invented,
): readonly Allocated[] {
  const taken = { CELLS: 0, PLASMA: 0 };
  return cases.map((one) => {
    const said = places.find(({ participant }) => participant === one.code)?.arm;
    const arm = arms.find((code) => code === said);
    const own = arm && changes[arm][taken[arm]++];
    if (arm === undefined || own === undefined) throw new JourneyError(`${one.code} has arm ${String(said)}.`);
    return { one, arm, changes: own };
  });
}

async function atOnce<T>(all: readonly T[], play: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const playWaiting = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await play(next);
  };
  await Promise.all(Array.from({ length: together }, playWaiting));
}

/**
 * What the one who injects and the one who assesses see of the same people. Until the list is disclosed the latter sees no arm, and
 * of what was given only when: in whichever arm somebody is, it looks the same.
 */
async function showBlinding(session: StudySession, allocated: readonly Allocated[]): Promise<string> {
  const { items } = await session.readAs('coordinator', 'allocation-lists', {});
  if (items.some(({ seed }) => seed !== null)) {
    return '\nThe list is disclosed since an earlier run: everybody sees the arms.';
  }
  const filesFor = async (persona: string) => {
    const files: Schemas['ParticipantFile'][] = [];
    for (const { one } of allocated) {
      files.push(await session.readAs(persona, 'participants/{participant}', { participant: one.code }));
    }
    return files;
  };
  const [injector, assessor] = [await filesFor('investigator'), await filesFor('coordinator')];
  const looks = new Set(assessor.map(looksOf));
  if (assessor.some(({ allocation }) => allocation?.arm !== null) || looks.size > 1) {
    throw new JourneyError('The assessor can tell the arms although the list is sealed.');
  }
  const shown = (files: typeof assessor) => files.map(({ allocation }) => allocation?.arm ?? 'kept').join(' ');
  return [
    `\nBefore the list is disclosed, the one who injects sees  ${shown(injector)}`,
    `and the one who assesses                                ${shown(assessor)}`,
    `and of everybody the same: ${[...looks].join()}`,
  ].join('\n');
}

/** What a file tells of the treatment, without what is of the person alone. */
const looksOf = ({ administrations, products, visits }: Schemas['ParticipantFile']): string =>
  [
    ...administrations.map(({ scheduled, administration }) => `${scheduled} ${administration}`),
    `${products.length} products`,
    ...visits.map(({ code, progress }) => `${code} ${progress}`),
  ].join(', ');

/** After the last visit of month 6: everybody can make the list again, and the blinding ends. */
async function openList(session: StudySession): Promise<void> {
  const reason = { code: 'COMPLETE', text: 'Everybody was seen at month 6.' };
  await session.act(
    'sponsor',
    'list-closure',
    'allocation-lists/{list}/closure',
    { list },
    {
      occurredAt: at('2018-10-01', '09:00'),
      reason,
    },
  );
  await session.act(
    'sponsor',
    'list-disclosure',
    'allocation-lists/{list}/disclosure',
    { list },
    {
      occurredAt: at('2018-10-01', '10:00'),
      reason,
    },
  );
}
