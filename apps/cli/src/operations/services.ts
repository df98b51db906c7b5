import type { Service } from '@caseledger/service';
import { coordination } from '../../../coordination/src/service.js';
import { oversight } from '../../../oversight/src/service.js';
import { safety } from '../../../safety/src/service.js';

export type ProjectingService = Pick<Service, 'name' | 'projections'>;

/** The services that have projections. */
export const services: readonly ProjectingService[] = [coordination, safety, oversight];
