import {
  decide,
  evolveStream,
  kindOf,
  streamsOf,
  type Command,
  type Fact,
  type CaseEvent,
  type ImportedRow,
  type World,
} from '@caseledger/domain';
import { Refusal, uuidOf, type Clock, type EventStore, type UnmetOnRecord } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { WorldCache } from '@caseledger/study';
import { Inject, Injectable } from '@nestjs/common';
import { answerAgain } from '../idempotency.js';
import { PerformCommandHandler } from '../perform-command.handler.js';
import { PerformCommand, type CommandRequest, type GivenCommand } from '../perform-command.js';
import { clock, eventStore } from '../tokens.js';

/** A row as it was read: the command that it is, or why it is none. */
export interface ReadRow {
  readonly row: number;
  readonly dateQuality: ImportedRow['dateQuality'];
  readonly read: Command | Refusal;
}

/** What came of a row. */
export type RowVerdict =
  | {
      /** @asType integer */
      readonly row: number;
      readonly outcome: 'RECORDED' | 'ALREADY_RECORDED';
      /**
       * Position in the study's ledger.
       * @asType integer
       */
      readonly position: number;
    }
  | {
      /** @asType integer */
      readonly row: number;
      readonly outcome: 'WOULD_BE_RECORDED';
      /** Rules that protect participants, and of which the row does not show that they were kept. */
      readonly notShown: readonly string[];
    }
  | {
      /** @asType integer */
      readonly row: number;
      readonly outcome: 'REFUSED';
      /** Every condition that is not met. */
      readonly unmet: readonly UnmetOnRecord[];
    };

/** Who gives rows to which import. */
export interface ImportCall extends Pick<CommandRequest, 'correlation'> {
  readonly person: string;
  readonly study: string;
  /** Code of the import. */
  readonly import: string;
}

/** How many streams are written at once: enough for the group commit to fill its batches. */
const streamsAtOnce = 128;

/** The id of the command that a row is: whoever sends the row again, it is recorded once. */
export const commandIdOfRow = (code: string, row: number): string => uuidOf(`${code}\n${row}`);

/**
 * Takes rows of an import over, each as the command that it is and on the path of every command. Rows of one stream go one
 * after the other, in the order that they are given in; those of others beside them, so that they are committed together. What
 * is recorded stays when a later row fails, and is recognised when it comes again.
 */
@Injectable()
export class Importer {
  constructor(
    private readonly handler: PerformCommandHandler,
    private readonly worlds: WorldCache,
    @Inject(eventStore) private readonly store: EventStore,
    @Inject(clock) private readonly time: Clock,
  ) {}

  /** Records rows. @throws what the ledger throws when it is unavailable; then the same rows are sent again */
  record(call: ImportCall, rows: readonly ReadRow[]): Promise<readonly RowVerdict[]> {
    return this.each(call, rows, async (message, row) => {
      const { answer, repeated } = await this.handler.carry(message);
      return { row, outcome: repeated ? 'ALREADY_RECORDED' : 'RECORDED', position: answer.position };
    });
  }

  /** Says what would come of rows, of each as if those before it were recorded. Nothing is. */
  tryOut(call: ImportCall, rows: readonly ReadRow[]): Promise<readonly RowVerdict[]> {
    const tried = new Map<string, unknown>();
    return this.each(call, rows, async (message, row) => {
      const { study, request } = message;
      const receipt = await this.store.receipt(study, request.commandId);
      if (receipt !== undefined) {
        const { position } = answerAgain(message, receipt, (digest) => this.store.keyed(digest));
        return { row, outcome: 'ALREADY_RECORDED', position };
      }
      const command = message.command as Command;
      const streams = streamsOf(command);
      const loaded = await this.worlds.load(study, streams, true);
      const states = [...streams].flatMap(([kind, stream]) => (tried.has(stream) ? [[kind, tried.get(stream)]] : []));
      const world = { ...loaded.world, ...Object.fromEntries(states) } as World;
      const now = this.time.now();
      const { person, imported } = request as CommandRequest;
      const verdict = decide(command, world, {
        ...{ person, now, commandId: request.commandId },
        ...(imported && { imported }),
      });
      if (verdict.actor === undefined || verdict.decision instanceof Refusal)
        throw new RefusedError(verdict.decision as Refusal);
      for (const event of verdict.decision) {
        const kind = kindOf(event.type);
        const stream = streams.get(kind) as string;
        const { occurredAt } = command.data;
        const from = verdict.imported && { imported: verdict.imported };
        const fact = { ...event, occurredAt, recordedAt: now, actor: verdict.actor, ...from } as Fact<CaseEvent>;
        tried.set(stream, evolveStream(kind, (tried.get(stream) ?? world[kind]) as never, fact));
      }
      return { row, outcome: 'WOULD_BE_RECORDED', notShown: verdict.imported?.notShown ?? [] };
    });
  }

  /** One verdict for each row, in the order of the rows. */
  private async each(
    { study, import: code, person, correlation }: ImportCall,
    rows: readonly ReadRow[],
    judge: (message: PerformCommand, row: number) => Promise<RowVerdict>,
  ): Promise<readonly RowVerdict[]> {
    const verdicts = new Array<RowVerdict>(rows.length);
    const lanes = new Map<string, (() => Promise<void>)[]>();
    rows.forEach(({ row, dateQuality, read }, index) => {
      if (read instanceof Refusal) {
        verdicts[index] = refused(row, read);
        return;
      }
      const imported = { import: code, row, dateQuality };
      const request = { commandId: commandIdOfRow(code, row), person, correlation, imported };
      // How well the moment is known belongs to what was sent.
      const sent: unknown = { ...read, data: { ...read.data, dateQuality } };
      const message = new PerformCommand(study, read, request, sent as GivenCommand);
      const [lane = ''] = streamsOf(read).values();
      lanes.set(lane, [
        ...(lanes.get(lane) ?? []),
        async () => {
          verdicts[index] = await judge(message, row).catch((error: unknown) => {
            if (error instanceof RefusedError) return refused(row, error.refusal);
            throw error;
          });
        },
      ]);
    });
    const waiting = [...lanes.values()];
    const work = async (): Promise<void> => {
      for (let lane = waiting.shift(); lane !== undefined; lane = waiting.shift())
        for (const take of lane) await take();
    };
    await Promise.all(Array.from({ length: streamsAtOnce }, work));
    return verdicts;
  }
}

const refused = (row: number, { unmet }: Refusal): RowVerdict => ({ row, outcome: 'REFUSED', unmet });
