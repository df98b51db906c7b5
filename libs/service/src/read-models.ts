import { casebookProjection } from '@caseledger/casebook';
import type { EventLog } from '@caseledger/kernel';
import type { ServiceName } from '@caseledger/ledger';
import type { Projection } from '@caseledger/projections';
import type { Service } from './service.js';

/** The read models of one process. */
export interface ReadModels {
  /** Of the process: also of its role, and of the schema that holds them. */
  readonly name: ServiceName;
  readonly projections: readonly Projection[];
}

/** Services that share a process share its read models: one casebook with what each of them keeps, then their own. */
export function readModelsOf(
  name: ServiceName,
  services: readonly Pick<Service, 'keeps' | 'projections'>[],
  lookup: EventLog,
): ReadModels {
  const keeps = services.flatMap((service) => service.keeps);
  return {
    name,
    projections: [casebookProjection(lookup, keeps), ...services.flatMap(({ projections }) => projections)],
  };
}
