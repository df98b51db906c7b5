import {
  aboutOf,
  changesOf,
  eventTypes,
  evolveStream,
  factsOf,
  initialWorld,
  kindOf,
  kindOfStream,
  schemaVersionOf,
  sentenceOf,
  upcasters,
  type StreamKind,
} from '@caseledger/domain';
import { canonicalJson, type EventEnvelope } from '@caseledger/kernel';
import { LedgerReader } from '@caseledger/ledger';
import { asyncApiDocument } from './asyncapi.js';
import { faults, validator } from '../../test/contract.js';
import { goldenEvents, nameOf } from '../../test/golden-events.js';

const golden = goldenEvents();
const document = asyncApiDocument({ version: '1.2.3', topic: 'events', partitions: 1, servers: { brokers: [] } });
const released = eventTypes.flatMap((type) =>
  Array.from({ length: schemaVersionOf(type) }, (_, index) => nameOf({ type, schemaVersion: index + 1 })),
);

describe('what was ever released', () => {
  const log = new LedgerReader({ connectionString: 'postgres://localhost', upcasters });
  const validate = validator().addSchema(document, 'document');
  const messages: Readonly<Record<string, { readonly name: string }>> = document.components.messages;
  const messageOf = new Map(Object.entries(messages).map(([key, { name }]) => [name, key]));

  afterAll(() => log.close());

  it('has one golden event for each version of each type', () => {
    expect(golden.map(({ name }) => name).sort()).toEqual([...released].sort());
  });

  it.each(golden)('R-INT-07 (part) $name is as the document says', ({ name, bytes }) => {
    const text = bytes.toString();
    const event = JSON.parse(text) as EventEnvelope;
    expect(canonicalJson(event)).toBe(text);
    const message = messageOf.get(`caseledger.${name}`);
    expect(message).toBeDefined();
    const schema = validate.getSchema(`document#/components/messages/${message ?? ''}/payload`);
    expect(schema && faults(schema, event)).toEqual([]);
  });

  it.each(golden)('$name is read in its present version, folded, told and shown', (stored) => {
    const event = log.decode(stored);
    const [fact] = factsOf([event]);
    expect(event.schemaVersion).toBe(schemaVersionOf(fact!.type));
    const kind: StreamKind = kindOf(fact!.type);
    expect(kindOfStream(event.stream)).toBe(kind);
    expect(() => evolveStream(kind, initialWorld[kind], fact!)).not.toThrow();
    expect(sentenceOf(fact!, 'Ana')).not.toMatch(/undefined|\[object/);
    const { changes } = changesOf(fact!, undefined);
    expect(changes.length > 0).toBe(Object.keys(event.data).length > 0);
    expect(Object.values(aboutOf(fact!)).every((code) => typeof code === 'string' && code !== '')).toBe(true);
  });
});
