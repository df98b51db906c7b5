import { sha256 } from '@caseledger/kernel';
import { checkCharacter } from './check-character.js';

/** What the server gives codes to: the prefix and an example of each. */
const minted = {
  participant: { prefix: 'P', example: 'P-7K3Q9XZ' },
  product: { prefix: 'B', example: 'B-2M8RT04' },
  visit: { prefix: 'V', example: 'V-5HD1WZI' },
  adverseEvent: { prefix: 'AE', example: 'AE-9QW2MK9' },
  request: { prefix: 'R', example: 'R-4TN8XC1' },
  import: { prefix: 'I', example: 'I-6YB0QF4' },
};

/** Something that the server gives a code to, by the name of the member that holds it. */
export type Minted = keyof typeof minted;

/** Everything that the server gives codes to. */
export const mintedKinds = Object.keys(minted) as readonly Minted[];

const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/**
 * A public code for what a command creates: six random characters and a check character (ISO/IEC 7064 MOD 37-2), with
 * no meaning (R-PRV-01). It follows from the command id, so that a repeated request gets the same code.
 */
export const mintCode = (kind: Minted, commandId: string): string => codeOf(kind, commandId);

function codeOf(kind: Minted, follows: string): string {
  const { prefix } = minted[kind];
  const bytes = sha256(Buffer.from(`${prefix}\n${follows}`));
  const code = Array.from(bytes.subarray(0, 6), (byte) => letters.charAt(byte % 32)).join('');
  const check = checkCharacter(code);
  return `${prefix}-${code}${check === '*' ? 'U' : check}`;
}

/** The form of a minted code, for JSON Schema. */
export function formOf(kind: Minted): { readonly pattern: string; readonly example: string } {
  const { prefix, example } = minted[kind];
  return { pattern: `^${prefix}-[0-9A-Z]{7}$`, example };
}

/**
 * The code of the case that the recall of a product opens: the product's own, as one of an adverse event; for others who got of
 * the same batch one that follows from both.
 */
export function caseOfRecall(product: string, other?: string): string {
  if (other !== undefined) return codeOf('adverseEvent', `${product}\n${other}`);
  const { product: batch, adverseEvent } = minted;
  return `${adverseEvent.prefix}-${product.startsWith(`${batch.prefix}-`) ? product.slice(batch.prefix.length + 1) : product}`;
}
