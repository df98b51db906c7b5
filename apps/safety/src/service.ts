import type { Service } from '@caseledger/service';
import { SafetyModule } from './safety.module.js';
import { safetyProjections } from './read-models.js';

export const safety: Service = {
  name: 'safety',
  title: 'Caseledger safety',
  projections: safetyProjections,
  module: (parts) => SafetyModule.forRoot(parts),
};
