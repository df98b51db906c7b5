import { define } from '../command-definition.js';
import type { World } from '../world.js';
import type { reportKinds } from '../vocabulary/safety-terms.js';
import type { SafetyReport } from './adverse-event.state.js';
import { open, streams, type ForCase } from './for-case.js';
import { trialModule } from '../protocol/built-in-rules.js';
import { condition, refuse } from '../refusals.js';

const existing = (data: ForCase, world: World) =>
  open(data, world).filter(({ rule }) => rule === 'unknown-adverse-event');

const nextReport = (world: World) => (world['adverse-event'].reports.at(-1)?.report ?? 0) + 1;

const reportOf = (world: World, number: number) =>
  world['adverse-event'].reports.find(({ report }) => report === number);

const unknownReport = (number: number) => refuse('unknown-report', `The case has no report ${number}.`, '/report');

export interface PrepareReport extends ForCase {
  readonly kind: (typeof reportKinds)[number];
  readonly recipient: string;
  /** Position of the ledger that the message says. */
  readonly asOf: number;
  /** SHA-256 of the message, hexadecimal. */
  readonly digest: string;
  readonly comment?: string;
}

/** Fixes what a report says: the message made from the ledger at a position, by its digest (R-SAF-21). */
export const prepareReport = define<PrepareReport>({
  roles: ['safety-monitor'],
  streams,
  conditions: (data, world) => [
    ...existing(data, world),
    ...condition(
      !world['adverse-event'].nullified || data.kind === 'NULLIFICATION',
      'case-nullified',
      'The case is nullified: only its nullification is left to report.',
    ),
    ...condition(world['adverse-event'].nullified || data.kind !== 'NULLIFICATION', 'case-not-nullified'),
    ...condition(
      data.recipient !== trialModule || world['adverse-event'].report?.legalBasis === 'CLINICAL_TRIAL',
      'wrong-route',
      undefined,
      '/recipient',
    ),
  ],
  decide: ({ kind, recipient, asOf, digest, comment }, world) => [
    {
      type: 'ReportPrepared',
      data: { report: nextReport(world), kind, recipient, asOf, digest, ...(comment !== undefined && { comment }) },
    },
  ],
});

export interface SubmitReport extends ForCase {
  readonly report: number;
  readonly channel: string;
  readonly reference?: string;
}

/** A prepared report went out; `occurredAt` is when. One that was rejected may be sent again (R-SAF-21). */
export const submitReport = define<SubmitReport>({
  roles: ['safety-monitor'],
  streams,
  conditions: existing,
  decide: ({ report: number, channel, reference }, world) => {
    const report = reportOf(world, number);
    if (report === undefined) return unknownReport(number);
    if (report.status !== 'PREPARED' && report.status !== 'REJECTED') {
      return refuse('report-submitted', `Report ${number} is ${report.status.toLowerCase()} already.`);
    }
    const { form, recipient } = report;
    return [
      {
        type: 'ReportSubmitted',
        data: { report: number, form, recipient, channel, ...(reference !== undefined && { reference }) },
      },
    ];
  },
});

export interface NotifyRecipient extends ForCase {
  readonly recipient: string;
  readonly channel: string;
  readonly reference?: string;
}

/** Somebody outside was told by form, letter or call, without an individual case safety report (R-SAF-15, R-SAF-16). */
export const notifyRecipient = define<NotifyRecipient>({
  roles: ['safety-monitor', 'investigator'],
  streams,
  conditions: open,
  decide: ({ recipient, channel, reference }, world) => [
    {
      type: 'ReportSubmitted',
      data: {
        report: nextReport(world),
        form: 'NOTIFICATION',
        recipient,
        channel,
        ...(reference !== undefined && { reference }),
      },
    },
  ],
});

export interface AcknowledgeReport extends ForCase {
  readonly report: number;
  readonly recipient: string;
  readonly accepted: boolean;
  /** The recipient's own reference. */
  readonly reference: string;
  readonly errors: readonly string[];
  /** SHA-256 of the acknowledgement file, hexadecimal, when there was one. */
  readonly digest?: string;
}

/** The recipient's answer. A rejected report is still owed, with the same due date (R-SAF-21). */
export const acknowledgeReport = define<AcknowledgeReport>({
  roles: ['safety-monitor'],
  streams,
  conditions: existing,
  decide: ({ report: number, recipient, accepted, reference, errors, digest }, world) => {
    const report = reportOf(world, number);
    if (report === undefined) return unknownReport(number);
    const refusal = answerRefused(report, recipient);
    if (refusal !== undefined) return refusal;
    const answer = { report: number, recipient, reference, ...(digest !== undefined && { digest }) };
    if (accepted) return [{ type: 'ReportAcknowledged', data: answer }];
    if (errors.length > 0) return [{ type: 'ReportRejected', data: { ...answer, errors } }];
    return refuse('rejection-without-error', undefined, '/errors');
  },
});

function answerRefused({ report, recipient, status }: SafetyReport, from: string) {
  if (recipient !== from) {
    const message = `Report ${report} went to ${recipient}, not to ${from}.`;
    return refuse('other-recipient', message, '/recipient');
  }
  if (status === 'SUBMITTED') return undefined;
  const message = `Report ${report} is ${status.toLowerCase()}: it does not wait for an answer.`;
  return refuse('not-submitted', message);
}

export interface ExplainLateness extends ForCase {
  /** Id of the clock, as the list of clocks names it. */
  readonly clock: string;
  readonly explanation: string;
}

/** Why a duty was met late, or is overdue. The verdict stays. */
export const explainLateness = define<ExplainLateness>({
  roles: ['safety-monitor', 'investigator'],
  streams,
  conditions: existing,
  decide: ({ clock, explanation }) => [{ type: 'LatenessExplained', data: { clock, explanation } }],
});
