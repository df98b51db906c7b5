import type { AnalysisPopulation, Endpoint, Estimand, Objective, Protocol } from '@caseledger/domain';
import { endpointLevelTerms, objectiveLevelTerms } from './codes.js';
import { extensionAttributes } from './extensions.js';
import { idOf } from './identify.js';
import { code, paragraph, unstated } from './write-values.js';

/** An objective that a protocol states, with its endpoints; which outcomes give these, an extension says. */
export const writeObjective = ({ code: name, title, level, endpoints }: Objective) => ({
  id: idOf('Objective', name),
  name,
  text: paragraph(title),
  level: code(objectiveLevelTerms[level]),
  endpoints: endpoints.map((endpoint) => writeStatedEndpoint(endpoint)),
  instanceType: 'Objective',
});

const writeStatedEndpoint = ({ code: name, title, level, purpose, outcomes }: Endpoint) => ({
  id: idOf('Endpoint', name),
  name,
  text: paragraph(title),
  purpose: purpose ?? unstated,
  level: code(endpointLevelTerms[level]),
  extensionAttributes: extensionAttributes({ outcomes }),
  instanceType: 'Endpoint',
});

/** Analysis populations and estimands, as far as there are lists of them; what USDM says in words alone, an extension says as data. */
export const writeConclusions = (protocol: Protocol) => ({
  ...(protocol.analysisPopulations && {
    analysisPopulations: protocol.analysisPopulations.map((population) => writePopulation(population)),
  }),
  ...(protocol.estimands && { estimands: protocol.estimands.map((estimand) => writeEstimand(estimand, protocol)) }),
});

const writePopulation = ({ code: name, title, text, conditions }: AnalysisPopulation) => ({
  id: idOf('AnalysisPopulation', name),
  name,
  label: title,
  text: text ?? unstated,
  extensionAttributes: extensionAttributes({ conditions }),
  instanceType: 'AnalysisPopulation',
});

function writeEstimand(estimand: Estimand, { objectives = [], interventions, cells, elements }: Protocol) {
  const { code: name, title, population, arms, outcome, summaryMeasure, intercurrentEvents } = estimand;
  const endpoint = objectives.flatMap(({ endpoints }) => endpoints).find(({ outcomes }) => outcomes.includes(outcome));
  const passed = new Set(cells.filter(({ arm }) => arms.includes(arm)).flatMap((cell) => cell.elements));
  const done = new Set(elements.filter((element) => passed.has(element.code)).flatMap((one) => one.interventions));
  return {
    id: idOf('Estimand', name),
    name,
    label: title,
    populationSummary: summaryMeasure.toLowerCase().replaceAll('_', ' '),
    analysisPopulationId: idOf('AnalysisPopulation', population),
    interventionIds: interventions
      .filter((one) => done.has(one.code))
      .map((one) => idOf('StudyIntervention', one.code)),
    variableOfInterestId: endpoint === undefined ? '' : idOf('Endpoint', endpoint.code),
    intercurrentEvents: intercurrentEvents.map(({ code: event, title: label, text, strategy, ...rest }) => ({
      id: idOf('IntercurrentEvent', name, event),
      name: event,
      label,
      text: text ?? unstated,
      strategy,
      extensionAttributes: extensionAttributes({ 'intercurrent-event': rest }),
      instanceType: 'IntercurrentEvent',
    })),
    extensionAttributes: extensionAttributes({ estimand: { arms, outcome, summaryMeasure } }),
    instanceType: 'Estimand',
  };
}
