import { batchFindings, messageOf, writeIcsrBatch, type Finding, type IcsrBatch } from '@caseledger/icsr';
import { sha256, type Unmet } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import type { CaseAt } from './case-at.js';
import { caseReport, obstacles, type Reporting } from './case-report.js';
import { refusalOf } from '../refusals.js';

/** A message as it would go out, and what a receiver would object to. */
export interface CaseMessage {
  readonly xml: string;
  /** SHA-256 of the bytes, hexadecimal. */
  readonly digest: string;
  /** Warnings only: with an error there is no message. */
  readonly findings: readonly Finding[];
}

/**
 * The message (ICH E2B(R3)) about a case as it stood at a position, for one recipient: the same position gives the same
 * bytes.
 * @throws RefusedError that lists everything that stands in the way, by element and rule
 */
export function caseMessage(at: CaseAt, reporting: Reporting): CaseMessage {
  refuseFor(obstacles(at));
  const batch = batchOf(at, reporting);
  const findings = batchFindings(batch, lastInstant(at));
  refuseFor(
    findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, element, message, requirement, fdaRule }) => ({
        rule: `icsr-${rule}`,
        message: `${message}${fdaRule === undefined ? '' : ` (FDA ${fdaRule})`}`,
        requirement,
        remedy: `Element ${element}.`,
      })),
  );
  const xml = writeIcsrBatch(batch);
  return { xml, digest: sha256(Buffer.from(xml)).toString('hex'), findings };
}

function batchOf(at: CaseAt, reporting: Reporting): IcsrBatch {
  const report = caseReport(at, reporting);
  const route = { sender: report.sender.organisation ?? '', receiver: reporting.recipient };
  return {
    ...route,
    number: `${report.safetyReportId}.${at.position}`,
    // The message says when it became what it is, not when it is read again.
    transmittedAt: report.createdAt,
    messages: [messageOf(report, route)],
  };
}

const lastInstant = ({ facts }: CaseAt): string => facts.at(-1)?.recordedAt ?? '';

function refuseFor(unmet: readonly Unmet[]): void {
  const refusal = refusalOf(unmet);
  if (refusal !== undefined) throw new RefusedError(refusal);
}
