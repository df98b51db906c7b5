import { viewsOf } from '@caseledger/casebook';
import type { Answers } from './answers.js';

/** Declares a view of coordination. */
export const coordinationView = viewsOf<Answers>();
