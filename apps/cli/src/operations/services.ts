import type { EventLog } from '@caseledger/kernel';
import { readModelsOf, type ReadModels } from '@caseledger/service';
import { coordination } from '../../../coordination/src/index.js';
import { oversight } from '../../../oversight/src/index.js';
import { safety } from '../../../safety/src/index.js';

export type ProjectingService = ReadModels;

/** The services that have read models, each its own; or the standalone process, where they share one set. */
export function projectingServices(lookup: EventLog, together: boolean): readonly ProjectingService[] {
  if (together) return [readModelsOf('standalone', [coordination, safety, oversight], lookup)];
  return [coordination, safety, oversight].map((service) => readModelsOf(service.name, [service], lookup));
}
