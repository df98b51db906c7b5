import { LedgerFeed } from '@caseledger/delivery';
import { schemaVersion, type RecordedFact } from '@caseledger/domain';
import { sha256, type RecordedEvent } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { ProjectionHost } from '@caseledger/projections';
import { eventually, testDatabase, type TestDatabase } from '@caseledger/testkit';
import { recordedCase, step } from '@caseledger/testkit/domain';
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import pino from 'pino';
import { safetyProjections } from '../read-models.js';
import { DeadlineAlarm } from './deadline-alarm.js';

const masterKey = randomBytes(32);
const study = 'S1';
const adverseEvents = Array.from({ length: 12 }, (_, i) => `A${i + 1}`);
/** Serious under compassionate use: to the agency by 27 April, 10:00; due soon from 04:00 on. */
const facts = recordedCase(
  adverseEvents.map((adverseEvent) =>
    step('investigator', 'ReportAdverseEvent', {
      occurredAt: '2019-04-26T10:00:00.000Z',
      adverseEvent,
      participant: 'P1',
      term: 'sepsis',
      onset: '2019-04-25',
      outcome: 'NOT_RECOVERED',
      serious: true,
      seriousness: ['HOSPITALISATION'],
      phase: 'FOLLOW_UP',
      side: 'NOT_APPLICABLE',
    }),
  ),
);

async function record(store: PostgresEventStore, event: RecordedFact): Promise<void> {
  const commandId = randomUUID();
  const { type, data, reason, stream, version, actor, occurredAt, recordedAt, zone } = event;
  const { outcome } = await store.append({
    study,
    commandId,
    requestHash: sha256(Buffer.from(commandId)),
    streams: [
      { stream, expectedVersion: version - 1, events: [{ type, data, schemaVersion, ...(reason && { reason }) }] },
    ],
    context: { actor, occurredAt, recordedAt, zone, causation: commandId, correlation: commandId },
    answer: null,
  });
  if (outcome !== 'appended') throw new Error(`${type}: ${outcome}`);
}

describe('alarms of statutory clocks', () => {
  let database: TestDatabase;
  let now = '';
  const running: Replica[] = [];

  /** A process of the safety service: it shares nothing with another one but the database. */
  class Replica {
    readonly store = new PostgresEventStore({
      connectionString: database.urlOf('safety'),
      masterKey,
      software: 'spec/1',
      shared: true,
    });
    readonly pool = new pg.Pool({ connectionString: database.urlOf('safety'), max: 8 });
    readonly host = new ProjectionHost({
      pool: this.pool,
      schema: 'safety',
      log: this.store,
      feed: new LedgerFeed(this.store),
      projections: safetyProjections,
    });
    readonly alarm = new DeadlineAlarm({
      reader: this.host.reader,
      store: this.store,
      clock: { now: () => now },
      logger: pino({ enabled: false }),
    });

    async stop(): Promise<void> {
      await this.alarm.onModuleDestroy();
      await this.host.stop();
      await this.store.close();
      await this.pool.end();
    }
  }

  const start = async (): Promise<Replica> => {
    const replica = new Replica();
    running.push(replica);
    await replica.host.start();
    return replica;
  };
  const stopAll = async () => {
    await Promise.all(running.splice(0).map((replica) => replica.stop()));
  };
  const told = async ({ store }: Replica): Promise<readonly RecordedEvent[]> => {
    const events = await store.read(study, 0, 10_000);
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i + 1));
    return events.filter(({ type }) => type.startsWith('Deadline'));
  };
  const onceEach = (type: string) => adverseEvents.map((code) => `${type} adverse-event/${code}`).sort();
  const names = (events: readonly RecordedEvent[]) => events.map(({ type, stream }) => `${type} ${stream}`).sort();

  beforeAll(async () => {
    database = await testDatabase();
  });
  afterEach(stopAll);
  afterAll(() => database.drop());

  it('R-INT-09, R-SAF-15, R-AUD-14: are raised once each by two processes, over a restart across the due instant', async () => {
    now = '2019-04-26T12:00:00.000Z';
    const [one, two] = await Promise.all([start(), start()]);
    for (const fact of facts) await record(one.store, fact);
    await Promise.all([one.alarm.round(), two.alarm.round()]);
    expect(await told(one)).toEqual([]);

    now = '2019-04-27T04:00:00.000Z';
    await Promise.all([one.alarm.round(), two.alarm.round()]);
    await Promise.all([one.alarm.round(), two.alarm.round()]);
    expect(names(await told(two))).toEqual(onceEach('DeadlineApproached'));
    await stopAll();

    now = '2019-04-27T10:00:00.001Z';
    const [three, four] = await Promise.all([start(), start()]);
    three.alarm.onApplicationBootstrap();
    four.alarm.onApplicationBootstrap();
    const both = [...onceEach('DeadlineApproached'), ...onceEach('DeadlineMissed')].sort();
    await eventually(async () => {
      expect(names(await told(three))).toEqual(both);
    });
    now = '2019-05-27T10:00:00.000Z';
    await Promise.all([three.alarm.round(), four.alarm.round()]);
    const all = await told(four);
    expect(names(all)).toEqual(both);
    expect(all.at(-1)).toMatchObject({
      type: 'DeadlineMissed',
      occurredAt: '2019-04-27T10:00:00.000Z',
      recordedAt: '2019-04-27T10:00:00.001Z',
      actor: { id: 'caseledger', role: 'system' },
      zone: 'Europe/Madrid',
      data: { clock: 'es-compassionate-use:1', recipient: 'AEMPS', due: '2019-04-27T10:00:00.000Z' },
    });
  });

  it('R-SAF-15: are not raised for what was told in time, nor held up by what happens to the case meanwhile', async () => {
    now = '2019-05-30T12:00:00.000Z';
    const [one, two] = await Promise.all([start(), start()]);
    const report = facts.find(({ stream }) => stream === 'adverse-event/A1')!;
    const at = (time: string) => ({ occurredAt: time, recordedAt: time });
    const later = { ...report, stream: 'adverse-event/B1', ...at('2019-05-30T10:00:00.000Z') };
    await record(one.store, later);
    const submitted = {
      ...report,
      stream: 'adverse-event/B1',
      version: 2,
      ...at('2019-05-30T11:00:00.000Z'),
      type: 'ReportSubmitted',
      data: { report: 1, form: 'NOTIFICATION', recipient: 'AEMPS', channel: 'form' },
    } as RecordedFact;
    await record(one.store, submitted);
    await record(one.store, { ...later, stream: 'adverse-event/B2' });
    now = '2019-06-01T00:00:00.000Z';
    const followUps = [2, 3, 4, 5, 6].map((version) => ({
      ...report,
      stream: 'adverse-event/B2',
      version,
      ...at(now),
      type: 'FollowUpReceived',
      data: { information: 'letter' },
    }));
    // Whoever comes second reads and decides again, the alarm and the entry alike.
    const enter = async () => {
      for (const fact of followUps) {
        await eventually(async () => {
          const own = await one.store.readStreams(study, [{ stream: fact.stream, after: 0 }]);
          await record(one.store, { ...fact, version: own.length + 1 } as RecordedFact);
        });
      }
    };
    await Promise.all([one.alarm.round(), two.alarm.round(), enter()]);
    await two.alarm.round();
    expect(names(await told(one)).filter((name) => name.includes('/B'))).toEqual(['DeadlineMissed adverse-event/B2']);
  });
});
