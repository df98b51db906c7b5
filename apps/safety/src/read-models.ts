import type { Projection } from '@caseledger/projections';
import { safetyProjection } from './adverse-events/safety.projection.js';
import { streamProjection } from './stream/stream.projection.js';

/** What the queries of safety read. */
export const safetyProjections: readonly Projection[] = [safetyProjection, streamProjection];
