import { ShowView, ShowViewHandler, type Asked, type ReplyHeaders, type View } from '@caseledger/casebook';
import { CommandGateway, PerformCommandHandler, type PerformCommand } from '@caseledger/commands';
import { StudyMembers, WorldCache } from '@caseledger/study';
import { LedgerFeed } from '@caseledger/delivery';
import { upcasters, schemaVersionOf, type RecordedFact } from '@caseledger/domain';
import { sha256, type Clock } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { ProjectionHost } from '@caseledger/projections';
import { readModelsOf, type Service } from '@caseledger/service';
import type { CommandBus } from '@nestjs/cqrs';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { TestDatabase } from '../database.js';

/** Under which conditions a view is asked for. */
export interface Asking {
  /** Who asks; the safety monitor of the recorded case unless given. */
  readonly person?: string;
  readonly asOf?: string | number;
}

const masterKey = randomBytes(32);

/** Appends one fact as it was recorded, on its own. @throws Error when the ledger does not take it */
export async function record(store: PostgresEventStore, event: RecordedFact): Promise<void> {
  const commandId = randomUUID();
  const { study, type, data, reason, stream, version, actor, occurredAt, recordedAt, zone } = event;
  const { outcome } = await store.append({
    study,
    commandId,
    requestHash: sha256(Buffer.from(commandId)),
    streams: [
      {
        stream,
        expectedVersion: version - 1,
        events: [{ type, data, schemaVersion: schemaVersionOf(type), ...(reason && { reason }) }],
      },
    ],
    context: { actor, occurredAt, recordedAt, zone, causation: commandId, correlation: commandId },
    answer: null,
  });
  if (outcome !== 'appended') throw new Error(`${type}: ${outcome}`);
}

/**
 * A process of a service on a database: the real ledger, the casebook that follows it, and both ways through it. It shares
 * nothing with another one but the database.
 */
export class ShownStudy {
  readonly store: PostgresEventStore;
  readonly handler: ShowViewHandler;
  readonly gateway: CommandGateway;
  /** Headers of the last answer. */
  readonly headers = new Map<string, string>();
  private readonly pool: pg.Pool;
  private readonly host: ProjectionHost;
  private readonly reply: ReplyHeaders = { header: (name, value) => this.headers.set(name, value) };

  constructor(database: TestDatabase, service: Pick<Service, 'name' | 'keeps' | 'projections'>, clock: Clock) {
    const connectionString = database.urlOf(service.name);
    this.store = new PostgresEventStore({ upcasters, connectionString, masterKey, software: 'spec/1', shared: true });
    this.pool = new pg.Pool({ connectionString, max: 8, pipeline: true });
    this.host = new ProjectionHost({
      pool: this.pool,
      schema: service.name,
      log: this.store,
      feed: new LedgerFeed(this.store),
      projections: readModelsOf(service.name, [service], this.store).projections,
    });
    const worlds = new WorldCache(this.store);
    const parts = { reader: this.host.reader, log: this.store, vault: this.store.vault, clock };
    this.handler = new ShowViewHandler(parts, new StudyMembers(worlds, clock));
    const perform = new PerformCommandHandler(this.store, worlds, clock, this.store.vault);
    const bus: Pick<CommandBus, 'execute'> = {
      execute: ((message: PerformCommand) => perform.execute(message)) as unknown as CommandBus['execute'],
    };
    this.gateway = new CommandGateway(bus as CommandBus);
  }

  /** Starts to follow the ledger, to which the facts are appended first. */
  async start(facts: readonly RecordedFact[] = []): Promise<void> {
    for (const fact of facts) await record(this.store, fact);
    await this.host.start();
  }

  /** What a view answers on all that is recorded. @throws as the gate and the view do */
  show<Question extends object, Answer>(
    view: View<Question, Answer>,
    question: Question,
    { person = 'monitor', asOf }: Asking = {},
  ): Promise<Answer> {
    const caller = { id: person, name: person, organisation: 'site', expiresAt: '2999-01-01T00:00:00.000Z' };
    const asked: Asked = { caller, reply: this.reply, waitFor: 'head' };
    const then = asOf === undefined ? undefined : String(asOf);
    const shown = this.handler.execute(new ShowView(view as View<object, unknown>, 'S1', question, then, asked));
    return shown as Promise<Answer>;
  }

  async stop(): Promise<void> {
    await this.host.stop();
    await this.store.close();
    await this.pool.end();
  }
}
