import { clinicalReaders, productReaders, type StudyBook, type Subject } from '@caseledger/casebook';
import { RefusedError } from '@caseledger/platform';
import { refuse, type RecordedFact } from '@caseledger/domain';
import { unknownParticipant } from '../participants/participants.view.js';
import { coordinationView } from '../views.js';
import { batchRecord, genealogyOf, lotReach, type Genealogy } from './genealogy.js';

interface ProductQuestion {
  readonly product: string;
}

/** A batch record. */
export const batchRecordView = coordinationView({
  name: 'batch-record',
  answer: 'BatchRecord',
  readers: productReaders,
  versionOf: ({ version }) => version,
  show: async (book, { product }: ProductQuestion) => batchRecord(...(await productOf(book, product))),
});

/** The chain of one product. */
export const genealogyView = coordinationView({
  name: 'genealogy',
  answer: 'Genealogy',
  readers: productReaders,
  show: async (book, { product }: ProductQuestion) => genealogyOf(...(await productOf(book, product))),
});

/** The chains of everything that a participant gave or got. */
export const participantGenealogyView = coordinationView({
  name: 'participant-genealogy',
  answer: 'ParticipantGenealogy',
  readers: clinicalReaders,
  show: async (book, { participant }: { readonly participant: string }) => {
    const course = await book.course(participant);
    if (course === undefined) throw unknownParticipant(participant);
    const given = course.products.map(({ id }) => id);
    const got = course.participant.state.administrations.flatMap(({ product }) => product ?? []);
    const products = [...new Set([...given, ...got])].sort();
    return { participant, products: await chainsOf(book, await book.several('product', products)) };
  },
});

/** Everyone whose cells a lot of a material touched. */
export const lotReachView = coordinationView({
  name: 'lot-reach',
  answer: 'LotReach',
  readers: productReaders,
  show: async (book, { lot }: { readonly lot: string }) => {
    const [products, alike] = [await book.productsOfLot(lot), await book.lotsLike(lot)];
    if (products.length === 0) throw unknownLot(lot, alike);
    return lotReach(lot, alike, await chainsOf(book, products));
  },
});

/** No answer at all: an empty one would read as if nobody had to be recalled. */
function unknownLot(lot: string, alike: readonly string[]): RefusedError {
  const others =
    alike.length === 0 ? '' : ` Lots that read alike: ${alike.map((one) => JSON.stringify(one)).join(', ')}.`;
  return new RefusedError(refuse('unknown-lot', `There is no lot ${JSON.stringify(lot)} in the study.${others}`));
}

async function chainsOf(book: StudyBook, products: readonly Subject<'product'>[]): Promise<readonly Genealogy[]> {
  return Promise.all(products.map(async (product) => genealogyOf(product, await book.facts({ product: product.id }))));
}

/** A product with its own events and its administrations, in order. */
async function productOf(
  book: StudyBook,
  product: string,
): Promise<readonly [Subject<'product'>, readonly RecordedFact[]]> {
  const subject = await book.one('product', product);
  if (subject === undefined) throw new RefusedError(refuse('unknown-product', `There is no product ${product}.`));
  return [subject, await book.facts({ product })];
}
