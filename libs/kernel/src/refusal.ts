/** One condition that is not met: a stable rule id, the requirement behind it, and what would meet it. */
export interface Unmet {
  /** Kebab-case and stable: clients branch on it. */
  readonly rule: string;
  readonly message: string;
  /** The requirement that the rule comes from, such as `R-CEL-10`. */
  readonly requirement?: string;
  /** What the reader can do about it. */
  readonly remedy?: string;
  /** JSON pointer into the command, when one member is at fault. */
  readonly pointer?: string;
}

/**
 * Why a command is refused, for the interface to translate:
 * `invalid` a value that can never be right here, `conflict` the state does not allow it (yet),
 * `forbidden` this person may not, `not-found` what it names does not exist.
 */
export type RefusalKind = 'invalid' | 'conflict' | 'forbidden' | 'not-found';

/** A refused command (design: a typed value, never a bare string). `unmet` lists every condition that failed. */
export class Refusal {
  readonly rule: string;
  readonly message: string;
  constructor(
    readonly kind: RefusalKind,
    readonly unmet: readonly [Unmet, ...Unmet[]],
  ) {
    this.rule = unmet.length === 1 ? unmet[0].rule : 'conditions-unmet';
    this.message = unmet.map((condition) => condition.message).join(' ');
  }
}

/** What a command leads to: events to record (none when nothing has to change), or a refusal. */
export type Decision<Event> = readonly Event[] | Refusal;

/** Refuses for one reason. */
export function refuse(kind: RefusalKind, rule: string, message: string, more: Partial<Unmet> = {}): Refusal {
  return new Refusal(kind, [{ rule, message, ...more }]);
}

/** The refusal for these conditions, or nothing when the list is empty. */
export function refusalOf(kind: RefusalKind, unmet: readonly Unmet[]): Refusal | undefined {
  const [first, ...rest] = unmet;
  return first === undefined ? undefined : new Refusal(kind, [first, ...rest]);
}
