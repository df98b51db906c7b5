import { changesAfter } from '@caseledger/domain';
import { clinicalReaders } from '@caseledger/casebook';
import { decodeCursor, pageOf, PositionPlace, type PageQuestion, pageSize } from '@caseledger/platform';
import { oversightView } from '../views.js';
import { printedNames } from './printed-names.js';
import { sentenceEntry, trailEntry } from './trail-entry.js';

interface AuditTrailQuestion extends PageQuestion {
  readonly participant?: string;
  readonly product?: string;
  readonly person?: string;
  readonly type?: string;
  readonly from?: string;
  readonly to?: string;
  readonly order?: 'oldest' | 'newest';
  readonly format?: 'entries' | 'sentences';
}

/** Who changed which field from what to what, when and why (R-AUD-02, R-AUD-07). */
export const auditTrailView = oversightView({
  name: 'audit-trail',
  answer: 'AuditTrailPage',
  readers: clinicalReaders,
  masked: true,
  show: async (book, { cursor, limit = pageSize, order, format, type, ...filter }: AuditTrailQuestion) => {
    const found = await book.changes(
      { ...filter, ...(type !== undefined && { types: [type] }) },
      {
        limit: limit + 1,
        newestFirst: order === 'newest',
        ...(cursor !== undefined && { beyond: decodeCursor(cursor, PositionPlace).position }),
      },
    );
    const page = pageOf(found, limit, ({ fact }) => ({ position: fact.position }));
    const facts = page.items.map(({ fact }) => fact);
    const names = await printedNames(book, facts);
    return {
      ...page,
      items: page.items.map(({ fact, changes = changesAfter([], fact) }) =>
        format === 'sentences' ? sentenceEntry(fact, names.get(fact)) : trailEntry(fact, changes, names.get(fact)),
      ),
    };
  },
});
