import type { AuditTrailPage } from './audit-trail/trail-entry.js';
import type { OutcomeReport } from './outcomes/outcome-tables.js';

/** What the views of oversight answer, by the names of their schemas. */
export interface Answers {
  readonly AuditTrailPage: AuditTrailPage;
  readonly OutcomeReport: OutcomeReport;
}
