import type { Service } from '@caseledger/service';
import { CoordinationModule } from './coordination.module.js';
import { coordinationProjections } from './read-models.js';

export const coordination: Service = {
  name: 'coordination',
  title: 'Caseledger coordination',
  projections: coordinationProjections,
  module: (parts) => CoordinationModule.forRoot(parts),
};
