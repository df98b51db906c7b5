import { Refusal, type Actor, type Unmet } from '@caseledger/kernel';
import { blindedParticipant, isBlinded, wasTold } from './blinding.js';
import { software, type DecisionContext } from './command-definition.js';
import { definitionOf, streamsOf, type Command } from './commands.js';
import { importers } from './historical-import/imported-rows.js';
import { unmet } from './refusals.js';
import {
  delegationInForce,
  dutiesOf,
  everything,
  nowhere,
  scopeAt,
  together,
  within,
  type Scope,
} from './study/duties.js';
import { readsAllOf } from './vocabulary/readers.js';
import type { Delegation } from './study/study.model.js';
import { zoneOfSite } from './study/study.state.js';
import type { Role } from './vocabulary/roles.js';
import { kindOfSeen, type Seen, type StreamKind } from './vocabulary/streams.js';
import { initialWorld, type World } from './world.js';

/** Of a subject that is there: its site, if it has one. */
interface Place {
  readonly site?: string;
}

const siteOf = ({ site }: Place): Place | undefined => (site === undefined ? undefined : { site });

/** Where the subject of a kind is; nothing when there is none. */
const places: Readonly<Partial<Record<Seen, (world: World) => Place | undefined>>> = {
  participant: ({ participant }) => siteOf(participant),
  product: ({ product }) => siteOf(product),
  'adverse-event': ({ 'adverse-event': { report } }) => report,
  request: ({ request }) => siteOf(request),
  'earlier-request': (world) => siteOf(world['earlier-request']),
};

/** Where the subjects are that a command sees. */
const placesOf = (command: Command, world: World): readonly Place[] =>
  [...streamsOf(command).keys()].flatMap((kind) => places[kind]?.(world) ?? []);

/** Whether something is there of what a command names. */
export const concernsSubject = (command: Command, world: World): boolean => placesOf(command, world).length > 0;

/**
 * Where a command takes effect: at the sites of what it sees and of what it names; a command about the study itself where it
 * says so, else in the study as a whole.
 */
export function scopeOfCommand(command: Command, world: World): Scope {
  const { site, over } = definitionOf(command.name);
  const { data } = command;
  const aboutStudy = [...streamsOf(command).keys()].every((kind) => kind === 'study');
  if (aboutStudy) return over?.(data, world) ?? everything;
  const named = site?.(data);
  const seen = placesOf(command, world).map((place) => scopeAt(place.site));
  return together([...seen, named === undefined ? nowhere : scopeAt(named)]);
}

/** The zone in which the dates of a command are meant: that of the site that it concerns. */
export function zoneOfCommand(command: Command, world: World): string {
  const sites = placesOf(command, world).flatMap(({ site }) => site ?? []);
  return zoneOfSite(world.study, sites[0] ?? definitionOf(command.name).site?.(command.data));
}

/** Who may give a command; as a row of an import, whoever takes the past over. */
const rolesFor = ({ name }: Command, { imported }: DecisionContext): readonly Role[] | 'system' =>
  imported === undefined ? definitionOf(name).roles : importers;

/** Whether a person holds a role here and now, wherever it is, in which the command may be given. */
function holdsRole(command: Command, { study }: World, context: DecisionContext): boolean {
  const { person, now } = context;
  const roles = rolesFor(command, context);
  return roles !== 'system' && delegationInForce(study, person, roles, nowhere, now) !== undefined;
}

/** The delegation under which a person gives a command here and now, if there is one: it holds wherever that takes effect. */
export function delegationFor(command: Command, world: World, context: DecisionContext): Delegation | undefined {
  const roles = rolesFor(command, context);
  if (roles === 'system' || !holdsRole(command, world, context)) return undefined;
  return delegationInForce(world.study, context.person, roles, scopeOfCommand(command, world), context.now);
}

/** As whom a command is given. */
export interface Giver {
  readonly actor: Actor;
  /** Where they hold the role; of the software and of founders everywhere. */
  readonly scope: Scope;
}

