import type { Projection } from '@caseledger/projections';
import { streamProjection } from './stream/stream.projection.js';

/** What safety keeps beside the casebook. */
export const safetyProjections: readonly Projection[] = [streamProjection];
