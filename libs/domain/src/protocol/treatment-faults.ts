import { sum, type Unmet } from '@caseledger/kernel';
import { cellsInMillions } from './units.js';
import type { Administration } from './design.js';
import type { Check } from './faults.js';
import type { AdministrableProduct, Manufacture } from './products.js';
import type { Protocol } from './protocol.js';

/** What of arms, products and doses could never be given, or made. */
export const treatmentFaults = (protocol: Protocol, check: Check): readonly Unmet[] => [
  ...armFaults(protocol, check),
  ...protocol.products.flatMap((product, i) => productFaults(product, protocol, `/products/${i}`, check)),
  ...protocol.interventions.flatMap(({ administrations }, i) =>
    administrations.flatMap((one, n) =>
      administrationFaults(one, protocol, `/interventions/${i}/administrations/${n}`, check),
    ),
  ),
  ...administrationTwice(protocol, check),
];

/** Whoever is in an arm goes through some epoch of it. */
const armFaults = ({ arms, cells }: Protocol, check: Check): readonly Unmet[] =>
  check(arms.length > 0, '/arms', 'There is no arm.').concat(
    arms.flatMap(({ code }, i) =>
      check(
        cells.some(({ arm }) => arm === code),
        `/arms/${i}`,
        `Nothing is planned for arm ${code}: no cell is of it.`,
      ),
    ),
  );

function productFaults(
  { code, origin, manufacture }: AdministrableProduct,
  protocol: Protocol,
  at: string,
  check: Check,
) {
  const administrations = protocol.interventions
    .flatMap((intervention) => intervention.administrations)
    .filter(({ product }) => product === code);
  const given = administrations.length > 0;
  return [
    ...check(given, at, `Product ${code} is given to nobody: no administration names it.`),
    ...check(
      (origin === 'LICENSED') === (manufacture === undefined),
      `${at}/manufacture`,
      manufacture === undefined
        ? `How product ${code} is made is not said.`
        : `Product ${code} is licensed, so that it is bought and not made.`,
    ),
    ...(manufacture === undefined ? [] : manufactureFaults(manufacture, `${at}/manufacture`, check)),
    ...(manufacture?.containers ?? []).flatMap((container, i) =>
      check(
        !given || administrations.some(({ deposits }) => takes(deposits, container.code)),
        `${at}/manufacture/containers/${i}`,
        `Container ${container.code} is given to nobody: no deposit is drawn from it.`,
      ),
    ),
  ];
}

const manufactureFaults = ({ process, specification, containers }: Manufacture, at: string, check: Check) => [
  ...check(containers.length > 0, `${at}/containers`, 'It is filled into no container.'),
  ...process.flatMap(({ kind, within }, i) =>
    check(
      within === undefined || process.slice(0, i).some((earlier) => earlier.kind === within.since),
      `${at}/process/${i}/within/since`,
      `${kind} is reckoned from ${String(within?.since)}, which does not come before it.`,
    ),
  ),
  ...(specification?.lines ?? []).flatMap(({ test, operator, limit }, i) =>
    check(
      operator === 'IS' || typeof limit === 'number',
      `${at}/specification/lines/${i}/limit`,
      `${test} is compared with ${String(limit)}, which is no number.`,
    ),
  ),
];

/** Whether something is drawn from a container: without deposits, all of each. */
const takes = (deposits: Administration['deposits'], code: string): boolean =>
  deposits.length === 0 || deposits.some(({ container }) => container === code);

/** What is drawn from the containers of a product that is made uses them up, and may be the dose. */
function administrationFaults(
  { product, dose, deposits }: Administration,
  { products }: Protocol,
  at: string,
  check: Check,
) {
  const { containers: all = [] } = products.find(({ code }) => code === product)?.manufacture ?? {};
  const containers = all.filter(({ code }) => takes(deposits, code));
  const filled = (bound: 'least' | 'most') => sum(containers.flatMap(({ cells }) => cells?.[bound] ?? []));
  const counted = containers.length > 0 && containers.every(({ cells }) => cells !== undefined);
  return [
    ...(deposits.length === 0 ? [] : containers).flatMap(({ code, volume }) => {
      const given = sum(deposits.filter(({ container }) => container === code).map((deposit) => deposit.volume));
      return check(
        given === volume,
        `${at}/deposits`,
        `The deposits from container ${code} take ${given} mL of its ${volume} mL.`,
      );
    }),
    ...check(
      dose?.unit !== cellsInMillions || !counted || (filled('least') <= dose.most && dose.least <= filled('most')),
      `${at}/dose`,
      `The containers hold ${filled('least')} to ${filled('most')} × 10⁶ cells, which is never the dose.`,
    ),
  ];
}

/** An administration is named by its code alone, whatever intervention it is of. */
function administrationTwice({ interventions }: Protocol, check: Check): readonly Unmet[] {
  const named = interventions.flatMap(({ administrations }, i) =>
    administrations.map(({ code }, n) => ({ code, at: `/interventions/${i}/administrations/${n}` })),
  );
  return named.flatMap(({ code, at }, i) =>
    check(named.findIndex((other) => other.code === code) === i, at, `${code} stands twice.`),
  );
}
