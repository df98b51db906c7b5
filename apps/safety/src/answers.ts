import type { CtcaeGrade } from '@caseledger/domain';
import type { AdverseEventPage, SafetyCaseFile } from './adverse-events/safety-case.js';
import type { NearMissPage } from './adverse-events/near-miss.js';
import type { SafetySummary } from './adverse-events/safety-summary.js';
import type { LockedAggregate } from './aggregate/aggregate.js';
import type { HospitalExemptionReport, SafetyUpdate } from './aggregate/periodic-reports.js';
import type { ClockList, ClockReevaluation } from './clocks/clock-list.js';
import type { DictionaryList, TermsFound } from './dictionary/term-dictionary.js';
import type { NotificationList } from './notifications/notification-list.js';
import type { StreamProof } from './stream/stream-proof.js';
import type {
  DeliveryFile,
  DeliveryPage,
  RegisteredWebhook,
  ReplayQueued,
  SecretGiven,
  WebhookTestResult,
  WebhookList,
  WebhookView,
} from './webhooks/webhook-answers.js';

/** What the views of safety answer, by the names of their schemas. */
export interface Answers {
  readonly AdverseEventPage: AdverseEventPage;
  readonly ClockList: ClockList;
  readonly ClockReevaluation: ClockReevaluation;
  readonly CtcaeGrade: CtcaeGrade;
  readonly DeliveryFile: DeliveryFile;
  readonly DeliveryPage: DeliveryPage;
  readonly DictionaryList: DictionaryList;
  readonly HospitalExemptionReport: HospitalExemptionReport;
  readonly LockedAggregate: LockedAggregate;
  readonly NearMissPage: NearMissPage;
  readonly NotificationList: NotificationList;
  readonly RegisteredWebhook: RegisteredWebhook;
  readonly ReplayQueued: ReplayQueued;
  readonly SafetyCaseFile: SafetyCaseFile;
  readonly SafetySummary: SafetySummary;
  readonly SafetyUpdate: SafetyUpdate;
  readonly SecretGiven: SecretGiven;
  readonly StreamProof: StreamProof;
  readonly TermsFound: TermsFound;
  readonly WebhookTestResult: WebhookTestResult;
  readonly WebhookList: WebhookList;
  readonly WebhookView: WebhookView;
}
