import {
  streamOf,
  decide,
  definitionOf,
  kindOf,
  kindOfStream,
  schemaVersionOf,
  software,
  streamsOf,
  type CaseEvent,
  type Command,
  type DecisionContext,
  type Seen,
  type StreamKind,
  type Verdict,
  type World,
} from '@caseledger/domain';
import {
  LedgerAltered,
  Refusal,
  type AppendOutcome,
  type Clock,
  type EventStore,
  type PersonalDataVault,
  type Receipt,
  type StreamWrite,
} from '@caseledger/kernel';
import { recordingInstant, WorldCache, type LoadedWorld } from '@caseledger/study';
import { inSpan, RefusedError, StaleVersion } from '@caseledger/platform';
import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { randomBytes } from 'node:crypto';
import { refuse } from './refusals.js';
import { answerAgain, requestHashOf, type StoredAnswer } from './idempotency.js';
import { PerformCommand, type CommandAnswer, type GivenCommand } from './perform-command.js';
import { clock, eventStore, personalDataVault } from './tokens.js';

type StreamConflict = Extract<AppendOutcome, { outcome: 'conflict' }>['conflicts'][number];

/** What a command came to, and whether it had been recorded before. */
export interface Carried {
  readonly answer: CommandAnswer;
  readonly repeated: boolean;
}

/** How often a decision is repeated when another command was faster; then the caller is told to try again. */
const attempts = 8;

/**
 * The path of every command: load the streams, decide, append atomically with the versions that the decision saw. On a
 * conflict it loads and decides again. A refusal is decided on fresh states, never on cached ones alone.
 */
@CommandHandler(PerformCommand)
export class PerformCommandHandler implements ICommandHandler<PerformCommand, CommandAnswer> {
  constructor(
    @Inject(eventStore) private readonly store: EventStore,
    private readonly worlds: WorldCache,
    @Inject(clock) private readonly time: Clock,
    @Inject(personalDataVault) private readonly vault: PersonalDataVault,
  ) {}

  execute(message: PerformCommand): Promise<CommandAnswer> {
    const { study, command, request } = message;
    const attributes = {
      'caseledger.study': study,
      'caseledger.command': command.name,
      'caseledger.command_id': request.commandId,
    };
    return inSpan(`perform ${command.name}`, attributes, async (tell) => {
      const { answer } = await this.carry(message);
      tell({ 'caseledger.outcome': 'recorded', 'caseledger.position': answer.position });
      return answer;
    });
  }

  /** What a command needs opened of what is sealed. @throws when the sealed bytes were altered */
  private async opened(study: string, { name, data }: Command, world: World): Promise<Pick<DecisionContext, 'opened'>> {
    const sealed = definitionOf(name).opens?.(data, world);
    if (sealed === undefined) return {};
    const opened = await this.vault.open(study, { id: sealed.event }, sealed.value);
    return opened === undefined ? {} : { opened };
  }

  /**
   * Carries a command to the ledger, and says whether it was there already.
   * @throws RefusedError, StaleVersion, and what the ledger throws when it is unavailable
   */
  async carry(message: PerformCommand): Promise<Carried> {
    const { study, command: given, request } = message;
    const streams = streamsOf(given as Command);
    const keyed = (digest: Uint8Array) => this.store.keyed(digest);
    const again = (receipt: Receipt | undefined): Carried => ({
      repeated: true,
      answer: answerAgain(message, receipt, keyed),
    });
    let fresh = false;
    let lost: readonly StreamConflict[] = [];
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const loaded = await this.worlds.load(study, streams, fresh);
      requireProgress(study, lost, loaded, streams);
      const now = this.time.now();
      const command = dated(given, now);
      const { person = software.id, commandId } = request;
      const context: DecisionContext = {
        person,
        now,
        commandId,
        system: request.person === undefined,
        random: randomBytes(32),
        ...(request.imported && { imported: request.imported }),
        ...(await this.opened(study, command, loaded.world)),
      };
      const verdict = decide(command, loaded.world, context);
      const refusal = verdict.decision instanceof Refusal ? verdict.decision : undefined;
      if (!fresh && (refusal !== undefined || request.ifMatch !== undefined)) {
        const receipt = await this.store.receipt(study, request.commandId);
        if (receipt !== undefined) return again(receipt);
        fresh = true;
        continue;
      }
      if (verdict.actor === undefined) throw new RefusedError(verdict.decision);
      if (refusal?.kind === 'forbidden') throw new RefusedError(refusal);
      if (verdict.member) checkVersion(request.ifMatch, verdict, loaded, streams);
      const events = verdict.decision instanceof Refusal ? verdict.nearMisses : verdict.decision;
      if (refusal !== undefined && events.length === 0) throw new RefusedError(refusal);

      const isTold = (kind: StreamKind) => kind === 'near-miss' || verdict.versions.includes(kind);
      const writes = writesFor(events, streams, loaded, request.commandId);
      const answer: StoredAnswer =
        refusal === undefined
          ? {
              events: events.map(({ type }) => type),
              streams: Object.fromEntries(
                writes
                  .filter(({ stream }) => isTold(kindOfStream(stream)))
                  .map((write) => [write.stream, write.expectedVersion + write.events.length]),
              ),
            }
          : { refusal: { kind: refusal.kind, unmet: refusal.unmet } };
      const outcome = await this.store.append({
        study,
        commandId: request.commandId,
        requestHash: keyed(requestHashOf(message)),
        streams: writes,
        context: {
          actor: verdict.actor,
          occurredAt: command.data.occurredAt,
          zone: verdict.zone,
          recordedAt: recordingInstant(loaded, now),
          causation: request.commandId,
          correlation: request.correlation,
          ...(verdict.imported && { imported: verdict.imported }),
        },
        answer,
      });
      if (outcome.outcome === 'appended') {
        this.worlds.recorded(study, outcome.events);
        return { ...again(outcome.receipt), repeated: false };
      }
      if (outcome.outcome === 'key-reused') return again(await this.store.receipt(study, request.commandId));
      if (outcome.outcome === 'repeated') return again(outcome.receipt);
      lost = outcome.conflicts;
      fresh = true;
    }
    throw new RefusedError(refuse('too-much-contention'));
  }
}

