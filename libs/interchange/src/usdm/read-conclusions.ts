import type { AnalysisPopulation, Endpoint, Estimand, IntercurrentEvent, Objective } from '@caseledger/domain';
import { own } from '@caseledger/kernel';
import { endpointLevelTerms, objectiveLevelTerms } from './codes.js';
import { codesOf, named, type Named, type Part } from './part.js';
import { plainText, wordOf } from './read-values.js';
import { unstated } from './write-values.js';

/** Objectives that the study states; those that USDM alone demanded of ours, and those that only hold outcomes of ours, are none. */
export function readObjectives(design: Part): readonly Objective[] {
  return named(design, 'objectives').flatMap(({ part, code, title }): readonly Objective[] => {
    if (part.extension('required') === true) return [];
    part.leave('name', 'text', 'level', 'endpoints');
    const level = wordOf(part, 'level', objectiveLevelTerms);
    if (level === undefined) return [];
    const endpoints = named(part, 'endpoints').flatMap((one) => readEndpoint(one));
    return [{ code, title: plainText(part) ?? title, level, endpoints }];
  });
}

function readEndpoint({ part, code, title }: Named): readonly Endpoint[] {
  part.leave('name', 'text', 'purpose', 'level');
  const level = wordOf(part, 'level', endpointLevelTerms);
  if (level === undefined) return [];
  const said = part.extension('outcomes') as readonly string[] | undefined;
  if (said === undefined) {
    part.report(part.pointer, `endpoint ${code}`, 'From which item of which instrument it is reckoned is not said.');
  }
  return [{ code, title: plainText(part) ?? title, level, ...words(part, 'purpose'), outcomes: said ?? [] }];
}

/** A text that USDM demands and a protocol need not have. */
function words<Member extends 'purpose' | 'text'>(part: Part, member: Member): Partial<Record<Member, string>> {
  const text = part.text(member);
  return (text === undefined || text === '' || text === unstated ? {} : { [member]: text }) as Partial<
    Record<Member, string>
  >;
}

/** An empty list is of nobody else either. */
const isOurs = (list: readonly Named[], name: 'conditions' | 'estimand'): boolean =>
  list.length === 0 || list.some(({ part }) => part.extension(name) !== undefined);

/** Populations and estimands of ours. Of another system they are words alone: what is not read here is left, and reported. */
export function readConclusions(design: Part) {
  const populations = named(design, 'analysisPopulations');
  const estimands = named(design, 'estimands');
  const isThere = (member: string) => Array.isArray(own(design.value, member));
  const ours = isThere('analysisPopulations') && isOurs(populations, 'conditions');
  const both = isThere('estimands') && isOurs(estimands, 'estimand');
  return {
    taken: [...(ours ? ['analysisPopulations'] : []), ...(both ? ['estimands'] : [])],
    ...(ours && { analysisPopulations: populations.map((one) => readPopulation(one)) }),
    ...(both && { estimands: estimands.flatMap((one) => readEstimand(one, codesOf(populations))) }),
  };
}

function readPopulation({ part, code, title }: Named): AnalysisPopulation {
  part.leave('name', 'label', 'text');
  const conditions = (part.extension('conditions') ?? []) as AnalysisPopulation['conditions'];
  return { code, title, ...words(part, 'text'), conditions };
}

function readEstimand({ part, code, title }: Named, populations: ReadonlyMap<string, string>): readonly Estimand[] {
  const said = part.extension('estimand') as Pick<Estimand, 'arms' | 'outcome' | 'summaryMeasure'> | undefined;
  const population = part.reference('analysisPopulationId', populations);
  if (said === undefined || population === undefined) {
    part.report(part.pointer, `estimand ${code}`, 'Which outcome of which arms it sums up, and how, is not said.');
    return [];
  }
  part.leave(
    ...['name', 'label', 'populationSummary', 'analysisPopulationId', 'interventionIds', 'variableOfInterestId'],
    'intercurrentEvents',
  );
  const intercurrentEvents = named(part, 'intercurrentEvents').map((event): IntercurrentEvent => {
    event.part.leave('name', 'label', 'text', 'strategy');
    const more = (event.part.extension('intercurrent-event') ?? { events: [] }) as Pick<IntercurrentEvent, 'events'>;
    const strategy = event.part.needed('strategy') as IntercurrentEvent['strategy'];
    return { code: event.code, title: event.title, ...words(event.part, 'text'), strategy, ...more };
  });
  return [{ code, title, population, ...said, intercurrentEvents }];
}
