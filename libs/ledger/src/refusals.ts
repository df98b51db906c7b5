import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

/** What the ledger does not record. */
export const ledgerRefusals = {
  'event-too-large': refusedAs.invalid(
    'The event takes more bytes than are possible.',
    'Refer to large documents by their SHA-256 instead.',
  ),
  'subject-erased': refusedAs.conflict(
    'The personal data of the subject is erased.',
    'Nothing can be added; keep the record outside, as the law of the place asks.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof ledgerRefusals> {}
}

/** How this room refuses: by a rule, with what is particular to the case. */
export const { refuse } = refusing(ledgerRefusals);
