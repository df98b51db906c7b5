import { susar } from '../protocol/built-in-rules.js';
import type { CaseCriteria } from '../protocol/case-criteria.js';
import type { Circumstance } from '../protocol/reporting-rules.js';
import type { Attribution } from '../vocabulary/safety-terms.js';
import { streamOf } from '../vocabulary/streams.js';
import type { AdverseEventState, CaseReport } from './adverse-event.state.js';

/** What follows from a case as it stands. Everybody who decides by it asks here. */

/** What is still to be found out about a case; nothing of it stood in the way of reporting. */
export function triageGaps({ report, awareAt, causality }: AdverseEventState): readonly string[] {
  if (report === undefined || awareAt === undefined) return [];
  const gaps = {
    'unknown-participant': report.participantUnknown === true,
    'unknown-site': report.site === undefined,
    'legal-basis-unknown': report.legalBasis === undefined,
    'onset-unknown': report.onset === undefined,
    'severity-unknown': report.severity === undefined && report.grade === undefined,
    'phase-unknown': report.phase === undefined,
    'death-details-unknown': report.seriousness.includes('DEATH') && report.death?.cause === undefined,
    'causality-not-assessed': report.serious && causality.length === 0,
  };
  return Object.entries(gaps).flatMap(([gap, open]) => (open ? [gap] : []));
}

/**
 * The person whom a case is about, to tell people apart and to count them: the participant's stream. Whoever is not
 * identified is a person of the case's own: two such cases count as two persons, which is the stricter side.
 */
export function personOf(adverseEvent: string, { participant, participantUnknown }: CaseReport): string {
  return participant === undefined || participantUnknown === true
    ? streamOf('adverse-event', adverseEvent)
    : streamOf('participant', participant);
}

/** Whether investigator or sponsor attribute it to one of these causes: neither can take the other's back (R-SAF-06). */
export function isRelated({ causality }: AdverseEventState, to?: readonly Attribution[]): boolean {
  return causality.some((opinion) => opinion.related && (to === undefined || to.includes(opinion.to)));
}

/** Whether a case is one of those that a rule of the protocol means. */
export function isOneOf(criteria: CaseCriteria, state: AdverseEventState): boolean {
  const { report, nullified } = state;
  const { serious, related, grade, specialInterest, term } = criteria;
  return (
    report !== undefined &&
    !nullified &&
    (serious === undefined || report.serious === serious) &&
    (related === undefined || isRelated(state) === related) &&
    (grade === undefined || (report.grade ?? 0) >= grade) &&
    (specialInterest === undefined || report.specialInterest === specialInterest) &&
    (term === undefined || report.term.toLowerCase().includes(term.toLowerCase()))
  );
}

/** Whether a case is so, as far as it is known. `assessed`: an opinion is needed, also where none would do. */
export function isSo(circumstance: Circumstance, state: AdverseEventState, assessed = false): boolean {
  const { serious, criteria, suspected, unexpected, phases, categories } = circumstance;
  const { report, causality, expectedness } = state;
  if (report === undefined) return false;
  const unassessed = !assessed && suspected?.unassessed === true && causality.length === 0;
  return (
    (serious !== true || report.serious) &&
    (criteria === undefined || criteria.some((criterion) => report.seriousness.includes(criterion))) &&
    (suspected === undefined || unassessed || isRelated(state, suspected.of)) &&
    (unexpected !== true || expectedness?.expected !== true) &&
    (phases === undefined || (report.phase !== undefined && phases.includes(report.phase))) &&
    (categories === undefined || categories.includes(report.category ?? 'ADVERSE_EVENT'))
  );
}

/**
 * Whether it is a suspected unexpected serious adverse reaction to the product: derived, never typed. What nobody has
 * assessed as expected is unexpected (R-SAF-07); what nobody has assessed the cause of is not yet a reaction.
 */
export function isSusar(state: AdverseEventState): boolean {
  return !state.nullified && isSo(susar, state, true);
}
