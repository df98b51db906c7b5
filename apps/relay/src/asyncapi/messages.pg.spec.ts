import { toMessage } from '@caseledger/delivery';
import { eventTypes, upcasters } from '@caseledger/domain';
import type { EventEnvelope } from '@caseledger/kernel';
import { PostgresEventStore } from '@caseledger/ledger';
import { testDatabase, type TestDatabase } from '@caseledger/testkit';
import { decided, record, secrets } from '@caseledger/testkit/domain';
import type { IHeaders } from 'kafkajs';
import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { asyncApiDocument } from './asyncapi.js';
import { cloudEventSchema, faults, kafkaScenarios, validator } from '../../test/contract.js';

interface Written {
  readonly key: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly value: Buffer;
}

/** A CloudEvent read from a Kafka message in binary content mode, by the words of the protocol binding alone. */
function cloudEvent(headers: Readonly<Record<string, string>>, value: string): Record<string, unknown> {
  const attributes = Object.entries(headers).flatMap(([name, text]) => {
    if (name.toLowerCase() === 'content-type') return [['datacontenttype', text]];
    return name.startsWith('ce_') ? [[name.slice('ce_'.length), text]] : [];
  });
  return { ...(Object.fromEntries(attributes) as Record<string, string>), data: JSON.parse(value) as unknown };
}

