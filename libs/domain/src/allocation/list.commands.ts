import { personal, type Reason, type Unmet } from '@caseledger/kernel';
import { define, type CommandData } from '../command-definition.js';
import { condition, refuse } from '../refusals.js';
import type { World } from '../world.js';
import { commitmentTo } from './allocation-list.js';
import { listFor, type AllocationList } from './allocation.state.js';

const streams = () => ({ study: 'study' }) as const;

/** Makes the list that participants are allocated by. Nobody learns its seed: it is drawn, sealed, and committed to. */
export const makeAllocationList = define<CommandData>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams,
  conditions: (_, { study }) => {
    if (study.protocol === undefined) return condition(false, 'no-protocol');
    const known = listFor(study.allocation, study.protocol);
    return [
      ...condition(study.protocol.allocation?.randomisation !== undefined, 'not-randomised'),
      ...condition(known === undefined || known.closed, 'allocation-list-exists', `List ${known?.list ?? ''} is open.`),
    ];
  },
  decide: (_, { study }, { random }) => {
    const { code, protocol, allocation } = study;
    const randomisation = protocol?.allocation?.randomisation;
    if (code === undefined || randomisation === undefined) return refuse('not-randomised');
    if (random === undefined) throw new Error('a list is made of random bytes that the context brings');
    const list = allocation.lists.length + 1;
    const seed = personal(`allocation-list-${list}`, Buffer.from(random).toString('hex'));
    const commitment = commitmentTo({ study: code, list, randomisation }, random);
    return [{ type: 'AllocationListCommitted', data: { list, randomisation, commitment, seed } }];
  },
});

interface ForList extends CommandData {
  readonly list: number;
}

const listOf = ({ list }: ForList, { study }: World): AllocationList | undefined =>
  study.allocation.lists.find((one) => one.list === list);

const exists = (data: ForList, world: World): readonly Unmet[] =>
  condition(listOf(data, world) !== undefined, 'unknown-allocation-list', `There is no allocation list ${data.list}.`);

export interface CloseAllocationList extends ForList {
  readonly reason: Reason;
}

/** From then on nobody is allocated by the list, and its seed may be disclosed. */
export const closeAllocationList = define<CloseAllocationList>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(listOf(data, world)?.closed !== true, 'allocation-list-closed'),
  ],
  decide: ({ list, reason }) => [{ type: 'AllocationListClosed', data: { list }, reason }],
});

export interface DiscloseAllocationList extends ForList {
  readonly reason: Reason;
}

/** Tells everybody the seed of a closed list, so that they can hold every allocation against it. It ends the blinding. */
export const discloseAllocationList = define<DiscloseAllocationList>({
  roles: ['sponsor'],
  blind: 'WHOLE',
  timed: true,
  streams,
  conditions: (data, world) => {
    const list = listOf(data, world);
    return [
      ...exists(data, world),
      ...condition(list === undefined || list.closed, 'allocation-list-open'),
      ...condition(list?.disclosed === undefined, 'allocation-list-disclosed'),
    ];
  },
  opens: (data, world) => listOf(data, world)?.seed,
  decide: ({ list, reason }, _, { opened }) =>
    opened === undefined
      ? refuse('allocation-list-lost')
      : [{ type: 'AllocationDisclosed', data: { list, seed: opened }, reason }],
});
