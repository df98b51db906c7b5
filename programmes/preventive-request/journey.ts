import type { CommandBody } from '@caseledger/client';
import { JourneyError, setUpStudy, type Play, type StudySession } from '@caseledger/journey';
import { heading, print } from '@caseledger/terminal';
import { compare, type Computed } from './comparison.js';
import { readPlan, readPublished, type Plan } from './plan.js';

/** What would show that cells were on their way. */
const steps = ['SerologyRecorded', 'MarrowHarvested', 'ProductFormulated', 'CellsInjected'] as const;

/** Plays two requests of one person, before and after a tendon is torn, and compares. */
export const play: Play = async ({ programme, session, progress }) => {
  const published = readPublished();
  const plan = readPlan();
  print(heading(`Preventive request, played in ${session.study} at ${session.url}`));
  for (const source of Object.values(published.sources)) print(source);
  print('Invented: the person, the club, both requests with their dates and images, and the people who decide.\n');
  await session.begin();
  await setUpStudy(session, programme);
  const physician = programme.people.find(({ persona }) => persona === 'investigator')?.sub ?? '';

  const intact = await ask(session, 'intact', plan.intact, physician);
  await session.act(
    'investigator',
    'intact/refusal',
    'requests/{request}/refusal',
    { request: intact },
    plan.intact.refusal,
  );
  const screening: CommandBody<'participants'> = { ...plan.torn.screening, treatingPhysician: physician };
  const occurredAt = '2024-02-09T09:00:00.000Z';
  const refusal = await session.expectRefusal(
    'coordinator',
    'intact/screening',
    'participants',
    {},
    {
      ...screening,
      occurredAt,
      request: intact,
    },
  );
  const then = String(session.reached);
  progress.done('Intact tendon', `${intact} refused: ${plan.intact.refusal.rules.join(', ')}`);

  const torn = await ask(
    session,
    'torn',
    { ...plan.torn, request: { ...plan.torn.request, follows: intact } },
    physician,
  );
  await session.act(
    'investigator',
    'torn/acceptance',
    'requests/{request}/acceptance',
    { request: torn },
    plan.torn.acceptance,
  );
  const { participant } = await session.act(
    'coordinator',
    'torn/screening',
    'participants',
    {},
    {
      ...screening,
      request: torn,
    },
  );
  progress.done('Partial tear', `${torn} accepted, ${participant} screened`);

  const { recorded, repeated } = session.counts;
  print(`\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again.`);
  const computed: Computed = {
    intact: await session.read('requests/{request}', { request: intact }),
    torn: await session.read('requests/{request}', { request: torn }),
    summary: await session.read('requests/summary', {}),
    refusedScreening: refusal.rule,
    participantsThen: (await session.readAll('participants', {}, { asOf: then })).length,
    participants: await session.readAll('participants', {}),
    recorded: await recordedIn(session),
  };
  requireWords(computed, plan);
  return { figures: compare(published, computed), knownContradictions: published.knownContradictions };
};

/** Records a request and what was found about its claim. Returns the code of the request. */
async function ask(
  session: StudySession,
  key: string,
  { request: body, appraisals }: Pick<Plan['intact'], 'request' | 'appraisals'>,
  physician: string,
): Promise<string> {
  const { request } = await session.act('coordinator', `${key}/request`, 'requests', {}, body);
  for (const [index, appraisal] of appraisals.entries()) {
    await session.act(
      'investigator',
      `${key}/appraisal-${index + 1}`,
      'requests/{request}/appraisals',
      { request },
      {
        ...appraisal,
        judgedBy: physician,
      },
    );
  }
  return request;
}

/** How often each step towards cells was recorded in the whole study: the one person is all there is. */
async function recordedIn(session: StudySession): Promise<Readonly<Record<string, number>>> {
  const counts: [string, number][] = [];
  for (const type of steps) counts.push([type, (await session.readAll('audit-trail', {}, { type })).length]);
  return Object.fromEntries(counts);
}

/** What was said is shown to who may read it, word by word. @throws JourneyError */
function requireWords({ intact, torn }: Computed, plan: Plan): void {
  for (const [shown, said] of [
    [intact, plan.intact.request],
    [torn, plan.torn.request],
  ] as const) {
    if (shown.aim !== said.aim) throw new JourneyError(`${shown.request} does not say what was asked for.`);
  }
}
