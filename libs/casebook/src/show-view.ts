import type { Identity } from '@caseledger/access';
import type { View } from './view.js';

/** The part of an answer that a view writes to. */
export interface ReplyHeaders {
  header(name: string, value: string): unknown;
}

/** Who asks, and under which conditions. */
export interface Asked {
  readonly caller: Identity;
  /** `Caseledger-Wait-For`: the position that the answer must include; `head`: everything that is recorded by now. */
  readonly waitFor?: number | 'head';
  readonly reply: ReplyHeaders;
}

/** The one message of the query bus: a view of a study, and who asks. */
export class ShowView {
  constructor(
    readonly view: View<object, unknown>,
    readonly study: string,
    readonly question: object,
    readonly asOf: string | undefined,
    readonly asked: Asked,
  ) {}
}
