import type { StudyMembers } from '@caseledger/study';
import { covers, webhookRoles, type Scope } from '@caseledger/domain';
import type { Settlement } from './deliveries.js';
import type { Endpoint } from './endpoints.js';

/** Why an endpoint gets nothing more. */
export type Disabling = NonNullable<Settlement['disable']>;

/** By whose delegation endpoints get messages. */
export class Delegations {
  constructor(private readonly members: Pick<StudyMembers, 'dutiesIfAny'>) {}

  /** Of which sites somebody may have messages delivered now. Nothing when they may not. */
  async scopeOf(study: string, person: string): Promise<Scope | undefined> {
    return (await this.members.dutiesIfAny(study, person, webhookRoles))?.scope;
  }

  /** Why endpoints of one study may get nothing, by their ids. */
  async refusalsOf(study: string, endpoints: readonly Endpoint[]): Promise<ReadonlyMap<string, Disabling>> {
    const persons = [...new Set(endpoints.map(({ person }) => person))];
    const scopes = new Map<string, Scope | undefined>();
    for (const person of persons) scopes.set(person, await this.scopeOf(study, person));
    return new Map(
      endpoints.flatMap(({ id, person, scope }) => {
        const why = endOf(scopes.get(person), scope);
        return why === undefined
          ? []
          : [[id, { code: 'NOT_DELEGATED', text: `the delegation of ${person} ${why}` }] as const];
      }),
    );
  }
}

function endOf(held: Scope | undefined, wanted: Scope | undefined): string | undefined {
  if (held === undefined) return 'has ended';
  return wanted === undefined || covers(held, wanted) ? undefined : 'is not for all of its sites any more';
}