describe('messages made from a real ledger', () => {
  const study = 'Estudio Ñ/1';
  const ajv = validator();
  const document = asyncApiDocument({
    version: '1.0.0',
    topic: 'caseledger.events',
    partitions: 4,
    servers: { brokers: ['localhost:9092'] },
  });
  ajv.addSchema(document, 'document');
  const compiled = (pointer: string) => {
    const validate = ajv.getSchema(`document#${pointer}`);
    if (validate === undefined) throw new Error(`the document has no ${pointer}`);
    return validate;
  };
  /** What in a message is not as the document has it for its type. */
  const contradictions = ({ key, headers, value }: Written): readonly string[] => {
    const { type } = JSON.parse(value.toString()) as EventEnvelope;
    const undocumented = Object.keys(headers).filter(
      (name) => !(name in document.components.schemas.Headers.properties),
    );
    return [
      ...faults(compiled('/components/messageBindings/study/kafka/key'), key),
      ...undocumented.map((name) => `header ${name}`),
      ...faults(compiled(`/components/messages/${type}/headers`), headers),
      ...faults(compiled(`/components/messages/${type}/payload`), JSON.parse(value.toString())),
    ];
  };
  /** The message with something else in its value. */
  const altered = (written: Written, change: (event: EventEnvelope) => object): Written => ({
    ...written,
    value: Buffer.from(JSON.stringify(change(JSON.parse(written.value.toString()) as EventEnvelope))),
  });

  let database: TestDatabase;
  let store: PostgresEventStore;
  let messages: readonly Written[];

  beforeAll(async () => {
    database = await testDatabase();
    store = new PostgresEventStore({
      upcasters,
      connectionString: database.serviceUrl,
      masterKey: randomBytes(32),
      software: 'spec/1',
    });
    await record(store, study, decided());
    const stored = await store.readBytes(study, 0, 1_000);
    messages = stored.map((event) => {
      const { key, headers, value } = toMessage(study, event);
      return {
        key: String(key),
        headers: Object.fromEntries(Object.entries(headers as IHeaders).map(([name, text]) => [name, String(text)])),
        value: value as Buffer,
      };
    });
  });
  afterAll(async () => {
    await store.close();
    await database.drop();
  });

  it('R-INT-07 are as the document says: key, headers, envelope and the data of each type', () => {
    expect(messages.length).toBeGreaterThan(100);
    for (const message of messages)
      expect([message.headers.ce_type, contradictions(message)]).toEqual([message.headers.ce_type, []]);
  });

  it('R-INT-07 are of nearly every type that the document has', () => {
    const seen = new Set(messages.map(({ value }) => (JSON.parse(value.toString()) as EventEnvelope).type));
    const types = eventTypes;
    const documented = Object.keys(document.channels.events.messages);
    expect(documented.filter((name) => !name.includes('.'))).toEqual(types);
    // No command leads to the first one yet; the next ones are as `WithdrawnFromTreatment`, which is there; the last ones
    // come from a timer, or from rules that this protocol does not have.
    expect(types.filter((type) => !seen.has(type))).toEqual([
      'SiteClosed',
      'WithdrawnFromFollowUp',
      'LostToFollowUp',
      'DeadlineApproached',
      'DeadlineMissed',
      'NotificationAcknowledged',
      'NotificationEscalated',
      'WebhookDisabled',
      'WebhookEnabled',
    ]);
  });

  it('R-INT-07 contradict the document when they have what it does not say', () => {
    const screened = messages.find(({ headers }) => headers.ce_type === 'caseledger.ParticipantScreened.v2')!;
    const { headers } = screened;
    const wrong: readonly Written[] = [
      { ...screened, key: '' },
      { ...screened, headers: { ...headers, ce_unheardof: '1' } },
      { ...screened, headers: { ...headers, ce_position: '0' } },
      { ...screened, headers: { ...headers, ce_traceparent: 'visit-7' } },
      { ...screened, headers: { ...headers, ce_type: 'caseledger.ConsentSigned.v1' } },
      altered(screened, (event) => ({ ...event, unheardOf: 1 })),
      altered(screened, (event) => ({ ...event, stream: 'product/B1' })),
      altered(screened, (event) => ({ ...event, data: { ...event.data, unheardOf: 1 } })),
      altered(screened, (event) => ({
        ...event,
        data: { ...event.data, treatedSites: [{ code: 'X', side: 'left' }] },
      })),
      altered(screened, (event) => ({ ...event, data: { ...event.data, identity: { name: 'in the clear' } } })),
    ];
    for (const message of wrong) expect(contradictions(message)).not.toEqual([]);
  });

  it('R-INT-04 are CloudEvents 1.0', () => {
    const validate = validator().compile(cloudEventSchema);
    const events = messages.map(({ headers, value }) => cloudEvent(headers, value.toString()));
    for (const event of events) {
      expect(faults(validate, event)).toEqual([]);
      expect(event.specversion).toBe('1.0');
      for (const name of Object.keys(event)) expect(name).toMatch(/^[a-z0-9]{1,20}$/);
    }
    expect(new Set(events.map(({ source, id }) => `${String(source)} ${String(id)}`)).size).toBe(events.length);
    for (const [index, { key, headers }] of messages.entries()) {
      expect([key, headers.ce_partitionkey, headers.ce_position]).toEqual([study, study, String(index + 1)]);
    }
  });

  it('R-INT-04 are read by the rules that the conformance suite has for Kafka', () => {
    const scenario = /Scenario: Binary content mode([^]*?)Scenario/.exec(kafkaScenarios)![1]!;
    const [payload, data] = Array.from(scenario.matchAll(/"""([^]*?)"""/g), ([, text]) => text!);
    const [headers, attributes] = scenario
      .split('the attributes are')
      .map((part) => Array.from(part.matchAll(/\| *([\w-]+) *\| *(\S+) *\|/g), ([, key, value]) => [key!, value!]))
      .map((rows) => Object.fromEntries(rows.slice(1)) as Record<string, string>);
    expect(Object.keys(headers!)).toHaveLength(6);
    expect(cloudEvent(headers!, payload!)).toEqual({ ...attributes, data: JSON.parse(data!) as unknown });
  });

  it('R-PRV-03 hold what identifies a person only sealed', () => {
    const text = messages.map(({ headers, value }) => `${JSON.stringify(headers)}${value.toString()}`).join('\n');
    for (const secret of secrets) expect(text).not.toContain(secret);
    expect(text).not.toContain('$personal');
    const dataOf = (type: string) =>
      (JSON.parse(messages.findLast(({ headers }) => headers.ce_type === type)!.value.toString()) as EventEnvelope)
        .data;
    const sealedFor = (subject: string) => ({ $sealed: expect.objectContaining({ subject }) as unknown });
    const reported = messages.filter(({ headers }) => headers.ce_type === 'caseledger.AdverseEventReported.v1');
    expect(reported.map(({ value }) => JSON.parse(value.toString()) as EventEnvelope)).toMatchObject([
      // The recall opened it; there is nothing of a person in it.
      { stream: 'adverse-event/AE-B1' },
      { data: { narrative: sealedFor('P1') } },
      { data: { person: sealedFor('AE2') } },
    ]);
    expect(dataOf('caseledger.DelegationGranted.v1')).toMatchObject({ name: sealedFor('second-monitor') });
    const screened = messages.filter(({ headers }) => headers.ce_type === 'caseledger.ParticipantScreened.v2');
    expect(JSON.parse(screened[0]!.value.toString())).toMatchObject({ data: { identity: sealedFor('P1') } });
  });

  it('R-TLG-01 give the leaf hashes that the ledger keeps, by the rule in the document', async () => {
    const client = new Client({ connectionString: database.adminUrl });
    await client.connect();
    const { rows } = await client.query<{ leaf_hash: Buffer }>('SELECT leaf_hash FROM ledger.events ORDER BY position');
    await client.end();
    const hashes = messages.map(({ value }) => createHash('sha256').update(Buffer.of(0)).update(value).digest('hex'));
    expect(hashes).toEqual(rows.map(({ leaf_hash }) => leaf_hash.toString('hex')));
  });
});
