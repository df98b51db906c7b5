import { earliest, type Reason } from '@caseledger/kernel';
import { define, type DecisionContext } from '../command-definition.js';
import { exists, streams, type ForParticipant } from '../participant/for-participant.js';
import { protocolFor } from '../participant/own-protocol.js';
import { unfulfilled } from '../participant/preconditions.js';
import { siteFactor, type Randomisation } from '../protocol/allocation-plan.js';
import { condition, refusalOf, refuse } from '../refusals.js';
import { delegationInForce, scopeAt } from '../study/duties.js';
import type { Role } from '../vocabulary/roles.js';
import { protocolOf, zoneOf, type World } from '../world.js';
import { armFor, factorsOf, placeIn } from './allocation-list.js';
import { listFor } from './allocation.state.js';
import { closedTo } from './cohort.commands.js';
import type { Stratum } from './permuted-blocks.js';

export interface AllocateParticipant extends ForParticipant {
  /** Code of the arm, where the clinician decides. */
  readonly arm?: string;
  /** Why this one, where the clinician decides. */
  readonly explanation?: string;
}

/** The value of a factor for the participant; nothing when it was not answered. */
function valueOf(factor: string, { participant }: World): string | undefined {
  if (factor === siteFactor) return participant.site;
  const value = participant.characteristics.find(({ item }) => item === factor)?.value;
  return value === undefined ? undefined : String(value);
}

/** What of the participant decides where in the list they are, and what of it is not known. */
function stratumOf(randomisation: Randomisation, world: World) {
  const values = factorsOf(randomisation).map((factor) => [factor, valueOf(factor, world)] as const);
  return {
    stratum: Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Stratum,
    missing: values.flatMap(([factor, value]) =>
      condition(value !== undefined, 'stratum-missing', `${factor} has no value.`),
    ),
  };
}

function byClinician({ arm, explanation }: AllocateParticipant, world: World) {
  const protocol = protocolOf(world);
  if (arm === undefined || explanation === undefined) return refuse('arm-needed', undefined, '/arm');
  if (!protocol.arms.some(({ code }) => code === arm)) {
    return refuse('unknown-arm', `The protocol has no arm ${arm}.`, '/arm');
  }
  const { version: protocolVersion } = protocol;
  return [{ type: 'ArmAssigned', data: { arm, method: 'BY_CLINICIAN', explanation, protocolVersion } }] as const;
}

function byChance({ occurredAt }: AllocateParticipant, world: World, { opened }: DecisionContext) {
  const protocol = protocolOf(world);
  const list = listFor(world.study.allocation, protocol);
  if (list === undefined) return refuse('allocation-list-missing');
  const { randomisation, taken, lastAt, closed } = list;
  const { stratum, missing } = stratumOf(randomisation, world);
  const place = placeIn(taken, stratum);
  const zone = zoneOf(world);
  const { blocks, minimisation, participants } = randomisation;
  const refusal = refusalOf([
    ...missing,
    ...condition(!closed, 'allocation-list-closed', `List ${list.list} is closed.`),
    ...condition(
      blocks === undefined ? taken.length < participants : place <= blocks.places,
      'allocation-list-exhausted',
      `All ${blocks?.places ?? participants} places of list ${list.list} are taken.`,
    ),
    ...condition(
      lastAt === undefined || earliest(lastAt, zone) <= earliest(occurredAt, zone),
      'impossible-order',
      `The participant before in the list was allocated at ${String(lastAt)}.`,
      '/occurredAt',
    ),
  ]);
  if (refusal !== undefined) return refusal;
  if (opened === undefined) return refuse('allocation-list-lost');
  const number = taken.length + 1;
  const arm = armFor(randomisation, Buffer.from(opened, 'hex'), taken, stratum);
  const method = minimisation === undefined ? 'PERMUTED_BLOCKS' : 'MINIMISATION';
  const drawn = { list: list.list, number, stratum, ...(blocks !== undefined && { place }) };
  return [
    { type: 'ArmAssigned', data: { arm, method, ...drawn, protocolVersion: protocol.version } },
    { type: 'AllocationNumberTaken', data: { list: list.list, number, stratum } },
  ] as const;
}

