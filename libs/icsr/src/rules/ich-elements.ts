import { precisions, type Precision } from '../model/point-in-time.js';
import { nullFlavors, type NullFlavor } from '../model/values.js';
import { ichElementTable } from './ich-elements.data.js';

/** What ICH says about one element. */
export interface IchElement {
  readonly element: string;
  readonly name: string;
  /** In characters; no limit when absent. */
  readonly maxLength?: number;
  readonly conformance: 'required' | 'conditional' | 'optional';
  readonly codes?: readonly string[];
  readonly format?: Format;
  readonly nullFlavors: readonly NullFlavor[];
  /** For dates. */
  readonly leastPrecision?: Precision;
  /** Required when this other element is given in the same entry. */
  readonly requiredWith?: string;
  /** The FDA's identifier of the rule that the element is missing, such as `R0023`. */
  readonly fdaRule?: string;
}

export const formats = {
  country: /^[A-Z]{2}$/,
  language: /^[a-z]{3}$/,
  'meddra-version': /^\d{1,2}\.\d$/,
  'meddra-code': /^\d{8}$/,
} as const;
export type Format = keyof typeof formats;

/** By element number. */
export const ichElements: ReadonlyMap<string, IchElement> = new Map(
  ichElementTable
    .trim()
    .split('\n')
    .map((line) => ichElement(line.split('|')))
    .map((row) => [row.element, row]),
);

function ichElement(columns: readonly string[]): IchElement {
  const [element = '', name = '', , longest, conformance, values = '', flavors = '', precision, other, fdaRule] =
    columns;
  const format = Object.hasOwn(formats, values) ? (values as Format) : undefined;
  const leastPrecision = precisions.find((each) => each === precision);
  return {
    element,
    name,
    conformance: conformance === 'required' || conformance === 'conditional' ? conformance : 'optional',
    nullFlavors: nullFlavors.filter((each) => flavors.split(',').includes(each)),
    ...(longest && { maxLength: Number(longest) }),
    ...(format ? { format } : values && { codes: values.split(',') }),
    ...(leastPrecision && { leastPrecision }),
    ...(other && { requiredWith: other }),
    ...(fdaRule && { fdaRule }),
  };
}