/** As whom a command is given here and now; nothing when it may not be given. */
export function giverOf(command: Command, world: World, context: DecisionContext): Giver | undefined {
  const { founds } = definitionOf(command.name);
  const roles = rolesFor(command, context);
  if (context.system === true) return roles === 'system' ? { actor: software, scope: everything } : undefined;
  const { person, now } = context;
  if (founds !== undefined) return { actor: { id: person, ...founds(command.data) }, scope: everything };
  const delegation = delegationFor(command, world, context);
  if (delegation === undefined) return undefined;
  const { role, organisation } = delegation;
  const scope = dutiesOf(world.study, person, now, [role])?.scope ?? nowhere;
  return { actor: { id: person, role, organisation }, scope };
}

/** Kinds of streams whose versions tell no arm: those of others count what is recorded in one arm and not in another. */
const versionsToldBlind: readonly StreamKind[] = ['study', 'request'];

/** What a caller may know of what a command sees. */
export interface Known {
  /** The world without what is of sites where they have nothing to do: for them it is not there. */
  readonly world: World;
  /** The kinds of subjects that are not there for them although they are. */
  readonly hidden: readonly Seen[];
  /** The kinds of streams whose versions they may be told: those that they read whole. */
  readonly versions: readonly Seen[];
  /** The arm of whom the command is about is kept from them. */
  readonly blinded: boolean;
}

/** Whoever may read something, or act on it, knows that it is there. Everybody else is answered as if it were not. */
export function knownTo(command: Command, world: World, context: DecisionContext): Known {
  const { person, now, system } = context;
  const { founds } = definitionOf(command.name);
  const roles = rolesFor(command, context);
  const kinds = [...streamsOf(command).keys()];
  if (system === true || founds !== undefined) return { world, hidden: [], versions: kinds, blinded: false };
  const held = dutiesOf(world.study, person, now)?.held ?? [];
  const where = (counts: (role: Role) => boolean) =>
    together(held.filter(({ role }) => counts(role)).map(({ scope }) => scope));
  const isAt = (kind: Seen, scope: Scope): boolean => {
    const place = places[kind]?.(world);
    return place === undefined || within(scope, place.site);
  };
  const hidden = kinds.filter(
    (kind) =>
      !isAt(
        kind,
        where((role) => roles.includes(role) || readsAllOf(role, [kindOfSeen(kind)])),
      ),
  );
  const blinded = isBlinded(world.study, person, now) && !wasTold(world.participant, person);
  const versions = kinds.filter((kind) => {
    if (blinded && !versionsToldBlind.includes(kindOfSeen(kind))) return false;
    const reading = where((role) => readsAllOf(role, [kindOfSeen(kind)]));
    return reading.sites.length > 0 && (hidden.includes(kind) || isAt(kind, reading));
  });
  const blank = Object.fromEntries(hidden.map((kind) => [kind, initialWorld[kind]]));
  const known = { ...world, ...blank };
  if (!blinded || definitionOf(command.name).blind !== 'AS_SEEN') return { world: known, hidden, versions, blinded };
  const participant = blindedParticipant(known.participant, known.study);
  return { world: { ...known, participant }, hidden, versions, blinded };
}

/** The refusal of a command to whom it is not for, here and now. */
export function forbid(command: Command, world: World, context: DecisionContext): Refusal {
  const over = holdsRole(command, world, context) ? scopeOfCommand(command, world) : undefined;
  return new Refusal('forbidden', [notDelegatedTo(rolesFor(command, context), over)]);
}

/** What is unmet when somebody holds none of these roles where it takes one; without roles: none at all. */
export function notDelegatedTo(roles?: readonly Role[] | 'system', over?: Scope): Unmet {
  if (roles === undefined) return unmet('not-delegated', 'This needs a delegation in the study, in force now.');
  const where = over?.sites === 'ALL' ? 'for the whole study' : 'at the site';
  return unmet(
    'not-delegated',
    roles === 'system'
      ? 'Only the software itself does this, by the time.'
      : `This needs a delegation as ${roles.join(' or ')} ${where}, in force now.`,
  );
}
