import { ProductCode, SiteCode, StudyCode } from '@caseledger/study';
import { Flag, ListOf, Pattern, type FieldOptions } from '@caseledger/platform';
import type { SafetyFilter } from './message.js';

/** Which cases are wanted: those that meet every condition that is given, before an event or after it. */
class FilterQuery {
  @SiteCode({ description: 'Only cases of this site.', optional: true })
  readonly site?: string;

  @Flag({ description: 'Only serious cases, or only those that are not.', optional: true, inQuery: true })
  readonly serious?: boolean;

  @Flag({
    description: 'Only cases that the investigator or the sponsor holds to be related, or only the others.',
    optional: true,
    inQuery: true,
  })
  readonly related?: boolean;

  @ProductCode({ description: 'Only cases after this product (batch).', optional: true })
  readonly product?: string;

  @Flag({ description: 'Only events of special interest, or only the others.', optional: true, inQuery: true })
  readonly 'special-interest'?: boolean;
}

/** What an id of a stream is made of; whether it is one of these studies is judged with them. */
export const eventIdForm = /^[A-Za-z0-9=&.-]+$/;

/** The query of a stream. */
export class StreamQuery extends FilterQuery {
  @ListOf('text', {
    description: 'Codes of the studies; repeated for several.',
    example: ['ACHILLES-CS'],
    minItems: 1,
    maxItems: 20,
    max: 40,
    inQuery: true,
  })
  readonly study!: readonly string[];

  @Pattern(eventIdForm, {
    description: 'Begin after this id; `Last-Event-ID` goes before it. Without either: from the first event.',
    example: '120',
    max: 2_000,
    optional: true,
  })
  readonly from?: string;
}

/** A position, alone or with the beginning of the leaf hash there. */
const EventId = (options: FieldOptions) =>
  Pattern(/^\d{1,15}(\.[0-9a-f]{32})?$/, { example: '120', max: 48, ...options });

/** The query of a proof. */
export class ProofQuery extends FilterQuery {
  @StudyCode({ description: 'Code of the study.' })
  readonly study!: string;

  @EventId({ description: 'Last position of the ledger that counts, or the id of an event.' })
  readonly through!: string;

  @EventId({ description: 'Position after which to count, or the id of an event; 0 when not given.', optional: true })
  readonly from?: string;
}

export function filterOf(query: FilterQuery): SafetyFilter {
  const { site, serious, related, product, 'special-interest': specialInterest } = query;
  const wanted = Object.entries({ site, serious, related, product, specialInterest });
  return Object.fromEntries(wanted.filter(([, value]) => value !== undefined));
}
