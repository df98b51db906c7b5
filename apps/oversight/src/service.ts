import type { Service } from '@caseledger/service';
import { OversightModule } from './oversight.module.js';
import { oversightProjections } from './read-models.js';

export const oversight: Service = {
  name: 'oversight',
  title: 'Caseledger oversight',
  keeps: [],
  projections: oversightProjections,
  schemas: {},
  module: (parts) => OversightModule.forRoot(parts),
};
