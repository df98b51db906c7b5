import type { Programme } from '@caseledger/programmes';
import type { Figure } from './figures.js';
import type { Progress } from './progress.js';
import type { StudySession } from './study-session.js';

/** What a journey has to play with. */
export interface Stage {
  readonly programme: Programme;
  /** The study, as the programme's people. */
  readonly session: StudySession;
  readonly progress: Progress;
}

/** What came of it. */
export interface Played {
  /** Every published figure, beside what the product says. */
  readonly figures: readonly Figure[];
  /** Contradictions of the publications, by name. */
  readonly knownContradictions: Readonly<Record<string, string>>;
}

/**
 * What the module `journey` of a programme's folder exports as `play`: the programme from set-up to its figures, through
 * the interface alone. Played again, it records nothing again.
 * @throws JourneyError when the product does not do what it has to
 */
export type Play = (stage: Stage) => Promise<Played>;
