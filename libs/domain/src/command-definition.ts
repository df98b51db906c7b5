import { softwareId, type Actor, type Decision, type Personal, type Unmet } from '@caseledger/kernel';
import type { Role } from './vocabulary/roles.js';
import type { Scope } from './study/duties.js';
import type { World } from './world.js';
import type { Seen } from './vocabulary/streams.js';
import type { CaseEvent } from './catalogue.js';
import type { ImportedRow } from './historical-import/imported-row.js';

/** The software as an actor: no person, hence no delegation. */
export const software: Actor = { id: softwareId, role: 'system', organisation: 'Caseledger' };

/** Who asks, and when: all that a decision needs besides command and state. */
export interface DecisionContext {
  /** Person of the token; of the software itself its name. */
  readonly person: string;
  /** The software itself asks, and no person. */
  readonly system?: boolean;
  /** What the clock shows, UTC. The events are recorded then, or later, when the last one in their streams is ahead of it. */
  readonly now: string;
  readonly commandId: string;
  /** 32 bytes that were drawn for this decision, and that nobody else knows: a decision draws nothing itself. */
  readonly random?: Uint8Array;
  /** What the command `opens`; absent: it opens nothing, or the key was destroyed. */
  readonly opened?: string;
  /** The row of an import that the command was made of: what happened long ago, and is taken over now. */
  readonly imported?: ImportedRow;
}

/** A sealed value of an event. */
export interface SealedMember {
  /** Id of the event that it is bound to. */
  readonly event: string;
  readonly value: Personal<string>;
}

/** Fields that every command has. */
export interface CommandData {
  /** When it happened: an instant in UTC, or a date when only the day is known. */
  readonly occurredAt: string;
}

/** The streams a command touches, by kind; the first one is the one whose version `If-Match` means. */
export type StreamsOf = Partial<Record<Exclude<Seen, 'near-miss'>, string>>;

/** A command of the domain: who may give it, which streams it sees, and what it decides. Pure. */
export interface CommandDefinition<Data extends CommandData> {
  /** Who may give it: those who hold one of these roles; `system`: the software itself, and no person. */
  readonly roles: readonly Role[] | 'system';
  /**
   * The command founds the study: nobody has a delegation yet, and whoever gives it acts as this from then on. It is no
   * part in the study, so that its caller learns nothing of one that exists.
   */
  readonly founds?: (data: Data) => { readonly role: Role; readonly organisation: string };
  /** Its order within a day matters, so that a date alone does not say when it happened (R-AUD-05, R-CEL-10). */
  readonly timed?: true;
  /**
   * Those from whom the arms are kept may give it, too. `AS_SEEN`: it is decided on what they see, so that the answer is the
   * same in every arm. `WHOLE`: nothing that it says depends on an arm. Absent: it is refused to them before anything is asked.
   */
  readonly blind?: 'AS_SEEN' | 'WHOLE';
  readonly streams: (data: Data) => StreamsOf;
  /** A site that the command itself names: the delegation must hold there, too, and not only at the sites of what it sees. */
  readonly site?: (data: Data) => string | undefined;
  /** Where a command about the study itself takes effect; absent: in the whole study. The delegation must hold there. */
  readonly over?: (data: Data, world: World) => Scope;
  /** A sealed value that is opened for the decision, which tells it by its events or not at all. */
  readonly opens?: (data: Data, world: World) => SealedMember | undefined;
  readonly decide: (data: Data, world: World, context: DecisionContext) => Decision<CaseEvent>;
  /**
   * Conditions that are reported together with those that every command shares, so that a refusal lists every one. `decide` runs only when all hold.
   */
  readonly conditions?: (data: Data, world: World, context: DecisionContext) => readonly Unmet[];
  /** What a safety-relevant refusal leaves behind: near-miss events. */
  readonly onRefusal?: (data: Data, unmet: readonly Unmet[], context: DecisionContext) => readonly CaseEvent[];
}

export function define<Data extends CommandData>(definition: CommandDefinition<Data>): CommandDefinition<Data> {
  return definition;
}
