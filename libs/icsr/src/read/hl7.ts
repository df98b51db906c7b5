import { parsePointInTime, type PointInTime } from '../model/point-in-time.js';
import {
  nullFlavors,
  type Attachment,
  type CodedTerm,
  type MeddraTerm,
  type NonEmpty,
  type NullFlavor,
  type Quantity,
  type Value,
} from '../model/values.js';
import { IcsrSyntaxError } from '../xml/errors.js';
import { system } from '../xml/names.js';
import type { XmlElement } from '../xml/xml-element.js';

type Node = XmlElement | undefined;

/** The value, or an error that names the element that the message must have. */
export function required<T>(value: T | undefined, element: string, parent: XmlElement): T {
  if (value === undefined) throw new IcsrSyntaxError(`${element} is missing.`, parent.path);
  return value;
}

export const fail = (problem: string, node: XmlElement): never => {
  throw new IcsrSyntaxError(problem, node.path);
};

export function nullFlavor(node: XmlElement): NullFlavor | undefined {
  const flavor = node.attribute('nullFlavor');
  if (flavor === undefined) return undefined;
  return nullFlavors.find((known) => known === flavor) ?? fail(`"${flavor}" is not a null flavor of E2B.`, node);
}

/** The null flavor, or what the node says; nothing when it says nothing. */
function value<T>(node: Node, read: (node: XmlElement) => T | undefined): Value<T> | undefined {
  if (node === undefined) return undefined;
  const flavor = nullFlavor(node);
  if (flavor !== undefined) return { nullFlavor: flavor };
  const said = read(node);
  return said === undefined ? undefined : { value: said };
}

/** A value that must not be replaced by a null flavor. */
export function plain<T>(valued: Value<T> | undefined, node: Node): T | undefined {
  if (valued === undefined || 'value' in valued) return valued?.value;
  return node && fail(`The null flavor ${valued.nullFlavor} is not accepted here.`, node);
}

const words = (node: XmlElement) => (node.text === '' ? undefined : node.text);
const pointInTime = (node: XmlElement): PointInTime | undefined => {
  const stamp = node.attribute('value');
  return stamp === undefined
    ? undefined
    : (parsePointInTime(stamp) ?? fail(`"${stamp}" is not a point in time.`, node));
};
const flag = (node: XmlElement): boolean | undefined => {
  const said = node.attribute('value');
  if (said === undefined || said === 'true' || said === 'false') return said && said === 'true';
  return fail(`"${said}" is neither true nor false.`, node);
};

export const text = (node: Node) => value(node, words);
export const plainText = (node: Node) => plain(text(node), node);
export const time = (node: Node) => value(node, pointInTime);
export const plainTime = (node: Node) => plain(time(node), node);
export const boolean = (node: Node) => value(node, flag);
export const plainBoolean = (node: Node) => plain(boolean(node), node);
export const attribute = (node: Node, name: string) => value(node, (each) => each.attribute(name));

/** Only `true` can be said; elsewhere nothing is sent. */
export function trueOnly(node: Node): true | undefined {
  if (plainBoolean(node) === false) return node && fail('Only true is accepted here.', node);
  return node && true;
}

/** A code of a list of E2B. */
export function code<Code extends string>(node: Node, list: Readonly<Record<string, Code>>): Value<Code> | undefined {
  return value(node, (each) => {
    const said = each.attribute('code');
    if (said === undefined) return undefined;
    const codes = Object.values(list);
    return (
      codes.find((known) => known === said) ??
      fail(`The code "${said}" is not one of ${codes.sort().join(', ')}.`, each)
    );
  });
}
export const plainCode = <Code extends string>(node: Node, list: Readonly<Record<string, Code>>) =>
  plain(code(node, list), node);

export function quantity(node: Node): Quantity | undefined {
  const said = plain(attribute(node, 'value'), node);
  if (node === undefined || said === undefined) return undefined;
  return { value: number(said, node), unit: node.attribute('unit') ?? '1' };
}

export function number(said: string, node: XmlElement): number {
  const parsed = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/.test(said) ? Number(said) : NaN;
  return Number.isFinite(parsed) ? parsed : fail(`"${said}" is not a number.`, node);
}

export function meddra(node: Node): MeddraTerm | undefined {
  if (node?.attribute('codeSystem') !== system.meddra) return undefined;
  const coded = node.attribute('code');
  if (coded === undefined) return undefined;
  return { version: required(node.attribute('codeSystemVersion'), 'The MedDRA version', node), code: coded };
}

export function term(node: Node): CodedTerm | undefined {
  const coded = node?.attribute('code');
  if (node === undefined || coded === undefined) return undefined;
  const version = node.attribute('codeSystemVersion');
  return {
    code: coded,
    system: required(node.attribute('codeSystem'), 'The code system', node),
    ...(version !== undefined && { version }),
  };
}

export function attachment(node: Node): Attachment | undefined {
  const base64 = node?.text.replace(/\s/g, '');
  if (node === undefined || base64 === undefined || base64 === '') return undefined;
  const compression = node.attribute('compression');
  return {
    mediaType: node.attribute('mediaType') ?? 'text/plain',
    base64,
    ...(compression !== undefined && { compression }),
  };
}

/** The identifier of this namespace. */
export function identifier(parent: XmlElement, path: string, idRoot: string, element: string): string {
  const id = parent.all(path).find((each) => each.attribute('root') === idRoot);
  return required(plain(attribute(id, 'extension'), id), element, parent);
}

export function atLeastOne<T>(list: readonly T[], element: string, parent: XmlElement): NonEmpty<T> {
  const [first, ...rest] = list;
  return [required(first, element, parent), ...rest];
}

/** Whether the `code` of the element is this one of this code system. */
export function isCoded(node: Node, code: string, codeSystem: string = system.observation): boolean {
  const said = node?.first('code');
  return said?.attribute('code') === code && said.attribute('codeSystem') === codeSystem;
}

/** The observations of this kind under a relationship such as `subjectOf2`. */
export function observations(node: XmlElement, relationship: string, kind: string): readonly XmlElement[] {
  return node.all(`${relationship}/observation`).filter((each) => isCoded(each, kind));
}

/** The value of the first observation of this kind. */
export function observed(node: XmlElement, relationship: string, kind: string): XmlElement | undefined {
  return observations(node, relationship, kind)[0]?.first('value');
}

/** Starts, ends, widths and periods in the effective times of an act, whichever way they are joined. */
export function timing(act: XmlElement) {
  const parts = act.all('effectiveTime').flatMap((each) => [each, ...each.all('comp')]);
  const find = (name: string) => parts.map((part) => part.first(name)).find((found) => found !== undefined);
  return {
    ...defined({ start: time(find('low')), end: time(find('high')), duration: quantity(find('width')) }),
    period: find('period'),
  };
}

/** The members that are there: a report that was read has no member that is undefined, and no empty section. */
export function defined<T extends object>(members: T): Defined<T> {
  const entries = Object.entries(members).filter(
    ([, member]) => member !== undefined && !(Array.isArray(member) && member.length === 0),
  );
  return Object.fromEntries(entries) as Defined<T>;
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};