function byCohort(world: World) {
  const cohort = world.study.allocation.cohorts.find(({ open }) => open);
  const refusal = refusalOf(closedTo(world.study, cohort));
  if (refusal !== undefined || cohort === undefined) return refusal ?? refuse('no-cohort-open');
  const { level } = cohort;
  const { version: protocolVersion } = protocolOf(world);
  return [
    { type: 'ArmAssigned', data: { arm: level, method: 'COHORT', protocolVersion } },
    { type: 'CohortPlaceTaken', data: { level } },
  ] as const;
}

/** Brings a participant into an arm: as the clinician decides, as the list says, or into the cohort that is open. */
export const allocateParticipant = define<AllocateParticipant>({
  roles: ['investigator', 'coordinator'],
  blind: 'AS_SEEN',
  timed: true,
  streams,
  conditions: (data, world) => {
    const { participant, study } = world;
    const method = protocolFor(study, participant)?.allocation?.method;
    return [
      ...exists(data, world),
      ...unfulfilled('AllocateParticipant', world, data.occurredAt),
      ...condition(method !== undefined, 'nothing-to-allocate'),
      ...condition(participant.arm === undefined, 'already-allocated'),
      ...condition(
        method === undefined || method === 'BY_CLINICIAN' || (data.arm === undefined && data.explanation === undefined),
        'arm-not-chosen',
        undefined,
        '/arm',
      ),
    ];
  },
  opens: (_, { study, participant }) => {
    const protocol = protocolFor(study, participant);
    return protocol && listFor(study.allocation, protocol)?.seed;
  },
  decide: (data, world, context) => {
    switch (protocolOf(world).allocation?.method) {
      case 'BY_CLINICIAN':
        return byClinician(data, world);
      case 'RANDOMISED':
        return byChance(data, world, context);
      case 'COHORTS':
        return byCohort(world);
      case undefined:
        return refuse('nothing-to-allocate');
    }
  },
});

/** Who asks for the arm in an emergency, and who confirms it. */
const unblinders: readonly Role[] = ['investigator', 'safety-monitor'];

export interface RequestUnblinding extends ForParticipant {
  readonly reason: Reason;
}

/** Asks for the arm of one participant in an emergency. Nobody is told anything before another person confirms it (R-SAF-13). */
export const requestUnblinding = define<RequestUnblinding>({
  roles: unblinders,
  blind: 'WHOLE',
  timed: true,
  streams,
  conditions: (data, world) => [
    ...exists(data, world),
    ...condition(world.participant.arm !== undefined, 'allocation-missing'),
    ...condition(
      world.participant.unblindingRequest === undefined,
      'unblinding-requested',
      `${String(world.participant.unblindingRequest?.by)} asked for it.`,
    ),
  ],
  decide: ({ reason }) => [{ type: 'UnblindingRequested', data: {}, reason }],
});

export interface ConfirmUnblinding extends ForParticipant {
  readonly reason: Reason;
}

/** Confirms what another person asked for: both are told the arm of one participant, and all others stay blind (R-SAF-13). */
export const confirmUnblinding = define<ConfirmUnblinding>({
  roles: unblinders,
  blind: 'WHOLE',
  timed: true,
  streams,
  conditions: (data, world, { person, now }) => {
    const { unblindingRequest: request } = world.participant;
    if (request === undefined) {
      const missing = exists(data, world);
      return missing.length > 0 ? missing : condition(false, 'unblinding-not-requested');
    }
    const asked = scopeAt(world.participant.site);
    return [
      ...condition(request.by !== person, 'same-person'),
      ...condition(
        delegationInForce(world.study, request.by, unblinders, asked, now) !== undefined,
        'requester-without-delegation',
        `${request.by} has no delegation in force.`,
      ),
      ...condition(
        Date.parse(request.at) <= Date.parse(data.occurredAt),
        'impossible-order',
        `It was asked for at ${request.at}.`,
        '/occurredAt',
      ),
    ];
  },
  decide: ({ reason }, { participant: { unblindingRequest } }) =>
    unblindingRequest === undefined
      ? refuse('unblinding-not-requested')
      : [{ type: 'Unblinded', data: { requestedBy: unblindingRequest.by }, reason }],
});
