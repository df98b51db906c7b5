import type { StudyBook } from '@caseledger/casebook';
import { protocolChanges, type Protocol, type ProtocolChange, type RecordedFact } from '@caseledger/domain';
import { writeUsdm } from '@caseledger/interchange';
import { softwareVersion } from '@caseledger/platform';

/** A version of the protocol that was approved. */
export interface ProtocolLine {
  readonly version: string;
  readonly code: string;
  readonly title: string;
  /** When it was approved: an instant in UTC, or a date when only the day is known. */
  readonly approvedAt: string;
  readonly approvedBy: string;
  /** It is the last one that was approved: steps are decided by it. */
  readonly inForce: boolean;
  /** Of an amendment. */
  readonly substantial?: boolean;
  /** Of an amendment: whether participants consent again. */
  readonly reconsentRequired?: boolean;
  /**
   * Position of its approval.
   * @asType integer
   */
  readonly position: number;
}

/** The versions of the protocol that were approved, the first one first. */
export interface ProtocolList {
  readonly items: readonly ProtocolLine[];
}

/** A version of the protocol with all that it says. */
export interface ProtocolFile extends ProtocolLine {
  /** As `POST …/protocols` takes it. */
  readonly protocol: Readonly<Record<string, unknown>>;
}

/** An approved version, before it is shown. */
export interface ApprovedProtocol {
  readonly line: ProtocolLine;
  readonly protocol: Protocol;
}

/** A version of the protocol as the API of USDM 4.0 exchanges studies: its schema is that of CDISC. */
export interface UsdmStudy {
  readonly study: Readonly<Record<string, unknown>>;
  readonly usdmVersion: string;
  readonly systemName: string;
  readonly systemVersion: string;
}

/** What one version of the protocol says otherwise than another. */
export interface ProtocolChanges {
  /** The version that `removed` and `before` are of. */
  readonly from: string;
  /** The version that `added` and `after` are of. */
  readonly to: string;
  readonly changes: readonly ProtocolChange[];
}

const approvals = ['ProtocolApproved', 'ProtocolAmended'] as const;

function approvedBy(fact: RecordedFact, last: boolean): readonly ApprovedProtocol[] {
  if (fact.type !== 'ProtocolApproved' && fact.type !== 'ProtocolAmended') return [];
  const { protocol } = fact.data;
  const { code, version, title } = protocol;
  const line = {
    version,
    code,
    title,
    approvedAt: fact.occurredAt,
    approvedBy: fact.actor.id,
    inForce: last,
    ...(fact.type === 'ProtocolAmended' && {
      substantial: fact.data.substantial,
      reconsentRequired: fact.data.reconsentRequired,
    }),
    position: fact.position,
  };
  return [{ line, protocol }];
}

/** Every approved version, the first one first. */
export async function approvedProtocols(book: StudyBook): Promise<readonly ApprovedProtocol[]> {
  const facts = await book.facts({ types: approvals });
  return facts.flatMap((fact, index) => approvedBy(fact, index === facts.length - 1));
}

/** A version with all that it says. */
export const protocolFile = ({ line, protocol }: ApprovedProtocol): ProtocolFile => ({
  ...line,
  protocol: { ...protocol },
});

/** A version as a study of USDM 4.0. */
export function usdmStudy({ protocol }: ApprovedProtocol, { study, state }: StudyBook): UsdmStudy {
  const context = { studyName: study, sponsor: state.sponsor ?? study, systemVersion: softwareVersion };
  const { study: written, ...wrapper } = writeUsdm(protocol, context);
  return { ...wrapper, study: { ...written } };
}

/** Two versions side by side. */
export const changesBetween = (from: ApprovedProtocol, to: ApprovedProtocol): ProtocolChanges => ({
  from: from.line.version,
  to: to.line.version,
  changes: protocolChanges(from.protocol, to.protocol),
});
