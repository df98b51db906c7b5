import { protocolFaults, type Protocol } from '@caseledger/domain';
import { nameByCodes, readUsdm, type ProtocolDraft, type Untaken } from '@caseledger/interchange';
import { own, type Unmet } from '@caseledger/kernel';
import { ProblemError, readDeclared } from '@caseledger/platform';
import { protocolCodeForm } from '@caseledger/study';
import { ProtocolBody } from './protocol.dto.js';

/** What approving a protocol as it is would be refused for. */
export interface ProtocolFault {
  /** Stable id of the rule. */
  readonly rule: string;
  readonly message: string;
  readonly remedy: string;
  /** JSON pointer into `protocol`, as it stands beside; the whole of it when absent. */
  readonly pointer?: string;
}

/** What a study of USDM 4.0 says as a draft of a protocol, and what it does not say. Nothing is recorded. */
export interface ProtocolImport {
  /** To be completed, and then approved: what its form must be is said by `POST …/protocols`. */
  readonly protocol: Readonly<Record<string, unknown>>;
  /** Everything of the document that the draft does not have: where it stands there, what it is, and why it was not taken. */
  readonly untaken: readonly Untaken[];
  /** What approving the draft would be refused for. */
  readonly faults: readonly ProtocolFault[];
  /**
   * How many more faults of its form there are: they are told when those that are listed are mended.
   * @asType integer
   */
  readonly omitted?: number;
}

/** More than anybody mends at once. */
const mostFaults = 200;

/** @param document with what `refusalOfUsdm` asks for */
export function protocolImport(document: object): ProtocolImport {
  const { document: named, renamed } = nameByCodes(document, protocolCodeForm);
  const { protocol, untaken } = readUsdm(named);
  const { faults, omitted } = formFaults(protocol);
  return {
    protocol: { ...protocol },
    untaken: [...renamed, ...untaken],
    faults: [...faults, ...contentFaults(protocol)],
    ...(omitted > 0 && { omitted }),
  };
}

const at = '/protocol';

/** Which members have not the form in which a protocol is sent. */
function formFaults(protocol: object): { readonly faults: readonly Unmet[]; readonly omitted: number } {
  try {
    readDeclared(ProtocolBody, { occurredAt: '2000-01-01', protocol }, mostFaults);
    return { faults: [], omitted: 0 };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    const { unmet = [], unmetCount = unmet.length } = error.problem;
    return { faults: unmet, omitted: unmetCount - unmet.length };
  }
}

/** What stands for what a draft lacks while the rest of it is judged. */
const placeholders = {
  code: 'X',
  version: 'X',
  title: 'X',
  purpose: 'TREATMENT',
  serology: { markers: ['X'], validityDays: 0 },
  legalBases: ['CLINICAL_TRIAL'],
  consentForms: [{ code: 'X', version: 'X', languages: ['en'], scopes: ['TREATMENT'] }],
  treatedSites: [{ code: 'X', title: 'X', lateral: false }],
} as const satisfies Partial<Protocol>;

/** In what the draft contradicts itself, and what of it nothing runs yet; nothing while a member could be anything. */
function contentFaults(draft: ProtocolDraft): readonly Unmet[] {
  const said = Object.entries(draft).filter(([, value]) => !Array.isArray(value) || value.length > 0);
  const completed = { ...draft, ...placeholders, ...Object.fromEntries(said) } as Protocol;
  const { faults, omitted } = formFaults(completed);
  const isJudged =
    omitted === 0 && faults.every(({ pointer = '' }) => isText(valueAt({ protocol: completed }, pointer), pointer));
  return isJudged ? protocolFaults(completed, at) : [];
}

/** Members that are texts or lists of texts wherever they stand: one that is too long is a text all the same. */
const texts = /\/(code|title|text|arm|epoch|encounter|relativeTo|activities|elements|interventions)$/;

const isText = (value: unknown, pointer: string): boolean =>
  texts.test(pointer) && [value].flat().every((one) => typeof one === 'string');

const valueAt = (document: object, pointer: string): unknown =>
  pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((owner, member) => own((owner ?? {}) as Record<string, unknown>, member), document);
