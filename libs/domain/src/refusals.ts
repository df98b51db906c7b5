import { refusing, type KindsOf } from '@caseledger/kernel';
import { adverseEventRefusals } from './adverse-event/refusals.js';
import { allocationRefusals } from './allocation/refusals.js';
import { importRefusals } from './historical-import/refusals.js';
import { participantRefusals } from './participant/refusals.js';
import { productRefusals } from './product/refusals.js';
import { requestRefusals } from './request/refusals.js';
import { studyRefusals } from './study/refusals.js';
import { commonRefusals } from './vocabulary/refusals.js';
import { webhookRefusals } from './webhook/refusals.js';

/** Every rule that the domain refuses by. */
export const domainRefusals = {
  ...commonRefusals,
  ...studyRefusals,
  ...allocationRefusals,
  ...participantRefusals,
  ...productRefusals,
  ...adverseEventRefusals,
  ...webhookRefusals,
  ...requestRefusals,
  ...importRefusals,
};

declare module '@caseledger/kernel' {
  interface RuleKinds extends KindsOf<typeof domainRefusals> {}
}

/** How the domain refuses: by a rule, with what is particular to the case. */
export const { unmet, condition, refuse, refusalOf, prevents } = refusing(domainRefusals);
