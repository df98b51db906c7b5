import { own } from '@caseledger/kernel';

/** UCUM codes of laboratory results: what is measured, and how many of the first unit of that kind one is. */
const units: Readonly<Record<string, readonly [kind: string, factor: number]>> = {
  'g/L': ['mass', 1],
  'g/dL': ['mass', 10],
  'mg/dL': ['mass', 0.01],
  'mg/L': ['mass', 0.001],
  'mmol/L': ['substance', 1],
  'umol/L': ['substance', 0.001],
  '10*9/L': ['cells', 1],
  '10*3/uL': ['cells', 1],
  '/uL': ['cells', 0.001],
  '/mm3': ['cells', 0.001],
  '[pH]': ['acidity', 1],
  '{INR}': ['ratio', 1],
  '1': ['ratio', 1],
};

/**
 * An amount in another unit of the same kind; `undefined` between kinds, such as mass and substance, which would need to
 * know what is dissolved.
 */
export function converted(amount: number, from: string, to: string): number | undefined {
  const [source, target] = [own(units, from), own(units, to)];
  if (source === undefined || target === undefined || source[0] !== target[0]) return undefined;
  return (amount * source[1]) / target[1];
}
