import { temporaryFolder } from '@caseledger/testkit/folders';
import { LocalIssuer } from '@caseledger/access';
import { PerformCommandHandler } from '@caseledger/commands';
import { WorldCache } from '@caseledger/study';
import { ensureTopic, KafkaFeed, Relay, type TopicSettings } from '@caseledger/delivery';
import { systemClock } from '@caseledger/kernel';
import { PostgresEventStore, Sealer } from '@caseledger/ledger';
import { createHttpApplication, createLogger, startTracing, tracingSettings } from '@caseledger/platform';
import { ProjectionHost } from '@caseledger/projections';
import { readModelsOf, ServicesModule } from '@caseledger/service';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { reached } from '@caseledger/testkit/projections';
import { dropTopic, readTopic, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import { Collector } from '@caseledger/testkit/tracing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { Kafka } from 'kafkajs';
import { randomBytes, randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { coordination } from '../apps/coordination/src/index.js';
import { Gateway } from '../apps/gateway/src/index.js';
import { loadReferenceStudy, personas, referenceStudy } from '../apps/standalone/src/index.js';
import { participants, screening } from './support/standalone.js';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const lines: string[] = [];
const logger = createLogger({ destination: { write: (line: string) => void lines.push(line) } });
/** What a caller who traces sends. */
const traced = (flags: '00' | '01') => {
  const [trace, span] = [randomBytes(16).toString('hex'), randomBytes(8).toString('hex')];
  return { trace, span, headers: { traceparent: `00-${trace}-${span}-${flags}` } };
};

describe('one command, from HTTP through ledger, relay and projections', () => {
  let collector: Collector;
  let kafka: Kafka;
  let settings: TopicSettings;
  let database: TestDatabase;
  let store: PostgresEventStore;
  const readModels = () => readModelsOf('coordination', [coordination], store).projections;
  let pools: readonly Pool[];
  let host: ProjectionHost;
  let relay: Relay;
  let app: NestFastifyApplication;
  let gateway: Gateway;
  let folder: string;
  let url: string;
  let token: string;

  beforeAll(async () => {
    collector = await Collector.start();
    kafka = testKafka();
    settings = topicSettings(2);
    await ensureTopic(kafka, settings);
    database = await testDatabase();
    const masterKey = randomBytes(32);
    store = new PostgresEventStore({
      upcasters: [],
      connectionString: database.serviceUrl,
      masterKey,
      software: 'spec/1',
      lookMs: 60_000,
    });
    pools = [database.adminUrl, database.serviceUrl].map((connectionString) => new Pool({ connectionString }));
    const [ofRelay, ofProjections] = pools as [Pool, Pool];
    // The ledger feeds nobody before the minute is over: what is applied has come through the topic.
    const feed = new KafkaFeed({
      kafka,
      topic: settings.topic,
      group: randomUUID(),
      log: store,
      decode: store.decode,
    });
    host = new ProjectionHost({
      pool: ofProjections,
      schema: 'coordination',
      log: store,
      feed,
      projections: readModels(),
    });
    await host.start();
    await until(() => feed.connected);
    relay = new Relay({ ...settings, pool: ofRelay, log: store, kafka, beatMs: 50, patienceMs: 2_000 });
    await relay.start();

    folder = temporaryFolder('tracing');
    const issuer = await LocalIssuer.open({ dataDir: folder, issuer: 'spec', audience: 'caseledger' });
    token = await issuer.issue(
      personas.find(({ role }) => role === 'coordinator')!,
      600,
    );
    const parts = {
      reader: host.reader,
      store,
      clock: systemClock,
      logger,
      pool: ofProjections,
      watch: () => undefined,
      sealer: (purpose: string) => new Sealer(masterKey, purpose),
    };
    const rootModule = ServicesModule.forRoot({
      access: { issuer: 'spec', audience: 'caseledger', keys: issuer.keys },
      store,
      clock: systemClock,
      reader: host.reader,
      operations: {},
      services: [coordination.module(parts)],
    });
    app = await createHttpApplication(rootModule, { logger, title: 'Spec', version: '1.0.0' });
    await loadReferenceStudy({ handler: app.get(PerformCommandHandler), worlds: app.get(WorldCache) });
    await app.listen(0, '127.0.0.1');
    gateway = new Gateway({
      upstreams: new Map([['coordination', [await app.getUrl()]]]),
      documentBytes: 1_000_000,
      logger,
    });
    url = `http://127.0.0.1:${await gateway.start(0)}`;
  });
  afterAll(async () => {
    await gateway.stop();
    await app.close();
    await relay.stop();
    await host.stop();
    await store.close();
    await Promise.all(pools.map((pool) => pool.end()));
    await dropTopic(kafka, settings.topic);
    await database.drop();
    collector.stop();
  });

  /** Sends a command, and waits until it is answered, published and applied. */
  const command = async (headers: Record<string, string>) => {
    lines.length = 0;
    const answer = await fetch(`${url}${participants}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      body: JSON.stringify(screening),
    });
    expect(answer.status).toBe(201);
    const { position } = (await answer.json()) as { position: number };
    for (const { name } of readModels()) {
      await reached(host.reader, name, referenceStudy, position);
    }
    await until(async () => (await relay.lag()) === 0);
    /** What gateway and service say of the request. */
    const log = () =>
      lines.map((line) => JSON.parse(line) as Record<string, unknown>).filter(({ status }) => status === 201);
    await until(() => log().length === 2);
    const [event] = await store.read(referenceStudy, position - 1, 1);
    const message = (await readTopic(kafka, settings.topic)).find(
      ({ headers: said }) => said?.ce_position?.toString() === String(position),
    );
    return {
      position,
      correlation: event!.correlation,
      published: message?.headers?.ce_traceparent?.toString(),
      traceresponse: answer.headers.get('traceresponse'),
      log: log(),
    };
  };
  /** Does something as a process with these settings; its spans are exported when it is over. */
  const within = async <T>(environment: NodeJS.ProcessEnv, work: () => Promise<T>): Promise<T> => {
    const stopTracing = await startTracing('spec', tracingSettings(environment), logger);
    return work().finally(stopTracing);
  };
  const perform = (environment: NodeJS.ProcessEnv, headers: Record<string, string>) =>
    within(environment, () => command(headers));
  const exporting = () => ({ OTEL_EXPORTER_OTLP_ENDPOINT: collector.url });
  const applications = ['apply casebook'];

  it('exports nothing, and leaves no trace in ledger, topic and log, when no collector is set', async () => {
    const { correlation, published, traceresponse, log } = await perform({}, traced('01').headers);
    expect(collector.requests).toBe(0);
    expect(correlation).toMatch(uuid);
    expect([published, traceresponse]).toEqual([undefined, null]);
    expect(log.filter((line) => 'trace_id' in line)).toEqual([]);
  });

  it('is one trace, that of the caller', async () => {
    const caller = traced('01');
    const { position, correlation, published, traceresponse, log } = await perform(exporting(), caller.headers);
    const spans = collector.of(caller.trace);
    const publish = `publish ${settings.topic}`;
    const route = 'POST /v1/studies/{study}/participants';
    const names = [route, 'POST /v1/studies/:study/participants', 'perform ScreenParticipant', 'append', publish];
    expect(spans.map(({ name }) => name).sort()).toEqual([...names, ...applications].sort());
    const span = (name: string) => spans.find((one) => one.name === name)!;
    const [entrance, request, decision, append] = names.map(span);
    expect(spans.map(({ service }) => service)).toEqual(spans.map(() => 'caseledger-spec'));

    expect(entrance!.parent).toBe(caller.span);
    expect(request!.parent).toBe(entrance!.id);
    expect(decision!.parent).toBe(request!.id);
    expect(append!.parent).toBe(decision!.id);
    for (const name of [publish, ...applications]) expect([name, span(name).parent]).toEqual([name, entrance!.id]);

    expect(request!.attributes).toMatchObject({
      'http.response.status_code': 201,
      'caseledger.correlation': correlation,
    });
    expect(decision!.attributes).toMatchObject({
      'caseledger.study': referenceStudy,
      'caseledger.command': 'ScreenParticipant',
      'caseledger.outcome': 'recorded',
      'caseledger.position': position,
    });
    expect(append!.attributes).toMatchObject({ 'caseledger.outcome': 'appended' });
    expect(span('apply casebook').attributes).toMatchObject({ 'caseledger.position': position });

    expect(correlation).toBe(`00-${caller.trace}-${entrance!.id}-01`);
    expect(published).toBe(correlation);
    expect(traceresponse).toBe(`00-${caller.trace}-${request!.id}-01`);
    expect(log.map(({ trace_id }) => trace_id)).toEqual([caller.trace, caller.trace]);
    expect(log.map(({ span_id }) => span_id).sort()).toEqual([entrance!.id, request!.id].sort());
    expect(log.map(({ correlationId }) => correlationId)).toEqual([correlation, correlation]);

    // Each batch has a span of its own, which knows whose requests it served.
    for (const name of [publish, ...applications]) {
      const [link] = span(name).links;
      const batch = collector.spans.find(({ id }) => id === link!.id)!;
      expect([batch.name, batch.parent]).toEqual([name, '']);
      expect(batch.links).toContainEqual({ trace: caller.trace, id: entrance!.id });
    }
  });

  it('ends at the ledger for a caller with a correlation id of its own, which the request names', async () => {
    const caller = traced('01');
    const { correlation, published, log } = await perform(exporting(), {
      ...caller.headers,
      'x-correlation-id': 'visit-7',
    });
    expect([correlation, published]).toEqual(['visit-7', undefined]);
    const spans = collector.of(caller.trace);
    expect(spans).toHaveLength(4);
    const batches = collector.spans.filter(({ attributes }) =>
      (attributes['caseledger.correlations'] as string[] | undefined)?.includes('visit-7'),
    );
    expect(batches.map(({ name }) => name).sort()).toEqual([...applications].sort());
    const requests = spans.filter(({ name }) => name.startsWith('POST'));
    expect(requests.map(({ attributes }) => attributes['caseledger.correlation'])).toEqual(['visit-7', 'visit-7']);
    expect(log.map(({ trace_id, correlationId }) => [trace_id, correlationId])).toEqual([
      [caller.trace, 'visit-7'],
      [caller.trace, 'visit-7'],
    ]);
  });

  it('is not recorded when the caller does not want it, nor when no new trace is', async () => {
    const before = collector.spans.length;
    const caller = traced('00');
    const none = { ...exporting(), OTEL_TRACES_SAMPLER_ARG: '0' };
    const unwanted = await perform(none, caller.headers);
    const unlucky = await perform(none, {});
    expect(collector.spans.slice(before)).toEqual([]);
    for (const { correlation, published } of [unwanted, unlucky]) {
      expect(correlation).toMatch(uuid);
      expect(published).toBeUndefined();
    }
    // The logs of several processes still have the trace in common.
    expect(new Set(unwanted.log.map(({ trace_id }) => trace_id))).toEqual(new Set([caller.trace]));
  });

  it('is not drawn into a rebuild, which is nobody’s request', async () => {
    const before = collector.spans.length;
    await within(exporting(), () => host.rebuild('casebook'));
    expect(collector.spans.slice(before)).toEqual([]);
  });
});
