import type { OutcomeDefinition, Protocol } from '@caseledger/domain';
import { armTypeTerms, criterionTerms, epochTypeTerms, nearest, purposeTerms, terms } from './codes.js';
import { codesOf, named, type Named, type Part } from './part.js';
import { plainText, wordOf, wordOfCode } from './read-values.js';

/** What is compared and who goes through what: arms, epochs, elements and cells; the epochs also by their ids. */
export function readArms(design: Part, interventions: ReadonlyMap<string, string>) {
  const arms = named(design, 'arms').flatMap((one) => {
    one.part.leave('name', 'label', 'type', 'dataOriginDescription', 'dataOriginType');
    const type = wordOf(one.part, 'type', armTypeTerms, nearest.armType);
    return type === undefined ? [] : [{ ...one, type }];
  });
  const epochs = named(design, 'epochs').flatMap((one) => {
    one.part.leave('name', 'label', 'type', 'previousId', 'nextId');
    const type = wordOf(one.part, 'type', epochTypeTerms, nearest.epochType);
    return type === undefined ? [] : [{ ...one, type }];
  });
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
      const [arm, epoch] = [part.reference('armId', armCodes), part.reference('epochId', epochCodes)];
      const passed = part.references('elementIds', elementCodes);
      return arm === undefined || epoch === undefined ? [] : [{ arm, epoch, elements: passed }];
    }),
  };
}

/** Who may take part, by criteria in words. */
export function readCriteria(version: Part, design: Part): Protocol['eligibility'] {
  const items = new Map(named(version, 'eligibilityCriterionItems').map(({ id, part }) => [id, part]));
  return named(design, 'eligibilityCriteria').flatMap(({ part, code }) => {
    part.leave('name', 'category', 'identifier', 'criterionItemId', 'previousId', 'nextId');
    const kind = wordOf(part, 'category', criterionTerms);
    const item = items.get(part.needed('criterionItemId') ?? '');
    if (item === undefined) part.report(part.at('criterionItemId'), 'criterionItemId', 'It leads to no text.');
    const text = item && plainText(item);
    return kind === undefined || text === undefined ? [] : [{ code, kind, text }];
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
  const outcomes = design.parts('objectives').flatMap((objective) => {
    if (objective.extension('required') !== true) {
      objective.report(objective.pointer, 'objective', 'Caseledger has no place for it.');
    }
    return named(objective, 'endpoints').flatMap(({ part, code, title }): readonly OutcomeDefinition[] => {
      const outcome = part.extension('outcome') as OutcomeDefinition | undefined;
      if (outcome === undefined) {
        if (part.extension('required') === true) return [];
        part.report(
          part.pointer,
          `endpoint ${code}`,
          'From which item of which instrument it is reckoned is not said.',
        );
        return [];
      }
      return [{ ...outcome, code, title, primary: part.code('level')?.text('code') === terms.primaryEndpoint.code }];
    });
  });
  const order = design.extension('outcome-order') as readonly unknown[] | undefined;
  if (order === undefined) return outcomes;
  const place = new Map(order.map((code, index) => [code, index]));
  const placeOf = ({ code }: OutcomeDefinition) => place.get(code) ?? order.length;
  return outcomes.toSorted((one, other) => placeOf(one) - placeOf(other));
}
