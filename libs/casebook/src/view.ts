import type { Role } from '@caseledger/domain';
import type { StudyBook } from './study-book.js';

/** A read: who may ask, what it answers, and how the answer follows from the facts. Pure. */
export interface View<Question extends object, Answer> {
  /** Kebab-case and stable: what log and trace call it. */
  readonly name: string;
  /** Who may ask. Nobody else: there is no default. */
  readonly readers: readonly Role[];
  /**
   * It shows nothing but what the book lets through, so that it is for those from whom the arms are kept, too: to them the book
   * is the same in every arm. Absent: it is refused to them.
   */
  readonly masked?: true;
  /** Name of the answer's schema, or the media type of an answer that is no JSON. */
  readonly answer: string;
  /** Version of the one thing that was asked about, for its `ETag`. */
  readonly versionOf?: (answer: Answer) => number;
  readonly show: (book: StudyBook, question: Question) => Answer | Promise<Answer>;
}

/**
 * Declares views whose answers are among `Answers`, so that what a view shows is what its schema says.
 * `npm run schemas` makes the schemas from these types.
 */
export function viewsOf<Answers extends object>() {
  return <Name extends keyof Answers & string, Question extends object = object>(
    view: Omit<View<Question, Answers[Name]>, 'answer'> & { readonly answer: Name },
  ): View<Question, Answers[Name]> => view;
}

/** Declares a view that answers with something else than JSON. */
export function mediaView<Question extends object, Answer>(view: View<Question, Answer>): View<Question, Answer> {
  return view;
}
