import type { OutcomeDefinition, Protocol } from '@caseledger/domain';
import {
  armTypeTerms,
  criterionTerms,
  endpointLevelTerms,
  epochTypeTerms,
  objectiveLevelTerms,
  purposeTerms,
  terms,
} from './codes.js';
import { extensionAttributes, required } from './extensions.js';
import { idOf } from './identify.js';
import { writeConclusions, writeObjective } from './write-conclusions.js';
import { writeSchedule } from './write-schedule.js';
import { code, neighbours, paragraph, quantity, unstated } from './write-values.js';

/** The design of a protocol: what is compared, in whom, when, and what for. */
export function writeDesign(protocol: Protocol) {
  const trial = protocol.legalBases.includes('CLINICAL_TRIAL');
  return {
    id: idOf('InterventionalStudyDesign', protocol.code),
    name: protocol.code,
    label: protocol.title,
    rationale: unstated,
    studyType: code(trial ? terms.interventional : terms.expandedAccess),
    studyPhase: null,
    model: code(protocol.arms.length > 1 ? terms.parallel : terms.singleGroup),
    subTypes: [],
    intentTypes: [code(purposeTerms[protocol.purpose])],
    blindingSchema: null,
    characteristics: [],
    ...writeArms(protocol),
    studyInterventionIds: protocol.interventions.map((one) => idOf('StudyIntervention', one.code)),
    eligibilityCriteria: writeCriteria(protocol),
    population: writePopulation(protocol),
    objectives: writeObjectives(protocol),
    ...writeConclusions(protocol),
    ...writeSchedule(protocol),
    extensionAttributes: extensionAttributes({
      'treated-sites': protocol.treatedSites,
      allocation: protocol.allocation,
      blinding: protocol.blinding,
      serology: protocol.serology,
      'terminal-events': protocol.terminalEvents,
      ...(protocol.objectives === undefined
        ? { 'outcome-order': protocol.outcomes.map((outcome) => outcome.code) }
        : { outcomes: protocol.outcomes }),
      derivations: protocol.derivations,
      analyses: protocol.analyses,
    }),
    instanceType: 'InterventionalStudyDesign',
  };
}

function writeArms({ arms, epochs, elements, cells }: Protocol) {
  const epochIds = epochs.map((epoch) => idOf('StudyEpoch', epoch.code));
  return {
    arms: arms.map((arm) => ({
      id: idOf('StudyArm', arm.code),
      name: arm.code,
      label: arm.title,
      type: code(armTypeTerms[arm.type]),
      dataOriginDescription: 'Collected from the participants of the study.',
      dataOriginType: code(terms.withinStudy),
      instanceType: 'StudyArm',
    })),
    epochs: epochs.map((epoch, index) => ({
      id: epochIds[index],
      name: epoch.code,
      label: epoch.title,
      type: code(epochTypeTerms[epoch.type]),
      ...neighbours(epochIds, index),
      instanceType: 'StudyEpoch',
    })),
    elements: elements.map((element) => ({
      id: idOf('StudyElement', element.code),
      name: element.code,
      label: element.title,
      studyInterventionIds: element.interventions.map((intervention) => idOf('StudyIntervention', intervention)),
      instanceType: 'StudyElement',
    })),
    studyCells: cells.map((cell) => ({
      id: idOf('StudyCell', cell.arm, cell.epoch),
      armId: idOf('StudyArm', cell.arm),
      epochId: idOf('StudyEpoch', cell.epoch),
      elementIds: cell.elements.map((element) => idOf('StudyElement', element)),
      instanceType: 'StudyCell',
    })),
  };
}

const writeCriteria = ({ eligibility }: Protocol) =>
  eligibility.map((criterion) => ({
    id: idOf('EligibilityCriterion', criterion.code),
    name: criterion.code,
    identifier: criterion.code,
    category: code(criterionTerms[criterion.kind]),
    criterionItemId: idOf('EligibilityCriterionItem', criterion.code),
    extensionAttributes: extensionAttributes({ of: criterion.of }),
    instanceType: 'EligibilityCriterion',
  }));

/** The words of the criteria, which USDM has in a version of a study. */
export const writeCriterionItems = ({ eligibility }: Protocol) =>
  eligibility.map((criterion) => ({
    id: idOf('EligibilityCriterionItem', criterion.code),
    name: criterion.code,
    text: paragraph(criterion.text),
    instanceType: 'EligibilityCriterionItem',
  }));

/** A protocol plans neither ages nor sexes: USDM is told of all, and that it is only its demand. */
const writePopulation = ({ code: name, eligibility, characteristics }: Protocol) => ({
  id: idOf('StudyDesignPopulation', name),
  name: 'Participants',
  includesHealthySubjects: false,
  plannedAge: {
    minValue: quantity(0, terms.ageYears),
    maxValue: quantity(130, terms.ageYears),
    isApproximate: false,
    extensionAttributes: required,
    instanceType: 'Range',
  },
  plannedSex: [terms.female, terms.male].map((sex) => ({ ...code(sex), extensionAttributes: required })),
  criterionIds: eligibility.map((criterion) => idOf('EligibilityCriterion', criterion.code)),
  extensionAttributes: extensionAttributes({ characteristics }),
  instanceType: 'StudyDesignPopulation',
});

/** USDM demands one primary objective with a primary endpoint; where no outcome is primary, it says that none is stated. */
function writeObjectives({ outcomes, objectives }: Protocol) {
  if (objectives !== undefined) {
    const stated = objectives.map((objective) => writeObjective(objective));
    const isStated = objectives.some(
      ({ level, endpoints }) => level === 'PRIMARY' && endpoints.some((one) => one.level === level),
    );
    return isStated ? stated : [writeNone(), ...stated];
  }

  const endpointsOf = (primary: boolean) =>
    outcomes.filter((one) => one.primary === primary).map((one) => writeEndpoint(one));
  const [first, second] = [endpointsOf(true), endpointsOf(false)];
  return [
    first.length > 0 ? { ...writeNone(), endpoints: first } : writeNone(),
    ...(second.length === 0
      ? []
      : [
          {
            ...writeText('Objective', 'Secondary', 'To learn the secondary outcomes.'),
            level: code(objectiveLevelTerms.SECONDARY),
            endpoints: second,
            extensionAttributes: required,
          },
        ]),
  ];
}

const writeNone = () => ({
  ...writeText('Objective', 'Primary', 'To learn the primary outcomes.'),
  level: code(objectiveLevelTerms.PRIMARY),
  endpoints: [
    {
      ...writeText('Endpoint', 'Primary', unstated),
      purpose: unstated,
      level: code(endpointLevelTerms.PRIMARY),
      extensionAttributes: required,
    },
  ] as object[],
  extensionAttributes: required,
});

const writeText = (instanceType: string, name: string, text: string) => ({
  // No code of a protocol leads to this id.
  id: `${instanceType}:${name}`,
  name,
  text: paragraph(text),
  instanceType,
});

function writeEndpoint({ code: name, title, primary, ...outcome }: OutcomeDefinition) {
  return {
    id: idOf('Endpoint', name),
    name,
    label: title,
    text: paragraph(title),
    purpose: unstated,
    level: code(endpointLevelTerms[primary ? 'PRIMARY' : 'SECONDARY']),
    extensionAttributes: extensionAttributes({ outcome }),
    instanceType: 'Endpoint',
  };
}