/**
 * What another command recorded was there to be read afterwards. Where a stream counts another version and none is found, trying
 * again is of no use: what the ledger counts is not what it has.
 * @param lost where the last append had not what the ledger counts
 * @param loaded what was read afterwards
 * @throws LedgerAltered
 */
function requireProgress(
  study: string,
  lost: readonly StreamConflict[],
  loaded: LoadedWorld,
  streams: ReadonlyMap<Seen, string>,
): void {
  const versions = new Map(Array.from(streams, ([kind, stream]) => [stream, loaded.versions.get(kind) ?? 0]));
  const stuck = lost.find(({ stream, expected }) => versions.get(stream) === expected);
  if (stuck === undefined) return;
  const { stream, expected, actual } = stuck;
  throw new LedgerAltered(study, 0, `of version ${actual} of ${stream}`, `version ${expected}`);
}

/**
 * Another version than the caller saw is refused. What is not there for them has none; and to whoever may not read the stream
 * versions would tell what goes on.
 */
function checkVersion(
  ifMatch: number | undefined,
  { hidden, versions }: Pick<Extract<Verdict, { actor: object }>, 'hidden' | 'versions'>,
  loaded: LoadedWorld,
  streams: ReadonlyMap<Seen, string>,
): void {
  const [first] = streams;
  if (ifMatch === undefined || first === undefined) return;
  const [kind] = first;
  if (!versions.includes(kind)) throw new StaleVersion();
  const current = hidden.includes(kind) ? 0 : (loaded.versions.get(kind) ?? 0);
  if (ifMatch !== current) throw new StaleVersion(current);
}

/**
 * One write per stream of the command: streams without events are checked only. A near miss begins a stream of its own,
 * which nobody can have read: its name is the command's. An event that begins a stream of its own finds nothing there.
 */
function writesFor(
  events: readonly CaseEvent[],
  streams: ReadonlyMap<Seen, string>,
  loaded: LoadedWorld,
  commandId: string,
): readonly StreamWrite[] {
  const all = new Map([...streams, ['near-miss', streamOf('near-miss', commandId)] as const]);
  const seen = [...all].flatMap(([kind, stream]) => {
    const own = events.filter(({ type, begins }) => begins === undefined && kindOf(type) === kind);
    if (kind === 'near-miss' && own.length === 0) return [];
    return [{ stream, expectedVersion: loaded.versions.get(kind) ?? 0, events: own.map(versioned) }];
  });
  const begun = events.flatMap(({ begins, ...event }) =>
    begins === undefined
      ? []
      : [{ stream: streamOf(kindOf(event.type), begins), expectedVersion: 0, events: [versioned(event)] }],
  );
  return [...seen, ...begun];
}

const versioned = ({ begins, ...event }: CaseEvent) => ({ ...event, schemaVersion: schemaVersionOf(event.type) });

/** A command that does not say when it happens does so now. */
function dated({ name, data }: GivenCommand, now: string): Command {
  return { name, data: { ...data, occurredAt: data.occurredAt ?? now } } as Command;
}
