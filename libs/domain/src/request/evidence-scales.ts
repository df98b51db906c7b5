/** A scale of evidence, of one edition or of all, with the levels that there are. */
interface EvidenceScale {
  readonly scale: string;
  /** Absent: every edition has the same levels. */
  readonly edition?: string;
  readonly levels: readonly string[];
}

/**
 * The scales whose levels are checked. Another scale, or another edition, is taken as it is named: papers still print the older
 * Oxford table.
 */
export const evidenceScales: readonly EvidenceScale[] = [
  // OCEBM Levels of Evidence Working Group, 2011: a level is one of a study design.
  { scale: 'OCEBM', edition: '2011', levels: ['1', '2', '3', '4', '5'] },
  // GRADE Working Group: certainty is one of a body of evidence about an outcome; without a study there is none to grade.
  { scale: 'GRADE', levels: ['HIGH', 'MODERATE', 'LOW', 'VERY_LOW', 'NOT_GRADABLE'] },
];

/** The levels of a scale in an edition; nothing where they are not known here. */
export const levelsOf = (scale: string, edition: string): readonly string[] | undefined =>
  evidenceScales.find((one) => one.scale === scale && (one.edition ?? edition) === edition)?.levels;
