import { casebook, ShowView, ShowViewHandler, type KeptTable, type View } from '@caseledger/casebook';
import { StudyMembers, WorldCache } from '@caseledger/study';
import { LedgerFeed } from '@caseledger/delivery';
import { upcasters, type RecordedFact } from '@caseledger/domain';
import { sha256, type Clock } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { ProjectionHost, type ParkedStudy } from '@caseledger/projections';
import { readModelsOf } from '@caseledger/service';
import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { testDatabase, type TestDatabase } from '../database.js';

const study = 'S1';
const schema = 'coordination';
const patienceMs = 30_000;

/** How a view is asked. */
export interface AskedAs {
  /** Id of the person who asks. */
  readonly as: string;
  readonly asOf?: string;
  readonly waitFor?: number;
}

/** A ledger and its casebook on a database of their own, and views shown as any person of the study S1. */
export interface TestCasebook {
  readonly database: TestDatabase;
  readonly store: PostgresEventStore;
  /** Of the role that owns the casebook. */
  readonly pool: Pool;
  readonly host: ProjectionHost;
  /** Stops the host and, when the work is done, starts another one that remembers nothing. */
  whileStopped(work: () => Promise<unknown>): Promise<void>;
  readonly handler: ShowViewHandler;
  readonly parked: readonly ParkedStudy[];
  /** Appends facts as they were decided, and waits until the casebook has them. */
  record(facts: readonly RecordedFact[]): Promise<void>;
  /** Appends facts without waiting. */
  append(facts: readonly RecordedFact[]): Promise<void>;
  /** The answer, and the headers beside it. */
  show<Question extends object, Answer>(
    view: View<Question, Answer>,
    question: Question,
    asked: AskedAs,
  ): Promise<{ readonly answer: Answer; readonly headers: ReadonlyMap<string, string> }>;
  close(): Promise<void>;
}

/** @param keeps what the apps under test keep beside the casebook */
export async function testCasebook(keeps: readonly KeptTable[] = []): Promise<TestCasebook> {
  const database = await testDatabase();
  const store = new PostgresEventStore({
    upcasters,
    connectionString: database.serviceUrl,
    masterKey: Buffer.alloc(32),
    software: 'spec/1',
  });
  const pool = new Pool({ connectionString: database.serviceUrl, max: 8, pipeline: true });
  const parked: ParkedStudy[] = [];
  const { projections } = readModelsOf(schema, [{ keeps, projections: [] }], store);
  const newHost = () =>
    new ProjectionHost({
      pool,
      schema,
      log: store,
      feed: new LedgerFeed(store),
      projections,
      onParked: (one) => parked.push(one),
    });
  let host = newHost();
  await host.start();
  const clock: Clock = { now: () => new Date().toISOString() };
  const handler = new ShowViewHandler(
    { reader: host.reader, log: store, vault: store.vault, clock },
    new StudyMembers(new WorldCache(store), clock),
  );
  const append = (facts: readonly RecordedFact[]) => appendAll(store, facts);
  return {
    database,
    store,
    pool,
    get host() {
      return host;
    },
    whileStopped: async (work) => {
      await host.stop();
      await work();
      host = newHost();
      await host.start();
    },
    handler,
    parked,
    append,
    record: async (facts) => {
      await append(facts);
      const position = facts.at(-1)?.position ?? 0;
      const behind = await host.reader.waitFor(casebook, study, position, patienceMs);
      if (behind > 0) throw new Error(`the casebook is ${behind} behind: ${JSON.stringify(parked)}`);
    },
    show: async <Question extends object, Answer>(
      view: View<Question, Answer>,
      question: Question,
      { as, asOf, waitFor }: AskedAs,
    ) => {
      const headers = new Map<string, string>();
      const asked = {
        caller: { id: as, name: as, organisation: 'site', expiresAt: '2099-01-01T00:00:00.000Z' },
        reply: { header: (name: string, value: string) => headers.set(name, value) },
        ...(waitFor !== undefined && { waitFor }),
      };
      const answer = await handler.execute(new ShowView(view as View<object, unknown>, study, question, asOf, asked));
      return { answer: answer as Answer, headers };
    },
    close: async () => {
      await host.stop();
      await pool.end();
      await store.close();
      await database.drop();
    },
  };
}

async function appendAll(store: PostgresEventStore, facts: readonly RecordedFact[]): Promise<void> {
  for (const { stream, version, type, data, reason, occurredAt, recordedAt, zone, actor, ...fact } of facts) {
    const { outcome } = await store.append({
      study,
      commandId: randomUUID(),
      requestHash: sha256(Buffer.from(fact.id)),
      streams: [
        {
          stream,
          expectedVersion: version - 1,
          events: [{ type, schemaVersion: fact.schemaVersion, data, ...(reason && { reason }) }],
        },
      ],
      context: { actor, occurredAt, zone, recordedAt, causation: fact.causation, correlation: fact.correlation },
      answer: null,
    });
    if (outcome !== 'appended') throw new Error(`${type} of ${stream}: ${outcome}`);
  }
}
