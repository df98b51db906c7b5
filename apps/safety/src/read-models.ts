import type { Projection } from '@caseledger/projections';
import { safetyProjection } from './adverse-events/safety.projection.js';

/** What the queries of safety read. */
export const safetyProjections: readonly Projection[] = [safetyProjection];
