import { ichElements } from './ich-elements.js';

/** One thing that a receiver would object to. */
export interface Finding {
  /** Kebab-case and stable: clients branch on it. */
  readonly rule: string;
  /** The E2B element, such as `E.i.7`. */
  readonly element: string;
  /** The member of the report, such as `reactions[0].outcome`. */
  readonly at: string;
  /** An error is rejected by the receiver; a warning is not. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The requirement that the rule comes from. */
  readonly requirement: string;
  /** The FDA's identifier of the same rule, such as `R0023`. */
  readonly fdaRule?: string;
}

/** A finding; the message begins with the number and the name of the element. */
export function finding(
  rule: string,
  { element, at }: { readonly element: string; readonly at: string },
  requirement: string,
  problem: string,
  severity: Finding['severity'] = 'error',
): Finding {
  const name = ichElements.get(element)?.name;
  return {
    rule,
    element,
    at,
    severity,
    message: `${element}${name === undefined ? '' : ` (${name})`} ${problem}`,
    requirement,
  };
}

/** The finding that an element is missing. */
export function missing(
  rule: string,
  place: { readonly element: string; readonly at: string },
  requirement: string,
  why: string,
): Finding {
  const fdaRule = ichElements.get(place.element)?.fdaRule;
  return { ...finding(rule, place, requirement, `is missing: ${why}`), ...(fdaRule !== undefined && { fdaRule }) };
}
