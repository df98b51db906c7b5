import { own } from './own.js';
/** A condition that was not met, as the ledger keeps it: rules of other versions are among them. */
export interface UnmetOnRecord {
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

/** One condition that is not met: a stable rule id, the requirement behind it, and what would meet it. */
export interface Unmet extends UnmetOnRecord {
  readonly rule: Rule;
  readonly remedy: string;
}

/**
 * Why a command is refused, for the interface to translate:
 * `invalid` a value that can never be right here, `conflict` the state does not allow it (yet),
 * `forbidden` this person may not, `not-found` what it names does not exist.
 */
export type RefusalKind = 'invalid' | 'conflict' | 'forbidden' | 'not-found';

/** What everybody may know of a rule: its page says it, and no call can name a rule that has none. */
export interface RuleDefinition<Kind extends RefusalKind | number = RefusalKind | number> {
  /** The kind of the refusal, or the status of an answer that judges the request alone. */
  readonly kind: Kind;
  /** What was not so, in one sentence. */
  readonly means: string;
  /** What the caller can do. */
  readonly remedy: string;
  /** The requirements that the rule comes from, such as `R-CEL-10`. */
  readonly requirement?: string;
  /**
   * It keeps something from being done that should not be. What was done long ago it does not undo: that is recorded, with
   * the rule as one that was not shown. Every other rule is of what can be true, or of what is done now, and holds always.
   */
  readonly prevents?: true;
}

const ruleOf =
  <const Kind extends RefusalKind | number>(kind: Kind) =>
  (means: string, remedy: string, requirement?: string): RuleDefinition<Kind> => ({
    kind,
    means,
    remedy,
    ...(requirement !== undefined && { requirement }),
  });

/** How a room declares its rules: by their kind, what each means, what to do, and the requirement. */
export const refusedAs = {
  invalid: ruleOf('invalid'),
  conflict: ruleOf('conflict'),
  forbidden: ruleOf('forbidden'),
  notFound: ruleOf('not-found'),
  status: <const Status extends number>(status: Status) => ruleOf(status),
};

/** A rule that protects before something is done, and does not make it untrue when it was done. */
export const preventing = <Rule extends RuleDefinition>(rule: Rule): Rule & { readonly prevents: true } => ({
  ...rule,
  prevents: true,
});

/** Rules by their ids; an id that ends in `*` stands for all that begin so. */
export type RuleCatalogue = Readonly<Record<string, RuleDefinition>>;

/** The kinds of the rules of a catalogue, by their ids. */
export type KindsOf<Rules extends RuleCatalogue> = { readonly [Id in keyof Rules]: Rules[Id]['kind'] };

/** Every rule of the product with its kind. Each room adds its own beside its catalogue (`declare module`). */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- the rooms fill it
export interface RuleKinds {}

/** The id of a rule that is declared. */
export type Rule = Extract<keyof RuleKinds, string>;

/** A refused command: a typed value, never a bare string. `unmet` lists every condition that failed. */
export class Refusal {
  readonly rule: Rule;
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

/** The kinds, gravest first: a refusal for several conditions is of the gravest one's. */
const gravestFirst = ['forbidden', 'not-found', 'invalid', 'conflict'] as const satisfies readonly RefusalKind[];

type Declared<Rules extends RuleCatalogue> = Extract<keyof Rules, string> & Rule;

/** The rules of a catalogue that a command is refused by; the others judge the request alone. */
type Refusing<Rules extends RuleCatalogue> = {
  [Id in keyof Rules]: Rules[Id] extends RuleDefinition<RefusalKind> ? Id : never;
}[keyof Rules] &
  Rule;

/**
 * How a room refuses: the caller names a rule and says the particulars, in one sentence where there are some, with a JSON
 * pointer where one member is at fault. Kind, meaning, remedy and requirement are those that the rule is declared with.
 */
export function refusing<Rules extends RuleCatalogue>(rules: Rules) {
  const declared: RuleCatalogue = rules;
  const families = Object.keys(rules).filter((id) => id.endsWith('*'));
  const definitionOf = (rule: string): RuleDefinition => {
    const found = own(declared, rule) ?? own(declared, families.find((id) => rule.startsWith(id.slice(0, -1))) ?? '');
    if (found === undefined) throw new TypeError(`the rule ${rule} is not in the catalogue`);
    return found;
  };
  const unmet = (rule: Declared<Rules> | Refusing<Rules>, message?: string, pointer?: string): Unmet => {
    const { means, remedy, requirement } = definitionOf(rule);
    return {
      rule,
      message: message ?? means,
      ...(requirement !== undefined && { requirement }),
      remedy,
      ...(pointer !== undefined && { pointer }),
    };
  };
  /** The refusal for these conditions, of the kind of the gravest, or nothing when the list is empty. */
  const refusalOf = (conditions: readonly Unmet[]): Refusal | undefined => {
    const [first, ...rest] = conditions;
    if (first === undefined) return undefined;
    const kinds = new Set(conditions.map(({ rule }) => definitionOf(rule).kind));
    return new Refusal(gravestFirst.find((kind) => kinds.has(kind)) ?? 'conflict', [first, ...rest]);
  };
  return {
    unmet,
    refusalOf,
    /** Whether a rule protects before something is done, and so has nothing to say of what was done long ago. */
    prevents: ({ rule }: UnmetOnRecord): boolean => definitionOf(rule).prevents === true,
    /** Refuses for one reason. */
    refuse: (rule: Refusing<Rules>, message?: string, pointer?: string): Refusal =>
      refusalOf([unmet(rule, message, pointer)]) as Refusal,
    /** One condition of a gate: nothing when it holds, else what is unmet. Gates spread them, so that all are listed. */
    condition: (holds: boolean, rule: Refusing<Rules>, message?: string, pointer?: string): readonly Unmet[] =>
      holds ? [] : [unmet(rule, message, pointer)],
  };
}
