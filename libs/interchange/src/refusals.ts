import { refusedAs, refusing, type KindsOf } from '@caseledger/kernel';

const { invalid } = refusedAs;

/** What documents of other systems are refused for. */
export const interchangeRefusals = {
  'usdm-version-unknown': invalid(
    'The document is of a version of USDM that is not read.',
    'Send it as USDM 4.0: the earlier versions have other classes and members.',
  ),
  'usdm-no-study': invalid(
    'The document holds no study that could be read: one with a version that has a design.',
    'Send the whole study, as the API of USDM exchanges it.',
  ),
  'usdm-reference-leads-nowhere': invalid(
    'The document refers to something that it does not hold.',
    'Correct the id, or send what it is of, too.',
  ),
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof interchangeRefusals> {}
}

/** How this room refuses: by a rule, with what is particular to the document. */
export const { unmet, refusalOf } = refusing(interchangeRefusals);
