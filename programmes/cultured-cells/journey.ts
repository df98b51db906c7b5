import { setUpStudy, type Play } from '@caseledger/journey';
import { heading, print } from '@caseledger/terminal';
import { Circuit } from './circuit.js';
import { compare, type Computed } from './comparison.js';
import { frozenProduct, inventions, readPlan, readPublished } from './plan.js';

/** Batches that are played at the same time. */
const together = 4;

/** Plays one hospital with three legal bases, from marrow to follow-up, and compares. */
export const play: Play = async ({ programme, session, progress }) => {
  const published = readPublished();
  const plan = readPlan();
  print(heading(`Cultured cells, played in ${session.study} at ${session.url}`));
  for (const source of Object.values(published.sources)) print(source);
  for (const line of inventions) print(line);
  print('');
  await session.begin();
  await setUpStudy(session, programme);

  const circuit = new Circuit(programme, session, progress);
  const made: { readonly product: string; readonly donor: string }[] = [];
  const waiting = [...plan.batches.entries()];
  const playWaiting = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [index, batch] = next;
      made[index] = await circuit.play(batch);
    }
  };
  await Promise.all(Array.from({ length: together }, playWaiting));
  const recalled = made[plan.batches.findIndex(({ product }) => product === frozenProduct)];
  if (recalled !== undefined) await circuit.recall(plan, recalled);
  const refused = await circuit.comeLate(plan);
  const { recorded, repeated } = session.counts;
  print(`\n${recorded} commands recorded now, ${repeated} recorded by an earlier run and answered again.`);

  const participants: Computed['participants'][number][] = [];
  for (const participant of circuit.participants.values()) {
    participants.push(await session.read('participants/{participant}', { participant }));
  }
  const batches: Computed['batches'][number][] = [];
  for (const { product } of made) batches.push(await session.read('products/{product}/genealogy', { product }));
  const { version: protocolVersion } = programme.protocol;
  const approved = await session.read('protocols/{protocolVersion}', { protocolVersion });
  const figures = compare(published, {
    participants,
    batches,
    expiries: participants.flatMap(({ products }) => products.map(({ expiresAt }) => expiresAt ?? '')),
    outcomes: await session.read('outcomes', {}),
    protocol: approved.protocol as unknown as Computed['protocol'],
    authorities: await authoritiesIn(session),
    cases: await session.readAll('adverse-events', {}),
    recalled: recalled?.product ?? '',
    refused,
  });
  return { figures, knownContradictions: published.knownContradictions };
};

/** Who granted the authorisations, each once: from the audit trail. */
async function authoritiesIn(session: Parameters<Play>[0]['session']): Promise<readonly string[]> {
  const entries = await session.readAll('audit-trail', {}, { type: 'AuthorisationGranted' });
  const granted = entries.flatMap((entry) => ('changes' in entry ? entry.changes : []));
  return [
    ...new Set(granted.flatMap(({ field, new: value }) => (field.endsWith('/authority') ? [String(value)] : []))),
  ];
}
