import { cdisc, type Term } from './codes.js';
import { extensionAttributes } from './extensions.js';

/** A code of the CDISC controlled terminology. */
export const code = ({ code: concept, decode }: Term) => ({
  code: concept,
  ...cdisc,
  decode,
  instanceType: 'Code' as const,
});

/** The same, where USDM allows for others beside it. */
export const aliasCode = (term: Term) => ({
  standardCode: code(term),
  standardCodeAliases: [],
  instanceType: 'AliasCode' as const,
});

export const quantity = (value: number, unit?: Term) => ({
  value,
  unit: unit === undefined ? null : aliasCode(unit),
  instanceType: 'Quantity' as const,
});

/** For a text that USDM demands and the protocol does not have. */
export const unstated = 'Not stated.';

/** A duration that the protocol does not say. */
export const unknownDuration = (text: string, reason: string) => ({
  text,
  quantity: null,
  durationWillVary: true,
  reasonDurationWillVary: reason,
  extensionAttributes: extensionAttributes({ required: true }),
  instanceType: 'Duration' as const,
});

/** A text as XHTML, as syntax templates have it. */
export const paragraph = (text: string) =>
  `<p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}</p>`;

/** Which one is before and which one after each of a list, by their ids. */
export const neighbours = (ids: readonly string[], index: number) => ({
  previousId: ids[index - 1] ?? null,
  nextId: ids[index + 1] ?? null,
});
