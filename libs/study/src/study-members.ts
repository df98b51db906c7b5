import {
  delegationInForce,
  dutiesOf,
  isBlinded,
  notDelegatedTo,
  nowhere,
  refuse as keptBlind,
  roles,
  type Duties,
  type Role,
} from '@caseledger/domain';
import { Refusal, type Clock } from '@caseledger/kernel';
import { RefusedError, type DeclaredRoute } from '@caseledger/platform';
import { refuse } from './refusals.js';
import type { WorldCache } from './world-cache.js';

/** What a read shows to those from whom the arms are kept: `MASKED`, what is the same in every arm; `WHOLE` is not for them. */
export type Shown = 'WHOLE' | 'MASKED';

/** Duties, and whether the arms are kept from who holds them. */
export type KnownDuties = Duties & { readonly blinded: boolean };

/** Who may read a study: whoever holds a delegation in it now. */
export class StudyMembers {
  constructor(
    private readonly worlds: WorldCache,
    private readonly clock: Clock,
  ) {}

  /**
   * The first of the roles that the person holds in the study now.
   * @throws RefusedError, the same one whether the study does not exist or the person has no part in it.
   */
  async require(study: string, person: string, allowed: readonly Role[] = roles): Promise<Role> {
    // Fresh: nothing is appended that would find out that a cached delegation was ended meanwhile, maybe elsewhere.
    const role = await this.roleOf(study, person, allowed, true);
    if (role !== undefined) return role;
    throw undelegated();
  }

  /**
   * Roles and sites of a person in the study now, of those roles that count.
   * @throws RefusedError `not-delegated` as `require`; `not-a-reader` for a member whose roles do not count; `kept-blind` for whom
   * the protocol blinds, where everything is shown.
   */
  async duties(study: string, person: string, counted: readonly Role[], shown: Shown = 'WHOLE'): Promise<KnownDuties> {
    const duties = await this.known(study, person, counted);
    if (duties === undefined) {
      await this.require(study, person);
      throw notAReader(counted);
    }
    if (duties.blinded && shown === 'WHOLE') throw new RefusedError(keptBlind('kept-blind'));
    return duties;
  }

  /** As `duties` of what shows everything; nothing where there are none. */
  async dutiesIfAny(study: string, person: string, counted: readonly Role[]): Promise<Duties | undefined> {
    const duties = await this.known(study, person, counted);
    return duties?.blinded === true ? undefined : duties;
  }

  private async known(study: string, person: string, counted: readonly Role[]): Promise<KnownDuties | undefined> {
    const { world } = await this.worlds.load(study, new Map([['study', 'study']]), true);
    const now = this.clock.now();
    const duties = dutiesOf(world.study, person, now, counted);
    return duties && { ...duties, blinded: isBlinded(world.study, person, now) };
  }

  /**
   * Lets a person on to a route that is declared for their role. What the cache knows is enough: more will be asked of them.
   * @throws RefusedError as `require`; for a member in another role `not-delegated` when the route is a command's, else
   * `not-a-reader`.
   */
  async admit(study: string, person: string, route: DeclaredRoute | undefined): Promise<void> {
    const allowed = (route?.roles as readonly Role[] | undefined) ?? roles;
    if ((await this.roleOf(study, person, allowed, false)) !== undefined) return;
    await this.require(study, person);
    if ((await this.roleOf(study, person, allowed, true)) !== undefined) return;
    throw route?.kind === 'command' ? undelegated(allowed) : notAReader(allowed);
  }

  private async roleOf(
    study: string,
    person: string,
    allowed: readonly Role[],
    fresh: boolean,
  ): Promise<Role | undefined> {
    const loaded = await this.worlds.load(study, new Map([['study', 'study']]), fresh);
    return delegationInForce(loaded.world.study, person, allowed, nowhere, this.clock.now())?.role;
  }
}

function undelegated(roles?: readonly Role[]): RefusedError {
  return new RefusedError(new Refusal('forbidden', [notDelegatedTo(roles)]));
}

function notAReader(readers: readonly Role[]): RefusedError {
  return new RefusedError(refuse('not-a-reader', `This is for ${readers.join(', ')}.`));
}
