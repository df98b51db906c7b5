import { refusedAs, type KindsOf } from './refusal.js';

/** What a refusal is called that has several reasons. */
export const kernelRefusals = {
  'conditions-unmet': refusedAs.conflict(
    'Several conditions are not met; `unmet` lists each with its own rule. The status is that of the gravest.',
    'Meet all of them, and send the command again.',
  ),
};

declare module './refusal.js' {
  interface RuleKinds extends KindsOf<typeof kernelRefusals> {}
}
