import type { Service } from '@caseledger/service';
import { CoordinationModule } from './coordination.module.js';
import { coordinationProjections } from './read-models.js';

export const coordination: Service = {
  name: 'coordination',
  title: 'Caseledger coordination',
  keeps: [],
  projections: coordinationProjections,
  schemas: {},
  module: (parts) => CoordinationModule.forRoot(parts),
};
