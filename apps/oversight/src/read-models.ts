import type { Projection } from '@caseledger/projections';
import { auditTrail } from './audit-trail/audit-trail.projection.js';
import { outcomesProjection } from './outcomes/outcomes.projection.js';

/** What the queries of oversight read. */
export const oversightProjections: readonly Projection[] = [auditTrail, outcomesProjection];
