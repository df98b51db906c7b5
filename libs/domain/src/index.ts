export * from './adverse-event/adverse-event.commands.js';
export * from './adverse-event/adverse-event.events.js';
export {
  asReported,
  type AdverseEventState,
  type CaseReport,
  type Opinion,
  type SafetyReport,
} from './adverse-event/adverse-event.state.js';
export { isRelated, isSusar, personOf, triageGaps } from './adverse-event/verdicts.js';
export * from './allocation/allocation.commands.js';
export * from './allocation/allocation.events.js';
export { blindedParticipant, isBlinded, isShownBlind, wasTold } from './blinding.js';
export type { AllocationList, Cohort } from './allocation/allocation.state.js';
export * from './allocation/cohort.commands.js';
export * from './allocation/list.commands.js';
export * from './catalogue.js';
export * from './clocks/alarm.commands.js';
export * from './clocks/index.js';
export { notDelegatedTo } from './authority.js';
export * from './commands.js';
export * from './command-definition.js';
export * from './decide.js';
export * from './ctcae/index.js';
export { domainRefusals, refuse } from './refusals.js';
export * from './historical-import/import.commands.js';
export * from './historical-import/imported-row.js';
export * from './historical-import/imported-rows.js';
export * from './vocabulary/fact.js';
export * from './near-miss/near-miss.events.js';
export * from './notifications/notification.commands.js';
export * from './notifications/notifications.js';
export * from './outcomes/course.js';
export * from './outcomes/derive.js';
export * from './outcomes/population-of.js';
export * from './outcomes/time-to-event.js';
export * from './participant/participant.commands.js';
export * from './participant/participant.events.js';
export * from './participant/participant.model.js';
export {
  readingsOf,
  wasTreated,
  type Administered,
  type ParticipantState,
  type VisitReading,
} from './participant/participant.state.js';
export { protocolFor } from './participant/own-protocol.js';
export { readingFields, type ReadingEntry } from './participant/readings.js';
export * from './participant/preconditions.js';
export * from './participant/schedule.js';
export * from './participant/under-another-protocol.js';
export * from './product/donation-number.js';
export * from './product/product.commands.js';
export * from './product/product.events.js';
export { isUsable, wasUsed, type ProductState } from './product/product.state.js';
export { pendingLines } from './product/release-specification.js';
export { builtInVersions } from './protocol/built-in-rules.js';
export { protocolChanges, type ProtocolChange } from './protocol/changes.js';
export * from './protocol/allocation-plan.js';
export * from './protocol/analyses.js';
export type { CaseCriteria } from './protocol/case-criteria.js';
export * from './protocol/derivations.js';
export * from './protocol/design.js';
export * from './protocol/estimands.js';
export * from './protocol/outcomes.js';
export * from './protocol/plan.js';
export { protocolFaults } from './protocol/protocol-faults.js';
export * from './protocol/products.js';
export * from './protocol/protocol.js';
export * from './protocol/reporting-rules.js';
export { totalRules } from './protocol/scoring.js';
export * from './protocol/timeline.js';
export * from './stopping-rules/stopping-rules.js';
export * from './study/duties.js';
export * from './study/study.commands.js';
export * from './study/study.events.js';
export * from './vocabulary/readers.js';
export * from './vocabulary/roles.js';
export * from './study/study.model.js';
export * from './study/study.state.js';
export { evidenceScales } from './request/evidence-scales.js';
export * from './request/request.commands.js';
export * from './request/request.events.js';
export { requestStatus, requestStatuses, type RequestState, type RequestStatus } from './request/request.state.js';
export * from './webhook/webhook.commands.js';
export * from './webhook/webhook.events.js';
export type { WebhookState } from './webhook/webhook.state.js';
export * from './world.js';
export * from './vocabulary/catalogue.js';
export * from './vocabulary/check-character.js';
export * from './vocabulary/codes.js';
export * from './vocabulary/event.js';
export * from './vocabulary/audited-fields.js';
export * from './vocabulary/safety-terms.js';
export * from './vocabulary/streams.js';
export * from './vocabulary/words.js';
