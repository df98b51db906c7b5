import { casebookRefusals } from '@caseledger/casebook';
import { commandRefusals } from '@caseledger/commands';
import { domainRefusals } from '@caseledger/domain';
import { kernelRefusals, type RuleCatalogue } from '@caseledger/kernel';
import { ledgerRefusals } from '@caseledger/ledger';
import { studyRefusals } from '@caseledger/study';
import type { Service } from './service.js';

/** Every rule that a process of these services refuses by, beside those of every HTTP server. */
export const refusalsOf = (services: readonly Service[]): RuleCatalogue =>
  Object.assign(
    {},
    kernelRefusals,
    ledgerRefusals,
    domainRefusals,
    studyRefusals,
    commandRefusals,
    casebookRefusals,
    ...services.map(({ refusals }) => refusals ?? {}),
  ) as RuleCatalogue;
