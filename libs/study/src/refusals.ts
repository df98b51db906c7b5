import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

/** What the gate of a study refuses. */
export const studyRefusals = {
  'not-a-reader': refusedAs.forbidden(
    'The view is for other roles.',
    'Ask somebody whose role may see it.',
    'R-AUD-10',
  ),
  'position-not-recorded': refusedAs.conflict(
    'The ledger of the study has not reached the position.',
    'Ask for a position that an answer gave. If an answer gave this one, compare with a backup: none is taken back.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof studyRefusals> {}
}

/** How this room refuses: by a rule, with what is particular to the case. */
export const { refuse } = refusing(studyRefusals);
