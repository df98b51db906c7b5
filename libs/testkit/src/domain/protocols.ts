import type { Administration, Manufacture, Protocol } from '@caseledger/domain';
import { readFileSync } from 'node:fs';

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8')) as Protocol;

/** The reference programme, and one that shares no code with it. */
export const achilles = read('programmes/achilles/protocol.json');
export const femoralHead = read('programmes/femoral-head/protocol.json');

/** How the first product of a protocol that is made is made. */
export function made({ products }: Protocol): Manufacture {
  const [first] = products.flatMap(({ manufacture }) => manufacture ?? []);
  if (first === undefined) throw new Error('the protocol makes no product');
  return first;
}

/** How something is given first by a protocol. */
export function given({ interventions }: Protocol): Administration {
  const [first] = interventions.flatMap(({ administrations }) => administrations);
  if (first === undefined) throw new Error('the protocol gives nothing');
  return first;
}

/** A protocol whose products are made otherwise. */
export const madeWith = (protocol: Protocol, change: Partial<Manufacture>): Protocol => ({
  ...protocol,
  products: protocol.products.map((product) => ({
    ...product,
    ...(product.manufacture && { manufacture: { ...product.manufacture, ...change } }),
  })),
});

/** A protocol in which everything is given otherwise. */
export const givenWith = (protocol: Protocol, change: Partial<Administration>): Protocol => ({
  ...protocol,
  interventions: protocol.interventions.map((intervention) => ({
    ...intervention,
    administrations: intervention.administrations.map((one) => ({ ...one, ...change })),
  })),
});
