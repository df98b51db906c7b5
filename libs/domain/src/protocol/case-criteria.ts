/** Which cases are meant; every condition that is given must hold. A nullified case is none. */
export interface CaseCriteria {
  readonly serious?: boolean;
  /** To any cause, by investigator or sponsor. */
  readonly related?: boolean;
  /** Of this CTCAE grade at least. */
  readonly grade?: number;
  readonly specialInterest?: string;
  /** The words of the reporter contain it, in whatever case. */
  readonly term?: string;
}
