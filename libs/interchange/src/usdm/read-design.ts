import type { OutcomeDefinition, Protocol } from '@caseledger/domain';
import {
  armTypeTerms,
  criterionTerms,
  endpointLevelTerms,
  epochTypeTerms,
  nearest,
  purposeTerms,
  terms,
} from './codes.js';
import { codesOf, named, type Named, type Part } from './part.js';
import { leaveUnless, plainText, wordOf, wordOfCode } from './read-values.js';

/** What is compared and who goes through what: arms, epochs, elements and cells; the epochs also by their ids. */
export function readArms(design: Part, interventions: ReadonlyMap<string, string>) {
  const arms = named(design, 'arms').flatMap((one) => {
    one.part.leave('name', 'label', 'type', 'dataOriginDescription', 'dataOriginType');
    leaveUnless(one.part, 'dataOriginType', [terms.withinStudy]);
    const type = wordOf(one.part, 'type', armTypeTerms, nearest.armType);
    return type === undefined ? [] : [{ ...one, type }];
  });
  const epochs = named(design, 'epochs').flatMap((one) => {
    one.part.leave('name', 'label', 'type', 'previousId', 'nextId');
    const type = wordOf(one.part, 'type', epochTypeTerms, nearest.epochType);
    return type === undefined ? [] : [{ ...one, type }];
  });
  leaveOrder(epochs);
  const elements = named(design, 'elements');
  const [armCodes, epochCodes, elementCodes] = [codesOf(arms), codesOf(epochs), codesOf(elements)];
  return {
    epochsById: epochs as readonly Named[],
    arms: arms.map(({ code, title, type }) => ({ code, title, type })),
    epochs: epochs.map(({ code, title, type }) => ({ code, title, type })),
    elements: elements.map(({ part, code, title }) => {
      part.leave('name', 'label', 'studyInterventionIds');
      return { code, title, interventions: part.references('studyInterventionIds', interventions) };
    }),
    cells: design.parts('studyCells').flatMap((part) => {
      part.leave('armId', 'epochId', 'elementIds');
      const [arm, epoch] = [part.reference('armId', armCodes), part.reference('epochId', epochCodes)];
      const passed = part.references('elementIds', elementCodes);
      return arm === undefined || epoch === undefined ? [] : [{ arm, epoch, elements: passed }];
    }),
  };
}

/** Epochs follow each other as they are listed: another order that they say is reported. */
function leaveOrder(epochs: readonly Named[]): void {
  for (const [index, { part, id, code }] of epochs.entries()) {
    const next = part.text('nextId');
    const listed = epochs[index + 1];
    if (next === undefined || next === listed?.id || !epochs.some((one) => one.id === next) || next === id) continue;
    part.report(
      part.at('nextId'),
      `order of ${code}`,
      'Epochs follow each other in the order in which they are listed.',
    );
  }
}

/** Who may take part, by criteria in words. */
export function readCriteria(version: Part, design: Part): Protocol['eligibility'] {
  const items = new Map(
    named(version, 'eligibilityCriterionItems').map(({ id, part }) => {
      part.leave('name', 'text', 'dictionaryId');
      return [id, part] as const;
    }),
  );
  const ofPopulation = design.part('population')?.value.criterionIds;
  return named(design, 'eligibilityCriteria').flatMap(({ part, id, code }) => {
    part.leave('name', 'category', 'identifier', 'criterionItemId', 'previousId', 'nextId');
    const identifier = part.text('identifier');
    if (identifier !== undefined && identifier !== code) {
      part.report(part.at('identifier'), `identifier ${identifier}`, `A criterion has one code: its name, ${code}.`);
    }
    if (Array.isArray(ofPopulation) && !ofPopulation.includes(id)) {
      part.report(
        part.pointer,
        `criterion ${code}`,
        'It is not of the population of the study, and was taken as one for all.',
      );
    }
    const kind = wordOf(part, 'category', criterionTerms);
    const item = items.get(part.needed('criterionItemId') ?? '');
    if (item === undefined) part.report(part.at('criterionItemId'), 'criterionItemId', 'It leads to no text.');
    const text = item && plainText(item);
    const of = part.extension('of') === 'DONOR' ? ({ of: 'DONOR' } as const) : {};
    return kind === undefined || text === undefined ? [] : [{ code, kind, text, ...of }];
  });
}

/** What the study is for, where it is one of ours. */
export function readPurpose(design: Part): Protocol['purpose'] | undefined {
  const [first, ...others] = design.parts('intentTypes');
  for (const other of others) other.report(other.pointer, 'intentTypes', 'A protocol has one purpose: the first.');
  if (first === undefined) design.report(design.at('intentTypes'), 'purpose', 'It is missing.');
  return first && wordOfCode(first, 'purpose', purposeTerms);
}

/** Endpoints that say from which item of which instrument they are reckoned. */
export function readOutcomes(design: Part): readonly OutcomeDefinition[] {
  const said = design.extension('outcomes') as readonly OutcomeDefinition[] | undefined;
  if (said !== undefined) return said;
  const outcomes = design.parts('objectives').flatMap((objective) => {
    if (objective.extension('required') !== true) return [];
    return named(objective, 'endpoints').flatMap(({ part, code, title }): readonly OutcomeDefinition[] => {
      part.leave('name', 'label', 'text', 'level');
      const outcome = part.extension('outcome') as OutcomeDefinition | undefined;
      if (outcome === undefined) {
        if (part.extension('required') === true) return [];
        const why = 'From which item of which instrument it is reckoned is not said.';
        part.report(part.pointer, `endpoint ${code}`, why);
        return [];
      }
      return [
        { ...outcome, code, title, primary: part.code('level')?.text('code') === endpointLevelTerms.PRIMARY.code },
      ];
    });
  });
  const order = design.extension('outcome-order') as readonly unknown[] | undefined;
  if (order === undefined) return outcomes;
  const place = new Map(order.map((code, index) => [code, index]));
  const placeOf = ({ code }: OutcomeDefinition) => place.get(code) ?? order.length;
  return outcomes.toSorted((one, other) => placeOf(one) - placeOf(other));
}
