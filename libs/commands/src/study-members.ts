import { delegationInForce, roles, type Role } from '@caseledger/domain';
import { refuse, type Clock } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { nowFor, type WorldCache } from './world-cache.js';

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
    const loaded = await this.worlds.load(study, new Map([['study', 'study']]), true);
    const delegation = delegationInForce(loaded.world.study, person, allowed, undefined, nowFor(loaded, this.clock));
    if (delegation !== undefined) return delegation.role;
    throw new RefusedError(
      refuse('forbidden', 'not-delegated', 'This needs a delegation in the study, in force now.', {
        requirement: 'R-AUT-09',
        remedy: 'Ask the sponsor to delegate a role.',
      }),
    );
  }
}
