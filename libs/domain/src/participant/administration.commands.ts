import { endsBefore, type Unmet } from '@caseledger/kernel';
import { define, type CommandDefinition } from '../command-definition.js';
import { zoneOf, type World } from '../world.js';
import { type CaseEvent } from '../catalogue.js';
import { choiceOf, gate, type AdministerIntervention } from './administration-gate.js';
import type { Deposit } from './participant.model.js';
import { cellsGiven, doseGiven } from './dose.js';
import { exists } from './for-participant.js';
import { protocolFor } from './own-protocol.js';
import { meantSite } from './treated-sites.js';
import { condition } from '../refusals.js';
import { streamOf } from '../vocabulary/streams.js';

export type { AdministerIntervention } from './administration-gate.js';

export interface InjectCells extends Omit<AdministerIntervention, 'administration' | 'medicine' | 'amount'> {
  readonly product: string;
  readonly deposits: readonly Deposit[];
  readonly guidance: string;
}

/** What is recorded of an administration that is as it has to be. */
function administered(data: AdministerIntervention, world: World): readonly CaseEvent[] {
  const choice = choiceOf(data, world);
  const protocol = protocolFor(world.study, world.participant);
  if (choice === undefined || protocol === undefined) throw new Error('something was given that nobody planned');
  const { planned, containers, counted } = choice;
  const { product, medicine, deposits, weight, guidance, secondCheckBy, participant } = data;
  const legalBasis = world.participant.treatment?.legalBasis;
  const { dose } = planned.administration;
  const value = doseGiven(planned.administration, data, containers, world.product);
  const where = meantSite(protocol, data);
  const common = {
    administration: planned.administration.code,
    scheduled: planned.scheduled,
    ...(planned.occurrence > 1 && { occurrence: planned.occurrence }),
    ...(data.endedAt !== undefined && { endedAt: data.endedAt }),
    ...(planned.treatedSite && where && { treatedSite: where }),
    ...(weight !== undefined && { weight }),
    protocolVersion: protocol.version,
    ...(secondCheckBy !== undefined && { secondCheckBy }),
    ...(legalBasis && { legalBasis }),
  };
  const given: CaseEvent =
    product !== undefined && counted
      ? {
          type: 'CellsInjected',
          data: {
            ...common,
            product,
            deposits: deposits as readonly Deposit[],
            cells: cellsGiven(data, containers, world.product),
            ...(guidance !== undefined && { guidance }),
          },
        }
      : {
          type: 'InterventionAdministered',
          data: {
            ...common,
            ...(product !== undefined && { product }),
            ...(medicine && { medicine }),
            deposits,
            ...(dose && value !== undefined && { dose: { value, unit: dose.unit } }),
            ...(guidance !== undefined && { guidance }),
          },
        };
  return [
    given,
    ...(product === undefined ? [] : containers).map((container): CaseEvent => ({
      type: 'ContainerAdministered',
      data: { container, participant, ...(legalBasis && { legalBasis }) },
    })),
  ];
}

/** What takes time ends after it begins, and is over when it is recorded. */
const endFaults = ({ occurredAt, endedAt }: AdministerIntervention, world: World, now: string): readonly Unmet[] => [
  ...condition(
    endedAt === undefined || !endsBefore(occurredAt, endedAt, zoneOf(world)),
    'ends-before-start',
    'The administration ends before it starts.',
    '/endedAt',
  ),
  ...condition(
    endedAt === undefined || Date.parse(endedAt) <= Date.parse(now),
    'in-the-future',
    'The administration is not over yet.',
    '/endedAt',
  ),
];

/** Decided over participant, batch and study at once, and appended to both streams atomically. A refusal leaves a near miss. */
const giving = <Data extends AdministerIntervention>(
  command: 'AdministerIntervention' | 'InjectCells',
): CommandDefinition<Data> =>
  define<Data>({
    roles: ['investigator'],
    timed: true,
    streams: ({ participant, product }) => ({
      participant: streamOf('participant', participant),
      ...(product !== undefined && { product: streamOf('product', product) }),
    }),
    conditions: (data, world, { person, now }) => {
      const unknown = exists(data, world);
      return unknown.length > 0 ? unknown : [...endFaults(data, world, now), ...gate(data, world, person)];
    },
    decide: administered,
    onRefusal: ({ participant, product, side, treatedSite, wristband, labels, occurredAt }, unmet, { person }) => [
      {
        type: 'AdministrationRefused',
        data: {
          participant,
          ...(product !== undefined && { product }),
          command,
          by: person,
          unmet,
          attempted: {
            ...(side && { side }),
            ...(treatedSite && { treatedSite }),
            ...(wristband !== undefined && { wristband }),
            ...{ labels, at: occurredAt },
          },
        },
      },
    ],
  });

/** Gives what the protocol plans: a batch, a medicine that is bought, or a procedure with nothing in it. */
export const administerIntervention = giving<AdministerIntervention>('AdministerIntervention');

/** Injects the cells of a batch. */
export const injectCells = giving<InjectCells>('InjectCells');
