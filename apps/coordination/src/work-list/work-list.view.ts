import { productReaders, type StudyBook } from '@caseledger/casebook';
import { decodeCursor, pageOf, Text, type PageQuestion, pageSize } from '@caseledger/platform';
import { readFileSync } from 'node:fs';
import { coordinationView } from '../views.js';
import { workItems, type KeptItem } from './work-items.js';
import { appears, workItem } from './work-list.js';

const statement = readFileSync(new URL('./work-list.sql', import.meta.url), 'utf8');

interface WorkListQuestion extends PageQuestion {
  readonly site?: string;
  readonly participant?: string;
  readonly at?: string;
}

/** Where a page of the work list ended. */
class ItemPlace {
  @Text({ description: 'Place of the last item.', max: 300 })
  readonly place!: string;
}

/** What is to be done in a study. */
export const workListView = coordinationView({
  name: 'work-list',
  answer: 'WorkList',
  readers: productReaders,
  masked: true,
  show: async (book, question: WorkListQuestion) => {
    const { cursor, limit = pageSize, at = book.reach.at } = question;
    const after = cursor === undefined ? '' : decodeCursor(cursor, ItemPlace).place;
    const kept = await (book.keepsRows ? keptItems : madeItems)(book, { ...question, at, after, limit: limit + 1 });
    const page = pageOf(kept, limit, ({ place }) => ({ place }));
    return { at, ...page, items: page.items.map((item) => workItem(item, Date.parse(at))) };
  },
});

interface Wanted extends Pick<WorkListQuestion, 'site' | 'participant'> {
  readonly at: string;
  readonly after: string;
  readonly limit: number;
}

function keptItems(book: StudyBook, { after, at, site, participant, limit }: Wanted): Promise<readonly KeptItem[]> {
  return book.rows(workItems, statement, [after, at, site ?? null, participant ?? null, limit]);
}

/** What was to be done in the past, or is by what some see, is kept nowhere: it follows from the courses. */
async function madeItems(
  book: StudyBook,
  { after, at, site, participant, limit }: Wanted,
): Promise<readonly KeptItem[]> {
  return (await book.rowsThen(workItems))
    .filter(
      (item) =>
        item.place > after &&
        appears(item, Date.parse(at)) &&
        (site === undefined || item.site === site) &&
        (participant === undefined || item.participant === participant),
    )
    .sort((one, other) => (one.place < other.place ? -1 : 1))
    .slice(0, limit);
}
