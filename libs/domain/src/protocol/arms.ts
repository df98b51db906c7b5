import type { StudyCell, StudyDesign } from './design.js';

/** The cells of an arm, in an epoch if one is named. */
export const cellsOf = ({ cells }: Pick<StudyDesign, 'cells'>, arm: string, epoch?: string): readonly StudyCell[] =>
  cells.filter((cell) => cell.arm === arm && (epoch === undefined || cell.epoch === epoch));

/** Codes of what is given to the participants of an arm, in an epoch if one is named. */
export function givenIn(
  design: Pick<StudyDesign, 'cells' | 'elements' | 'interventions'>,
  arm: string,
  epoch?: string,
): readonly string[] {
  const elements = new Set(cellsOf(design, arm, epoch).flatMap((cell) => cell.elements));
  const done = new Set(
    design.elements.filter(({ code }) => elements.has(code)).flatMap((element) => element.interventions),
  );
  return design.interventions
    .filter(({ code }) => done.has(code))
    .flatMap(({ administrations }) => administrations.map(({ code }) => code));
}
