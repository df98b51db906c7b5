import { viewsOf } from '@caseledger/casebook';
import type { Answers } from './answers.js';

/** Declares a view of oversight. */
export const oversightView = viewsOf<Answers>();
