import { refusalOf, type Unmet } from '@caseledger/kernel';
import { condition, timed } from '../vocabulary/conditions.js';
import { define, type CommandData } from '../command-definition.js';
import { protocolOf, type World } from '../world.js';
import { type CaseEvent } from '../catalogue.js';
import type { Deposit, Side } from './participant.model.js';
import { isUsable } from '../product/product.state.js';
import { unfulfilled } from './preconditions.js';
import { streamOf } from '../vocabulary/streams.js';

export interface InjectCells extends CommandData {
  readonly participant: string;
  readonly product: string;
  /** Side said at the time-out. */
  readonly side: Side;
  /** What was read from the wristband. */
  readonly wristband: string;
  /** What was read from each container: `<product>/<container>`. */
  readonly labels: readonly string[];
  /** The second person of the identity check (R-CEL-18). */
  readonly secondCheckBy: string;
  readonly deposits: readonly Deposit[];
  readonly guidance: string;
}

/** Everything that must hold before cells reach a patient; every unmet condition is listed (R-AUD-14). */
function gate(data: InjectCells, world: World, person: string): readonly Unmet[] {
  const { study, participant, product } = world;
  const at = Date.parse(data.occurredAt);
  const consent = participant.consents.at(-1);
  const needed = (study.protocol?.manufacture.containers ?? []).map(({ code }) => `${data.product}/${code}`);
  const misread = [
    ...needed.filter((label) => !data.labels.includes(label)),
    ...data.labels.filter((label) => !needed.includes(label)),
  ];
  return [
    ...timed(data),
    ...unfulfilled('InjectCells', world, data.occurredAt),
    ...condition(product.release !== undefined, {
      rule: 'release-missing',
      message: 'The batch is not released by a qualified person.',
      requirement: 'R-SEC-09',
    }),
    ...condition(product.release === undefined || Date.parse(product.release.at) <= at, {
      rule: 'impossible-order',
      message: 'This would have happened before the release.',
      requirement: 'R-AUD-14',
    }),
    ...condition(isUsable(product), {
      rule: 'product-recalled',
      message: 'The batch is rejected or recalled.',
      requirement: 'R-CEL-11',
    }),
    ...condition(product.expiresAt !== undefined && at <= Date.parse(product.expiresAt), {
      rule: 'product-expired',
      message: `The product ${product.expiresAt === undefined ? 'is not formulated' : `expired at ${product.expiresAt}`}.`,
      requirement: 'R-CEL-10',
      remedy: 'Do not inject. Quarantine or destroy the container.',
    }),
    ...condition(!product.excursion, {
      rule: 'temperature-excursion',
      message: 'A temperature excursion is open.',
      requirement: 'R-CEL-10',
    }),
    ...condition(product.participant === data.participant, {
      rule: 'identity-mismatch',
      message: `Product ${data.product} was not made for ${data.participant}.`,
      requirement: 'R-CEL-18',
    }),
    ...condition(data.wristband === data.participant, {
      rule: 'wristband-mismatch',
      message: `The wristband reads ${data.wristband}.`,
      requirement: 'R-CEL-18',
    }),
    ...condition(misread.length === 0, {
      rule: 'label-mismatch',
      message: `Labels read: ${data.labels.join(', ')}; expected: ${needed.join(', ')}.`,
      requirement: 'R-CEL-18',
    }),
    ...condition(data.secondCheckBy !== person, {
      rule: 'second-check-missing',
      message: 'Identity needs a second person.',
      requirement: 'R-CEL-18',
    }),
    ...condition(data.side === participant.side && (consent === undefined || consent.side === data.side), {
      rule: 'side-mismatch',
      message: `Time-out says ${data.side}, screening ${String(participant.side)}, consent ${consent?.side ?? 'nothing'}.`,
      requirement: 'R-CEL-19',
    }),
    ...needed.flatMap((label) => {
      const code = label.slice(data.product.length + 1);
      return condition(product.containers[code]?.status === 'FILLED', {
        rule: 'container-not-available',
        message: `Container ${code} does not exist, or was used or destroyed.`,
      });
    }),
  ];
}

const sum = (values: readonly number[]) => Math.round(values.reduce((total, value) => total + value, 0) * 1000) / 1000;

/** The deposits the protocol wants, which use up the containers and add up to the dose (R-CEL-09). */
function doseFaults(data: InjectCells, world: World): readonly Unmet[] {
  const { administration } = protocolOf(world);
  const wrong = (message: string): Unmet => ({
    rule: 'dose-mismatch',
    message,
    requirement: 'R-CEL-09',
    pointer: '/deposits',
  });
  const dose = sum(data.deposits.map(({ cells }) => cells));
  return [
    ...administration.deposits.flatMap((wanted) => {
      const given = data.deposits.filter(({ code }) => code === wanted.code);
      const [deposit] = given;
      if (deposit === undefined || given.length > 1) return [wrong(`Deposit ${wanted.code} is needed exactly once.`)];
      return condition(
        deposit.container === wanted.container && deposit.volume === wanted.volume,
        wrong(`Deposit ${wanted.code} takes ${wanted.volume} mL from container ${wanted.container}.`),
      );
    }),
    ...data.deposits
      .filter(({ code }) => !administration.deposits.some((deposit) => deposit.code === code))
      .map(({ code }) => wrong(`The protocol has no deposit ${code}.`)),
    ...Object.values(world.product.containers).flatMap((container) => {
      const from = data.deposits.filter((deposit) => deposit.container === container.code);
      return condition(
        sum(from.map(({ volume }) => volume)) === container.volume &&
          sum(from.map(({ cells }) => cells)) === container.cells,
        wrong(
          `The deposits from container ${container.code} must sum to ${container.volume} mL and ${container.cells} × 10⁶.`,
        ),
      );
    }),
    ...condition(
      dose >= administration.dose.least && dose <= administration.dose.most,
      wrong(`The dose is ${dose} × 10⁶ cells, specified ${administration.dose.least} to ${administration.dose.most}.`),
    ),
  ];
}

/**
 * Injects the cells: decided over participant, product and study at once, and appended to both streams atomically.
 * A refusal leaves a near miss (design section 3).
 */
export const injectCells = define<InjectCells>({
  roles: ['investigator'],
  streams: ({ participant, product }) => ({
    participant: streamOf('participant', participant),
    product: streamOf('product', product),
  }),
  conditions: (data, world, { person }) => gate(data, world, person),
  decide: (data, world) => {
    const refusal = refusalOf('invalid', doseFaults(data, world));
    const legalBasis = world.participant.treatment?.legalBasis;
    if (refusal !== undefined || legalBasis === undefined) return refusal ?? [];
    const { participant, product, side, deposits, guidance, secondCheckBy } = data;
    const cells = sum(deposits.map((deposit) => deposit.cells));
    return [
      {
        type: 'CellsInjected',
        data: {
          product,
          side,
          deposits,
          cells,
          guidance,
          secondCheckBy,
          protocolVersion: protocolOf(world).version,
          legalBasis,
        },
      },
      ...Object.keys(world.product.containers).map((container): CaseEvent => ({
        type: 'ContainerAdministered',
        data: { container, participant },
      })),
    ];
  },
  onRefusal: ({ participant, product, side, wristband, labels, occurredAt }, unmet, { person }) => [
    {
      type: 'AdministrationRefused',
      data: {
        participant,
        product,
        command: 'InjectCells',
        by: person,
        unmet,
        attempted: { side, wristband, labels, at: occurredAt },
      },
    },
  ],
});
