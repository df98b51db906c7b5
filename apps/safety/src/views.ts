import { viewsOf } from '@caseledger/casebook';
import type { Role } from '@caseledger/domain';
import type { Answers } from './answers.js';

/** Declares a view of safety. */
export const safetyView = viewsOf<Answers>();

/** Those who watch the safety of the study as a whole. */
export const safetyReaders: readonly Role[] = ['sponsor', 'safety-monitor', 'inspector'];
