import type { LedgerAltered, RecordedEvent } from '@caseledger/kernel';
import { testDatabase, type TestDatabase, until } from '@caseledger/testkit';
import { ArrayLog, dropTopic, readTopic, stored, testKafka, topicSettings } from '@caseledger/testkit/delivery';
import type { Kafka, KafkaMessage } from 'kafkajs';
import { Pool } from 'pg';
import { fromMessage, ensureTopic, Relay, readShards, type RelayOptions, type TopicSettings } from '../index.js';

describe('Relay', () => {
  let kafka: Kafka;
  let db: TestDatabase;
  let pool: Pool;
  let log: ArrayLog;
  let settings: TopicSettings;
  const relays: Relay[] = [];

  beforeAll(() => {
    kafka = testKafka();
  });
  beforeEach(async () => {
    db = await testDatabase();
    pool = new Pool({ connectionString: db.adminUrl });
    pool.on('error', () => undefined);
    log = new ArrayLog();
    settings = topicSettings();
  });
  afterEach(async () => {
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await pool.end();
    await db.drop();
    await dropTopic(kafka, settings.topic).catch(() => undefined);
  });

  const start = async (options: Partial<RelayOptions> = {}): Promise<Relay> => {
    const relay = new Relay({ ...settings, pool, log, kafka, beatMs: 50, patienceMs: 400, ...options });
    await relay.start();
    relays.push(relay);
    return relay;
  };
  const append = (study: string, count: number) => log.append(study, ...Array<string>(count).fill('noted'));
  const cursors = async (): Promise<Record<string, number>> => {
    const { rows } = await pool.query<{ study: string; position: string }>('SELECT study, position FROM relay.cursors');
    return Object.fromEntries(rows.map(({ study, position }) => [study, Number(position)]));
  };
  const published = (heads: Record<string, number>) =>
    until(
      async () => {
        const now = await cursors();
        return Object.entries(heads).every(([study, head]) => now[study] === head);
      },
      { progress: cursors },
    );
  /** Positions of each study in the order of the topic, and only their first occurrence. */
  const firsts = (messages: readonly KafkaMessage[]): Record<string, number[]> => {
    const studies: Record<string, number[]> = {};
    for (const message of messages) {
      const { study, stored } = fromMessage(message);
      const positions = (studies[study] ??= []);
      if (!positions.includes(stored.position)) positions.push(stored.position);
    }
    return studies;
  };
  const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

  it('R-INT-05 publishes every study in position order, with the stored bytes as they are', async () => {
    append('A', 1_234);
    append('B', 3);
    await start();
    append('C', 1);
    await published({ A: 1_234, B: 3, C: 1 });
    const messages = await readTopic(kafka, settings.topic);
    expect(messages).toHaveLength(1_238);
    expect(firsts(messages)).toEqual({ A: upTo(1_234), B: upTo(3), C: [1] });
    const first = messages.find(({ key }) => key?.toString() === 'C');
    const [event] = log.all('C');
    expect(first?.value).toEqual(event && stored(event).bytes);
    expect(Object.fromEntries(Object.entries(first?.headers ?? {}).map(([k, v]) => [k, v?.toString()]))).toEqual({
      'content-type': 'application/json',
      ce_specversion: '1.0',
      ce_id: 'C-1/0',
      ce_source: '/v1/studies/C',
      ce_type: 'caseledger.noted.v1',
      ce_subject: 'participant/1',
      ce_time: '2026-01-01T00:00:00.000Z',
      ce_partitionkey: 'C',
      ce_position: '1',
    });
  });

  it('R-INT-05 goes on where it was after a restart, and reads nothing of the topic for it', async () => {
    const reading = jest.spyOn(kafka, 'consumer');
    append('A', 10);
    const first = await start();
    await published({ A: 10 });
    await first.stop();
    relays.splice(0);
    append('A', 10);
    await start();
    await published({ A: 20 });
    expect(reading).not.toHaveBeenCalled();
    reading.mockRestore();
    expect(await readTopic(kafka, settings.topic)).toHaveLength(20);
  });

  it('R-INT-05 shares the shards among relays, and hands them over at once on a clean stop', async () => {
    const one = await start();
    await until(async () => (await readShards(pool)).every(({ holder }) => holder === one.member));
    const two = await start();
    await until(async () => (await readShards(pool)).filter(({ holder }) => holder === two.member).length === 2);
    for (const study of ['A', 'B', 'C', 'D', 'E', 'F']) append(study, 50);
    await one.stop();
    relays.splice(relays.indexOf(one), 1);
    await until(async () => (await readShards(pool)).every(({ holder }) => holder === two.member));
    for (const study of ['A', 'B', 'C', 'D', 'E', 'F']) append(study, 50);
    await published({ A: 100, B: 100, C: 100, D: 100, E: 100, F: 100 });
    expect(Object.values(firsts(await readTopic(kafka, settings.topic)))).toEqual(Array(6).fill(upTo(100)));
  });

  it('R-INT-05 a leader that was taken over cannot move a cursor any more, and order holds', async () => {
    const lost: number[] = [];
    const one = await start({
      patienceMs: 2_000,
      onLeading: (shard, epoch, leads) => (leads ? undefined : lost.push(epoch)),
    });
    await until(async () => (await readShards(pool)).every(({ holder }) => holder === one.member));
    append('A', 5);
    await published({ A: 5 });
    // Somebody else leads from here on, and the first one does not know yet.
    await pool.query(`INSERT INTO relay.members (member) VALUES ('another');
                      UPDATE relay.shards SET epoch = epoch + 1, holder = 'another'`);
    append('A', 5);
    await until(() => lost.length === 4);
    expect(await cursors()).toEqual({ A: 5 });
    // The other one never shows a sign of life: its shards come back under a new epoch.
    await published({ A: 10 });
    await until(async () => (await readShards(pool)).every(({ epoch, holder }) => epoch >= 3 && holder === one.member));
    expect(firsts(await readTopic(kafka, settings.topic))).toEqual({ A: upTo(10) });
  });

  it('R-INT-05 publishes again what was published and not noted, when the database loses the cursor move', async () => {
    const one = await start();
    append('A', 5);
    await published({ A: 5 });
    // As after a crash that undid the last commits.
    await pool.query('UPDATE relay.cursors SET position = 2');
    append('A', 1);
    await published({ A: 6 });
    expect(firsts(await readTopic(kafka, settings.topic))).toEqual({ A: upTo(6) });
    await one.stop();
    relays.splice(0);
  });

  it('R-INT-05 finds out about cursor moves that a crash of the database undid, also when nothing comes after', async () => {
    const own = new Pool({ connectionString: db.adminUrl, application_name: 'relay' });
    own.on('error', () => undefined);
    await start({ pool: own });
    append('A', 5);
    await published({ A: 5 });
    await pool.query(`UPDATE relay.cursors SET position = 2, hash = NULL; UPDATE relay.shards SET topic_end = 0;
                      SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'relay'`);
    await published({ A: 5 });
    expect(await readTopic(kafka, settings.topic)).toHaveLength(5);
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
    await own.end();
  });

  it('R-INT-05 does not let a busy study keep the others of its shard waiting', async () => {
    settings = topicSettings(1);
    append('busy', 20_000);
    append('quiet', 1);
    await start();
    await published({ busy: 20_000, quiet: 1 });
    const order = (await readTopic(kafka, settings.topic)).map(({ key }) => key?.toString());
    expect(order.indexOf('quiet')).toBeLessThan(order.lastIndexOf('busy'));
  });

  it('R-INT-05 keeps events in batches that the broker takes, however large they are', async () => {
    const [event] = append('A', 1);
    const large = { ...event, data: { text: 'x'.repeat(60_000) } };
    jest.spyOn(log, 'readBytes').mockImplementation((_, after, limit) => {
      const from = typeof after === 'number' ? after : after.position;
      return Promise.resolve(
        upTo(100)
          .slice(from, from + limit)
          .map((position) => ({ ...stored({ ...large, position } as RecordedEvent), position })),
      );
    });
    jest.spyOn(log, 'heads').mockResolvedValue([{ study: 'A', position: 100, hash: '' }]);
    await start();
    await published({ A: 100 });
    expect(await readTopic(kafka, settings.topic)).toHaveLength(100);
  });

  it('R-SEC-07 (part) publishes nothing of a study whose ledger is not what is in the topic, until it is again', async () => {
    const differing: LedgerAltered[] = [];
    const relay = await start({ onDiffering: (altered) => differing.push(altered) });
    append('A', 5);
    append('B', 1);
    await published({ A: 5, B: 1 });
    const [fourth, fifth] = log.all('A').slice(3);
    // An older ledger beside a newer topic.
    log.cut('A', 3);
    await until(() => differing.length === 1);
    expect(relay.differing()).toMatchObject([{ study: 'A', position: 5, expected: fifth?.hash, found: undefined }]);
    log.append('A', ...Array<string>(4).fill('other'));
    append('B', 1);
    await published({ B: 2 });
    expect(await cursors()).toEqual({ A: 5, B: 2 });
    log.cut('A', 3);
    append('A', 3);
    expect(log.all('A')[3]).toEqual(fourth);
    await published({ A: 6 });
    expect(relay.differing()).toEqual([]);
    expect(firsts(await readTopic(kafka, settings.topic))).toEqual({ A: upTo(6), B: upTo(2) });
  });

  it('R-INT-05 takes from the topic what was published and not noted, and nothing that is in it already', async () => {
    append('A', 5);
    append('B', 2);
    const one = await start();
    await published({ A: 5, B: 2 });
    await one.stop();
    relays.splice(0);
    // As after a crash that undid the last commits, those of a new study among them.
    await pool.query(`UPDATE relay.shards SET topic_end = 0; UPDATE relay.cursors SET position = 2 WHERE study = 'A';
                      DELETE FROM relay.cursors WHERE study = 'B'`);
    append('A', 1);
    await start();
    await published({ A: 6, B: 2 });
    expect(await readTopic(kafka, settings.topic)).toHaveLength(8);
  });

  it('publishes nothing into a topic that has lost what it had, and says so', async () => {
    append('A', 5);
    const one = await start();
    await published({ A: 5 });
    await one.stop();
    relays.splice(0);
    await pool.query('UPDATE relay.shards SET topic_end = 1000');
    const errors: string[] = [];
    append('A', 1);
    await start({ onError: (error) => errors.push((error as Error).message) });
    await until(() => errors.some((message) => message.endsWith('not 1000: it lost messages')));
    expect(await readTopic(kafka, settings.topic)).toHaveLength(5);
  });

  it('takes over from the ledger what a cursor does not know', async () => {
    append('A', 5);
    const first = await start();
    await published({ A: 5 });
    await first.stop();
    relays.splice(0);
    // As a relay of 0.1.0 moves it.
    await pool.query(`UPDATE relay.cursors SET position = 4`);
    const hash = async () =>
      (await pool.query<{ hash: string | null }>(`SELECT encode(hash, 'hex') AS hash FROM relay.cursors`)).rows;
    expect(await hash()).toEqual([{ hash: null }]);
    await start();
    await published({ A: 5 });
    expect(await hash()).toEqual([{ hash: log.all('A')[4]?.hash }]);
  });

  it('refuses a topic that would lose or reorder events, with every reason', async () => {
    const admin = kafka.admin();
    await admin.connect();
    await admin.createTopics({
      topics: [
        {
          topic: settings.topic,
          numPartitions: 3,
          configEntries: [
            { name: 'cleanup.policy', value: 'compact' },
            { name: 'retention.ms', value: '604800000' },
          ],
        },
      ],
    });
    await admin.disconnect();
    const refused = start({ replication: 2 });
    await expect(refused).rejects.toThrow('3 partitions instead of 4');
    await expect(refused).rejects.toThrow('1 replicas instead of 2');
    await expect(refused).rejects.toThrow('cleanup.policy is compact instead of delete');
    await expect(refused).rejects.toThrow('retention.ms is 604800000 instead of -1');
  });

  it('refuses a number of partitions other than the one that the cursors were made for', async () => {
    await (await start()).stop();
    relays.splice(0);
    const other = topicSettings(2);
    await ensureTopic(kafka, other);
    await pool.query('UPDATE relay.topics SET topic = $1', [other.topic]);
    await expect(start(other)).rejects.toThrow('was relayed with 4 partitions, not 2');
    await dropTopic(kafka, other.topic);
  });
});
