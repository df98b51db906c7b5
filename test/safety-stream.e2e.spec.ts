import { until } from '@caseledger/testkit';
import { seededRandom } from './soak/random.js';
import { PostgresEventStore } from '@caseledger/ledger';
import type { RecordedEvent } from '@caseledger/kernel';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startCluster, type Cluster } from '../tools/cluster/index.js';
import { participants, screening, Standalone } from './support/standalone.js';
import { StreamClient } from './support/stream-client.js';

process.env.CASELEDGER_STREAM_HEARTBEAT_SECONDS = '1';

const study = 'ACHILLES-CS';
const adverseEvents = `/v1/studies/${study}/adverse-events`;
const stream = `/v1/safety/stream?study=${study}`;

/** The product as this spec needs it. */
interface Product {
  readonly url: string;
  token(persona: string): string;
  readonly databaseUrl: string;
  /** What is done to it while it is read and written, one after the other. */
  readonly disturbances: readonly (() => Promise<void>)[];
}

interface Case {
  readonly serious: boolean;
  readonly related: boolean;
  readonly site: string;
}

/** What each filter must let through, told from the ledger without the product's own fold. */
const readers: Readonly<Record<string, (one: Case) => boolean>> = {
  '': () => true,
  '&site=BCN': ({ site }) => site === 'BCN',
  '&serious=true': ({ serious }) => serious,
  '&related=true': ({ related }) => related,
  '&serious=false&related=false': ({ serious, related }) => !serious && !related,
  '&special-interest=true': () => false,
};

function expected(events: readonly RecordedEvent[], matches: (one: Case) => boolean) {
  const cases = new Map<string, Case & { opinions: Record<string, boolean> }>();
  return events
    .filter(({ stream: name }) => name.startsWith('adverse-event/'))
    .filter(({ stream: name, type, data }) => {
      const before = cases.get(name);
      const {
        serious = before?.serious ?? false,
        site = before?.site ?? '',
        by,
        to,
        related,
      } = data as Partial<Record<'by' | 'to' | 'site', string> & Record<'serious' | 'related', boolean>>;
      const opinions = {
        ...before?.opinions,
        ...(type === 'CausalityAssessed' && { [`${by} ${to}`]: related === true }),
      };
      const after = { serious, site, opinions, related: Object.values(opinions).includes(true) };
      cases.set(name, after);
      return (before !== undefined && matches(before)) || matches(after);
    })
    .map(({ position, type, stream: name }) => ({ position, type, adverseEvent: name.slice('adverse-event/'.length) }));
}

/** Gives a command until it is acknowledged, under one key. */
async function insist(product: Product, persona: string, path: string, body: object, key: string) {
  for (;;) {
    const answer = await fetch(`${product.url}${path}`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${product.token(persona)}`,
        'content-type': 'application/json',
        'idempotency-key': key,
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(5_000),
    }).catch(() => undefined);
    if (answer?.status === 201) return (await answer.json()) as Record<string, string>;
    if (answer !== undefined && answer.status < 500) throw new Error(`${path}: ${await answer.text()}`);
    await pause(50);
  }
}

/** Records cases and what becomes of them, until told to stop. */
function writing(product: Product, random: () => number): () => Promise<void> {
  let going = true;
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    for (let i = 0; going; i += 1) {
      const give = (persona: string, path: string, body: object, step: string) =>
        insist(product, persona, path, { occurredAt: '2019-02-03', ...body }, `stream-${writer}-${i}-${step}`);
      const { participant } = await give('coordinator', participants, screening, 'screen');
      const serious = random() < 0.5;
      const report = {
        participant,
        term: 'Pain — dolor, 痛み',
        onset: '2019-02-01',
        outcome: 'RECOVERING',
        severity: 'MILD',
        serious,
        seriousness: serious ? ['HOSPITALISATION'] : [],
        phase: 'FOLLOW_UP',
        side: 'LEFT',
      };
      const { adverseEvent = '' } = await give('investigator', adverseEvents, report, 'report');
      const one = `${adverseEvents}/${adverseEvent}`;
      const opinion = (by: string) => ({ by, to: 'PRODUCT', related: random() < 0.5, method: 'WHO-UMC' });
      await give('investigator', `${one}/causality`, opinion('INVESTIGATOR'), 'investigator');
      await give('safety-monitor', `${one}/causality`, opinion('SPONSOR'), 'sponsor');
      const criteria = random() < 0.5 ? ['LIFE_THREATENING'] : [];
      const reason = { code: 'NEW_INFORMATION', text: 'Looked at again.' };
      await give('safety-monitor', `${one}/seriousness`, { seriousness: criteria, reason }, 'seriousness');
      await give(
        'investigator',
        `${one}/follow-ups`,
        { information: `Better.\n${'x'.repeat(random() * 3_000)}` },
        'follow-up',
      );
    }
  });
  return async () => {
    going = false;
    await Promise.all(writers);
  };
}

/** Reads a stream and cuts it at random bytes, until told to stop. */
function reading(product: Product, path: string, random: () => number) {
  const client = new StreamClient(path, product.token('inspector'));
  let going = true;
  let cuts = 0;
  const readOn = async (): Promise<void> => {
    while (going) {
      await client.read(product.url, { cutAt: 1 + Math.floor(random() ** 3 * 60_000) });
      cuts += 1;
      // Nobody listens while the product starts.
      if (client.received === 0) await pause(20);
    }
  };
  const done = readOn();
  return {
    client,
    cuts: () => cuts,
    stop: async () => {
      going = false;
      client.cut();
      await done;
    },
  };
}

/** The position that a comment of the server says to be reached. */
const throughOf = (comment: string): number => Number(/^through .*=(\d+)$/.exec(comment)?.[1] ?? 0);

async function nothingIsMissed(product: Product, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const running = Object.keys(readers).map((filter) => ({ filter, ...reading(product, stream + filter, random) }));
  const stopWriting = writing(product, random);
  const [all] = running;
  try {
    for (const disturb of product.disturbances) {
      const before = all!.client.events.length;
      await until(() => all!.client.events.length > before + 40);
      await disturb();
    }
    await until(() => all!.cuts() > 50);
  } finally {
    // What a writer was refused is told first.
    await stopWriting().finally(() => Promise.all(running.map(({ stop }) => stop())));
  }

  const store = new PostgresEventStore({
    connectionString: product.databaseUrl,
    masterKey: Buffer.alloc(32),
    software: 'spec',
  });
  try {
    const head = (await store.heads()).find((one) => one.study === study)?.position ?? 0;
    const events = await store.read(study, 0, head);
    for (const { filter, client } of running) {
      client.comments.length = 0;
      const last = client.read(product.url);
      await until(() => client.comments.some((comment) => throughOf(comment) >= head));
      client.cut();
      await last;
      // Overdue clocks are recorded whenever they are: what came after the head is not asked for.
      const log = client.events.filter(({ id }) => Number(id) <= head);
      const got = log.map(({ id, type, data }) => {
        const { position, adverseEvent } = JSON.parse(data) as { position: number; adverseEvent: string };
        expect(id).toBe(String(position));
        return { position, type, adverseEvent };
      });
      expect({ seed, filter, got }).toEqual({ seed, filter, got: expected(events, readers[filter]!) });
      const proof = await fetch(`${product.url}${stream.replace('?', `/proof?through=${head}&`)}${filter}`, {
        headers: { authorization: `Bearer ${product.token('inspector')}` },
      });
      const digest = createHash('sha256');
      for (const { data } of log) digest.update(`${data}\n`);
      expect(await proof.json()).toMatchObject({ count: got.length, digest: digest.digest('hex') });
    }
    expect(all!.client.events.length).toBeGreaterThan(100);
  } finally {
    await store.close();
  }
}

const seed = Number(process.env.CASELEDGER_STREAM_SEED ?? Date.now() % 1_000_000);

describe('the safety stream of the standalone', () => {
  const product = new Standalone();
  beforeAll(() => product.start());
  afterAll(() => product.remove());

  it('R-INT-06 R-INT-05 misses, doubles and reorders nothing, cut at any byte, while the product is ended and killed', async () => {
    // They stay good; the file is written anew at every start.
    const tokens = new Map(
      ['coordinator', 'investigator', 'safety-monitor', 'inspector'].map((one) => [one, product.token(one)]),
    );
    const again = (signal: 'SIGTERM' | 'SIGKILL') => async () => {
      await product.end(signal);
      await product.start();
    };
    await nothingIsMissed(
      {
        get url() {
          return product.url;
        },
        get databaseUrl() {
          return product.databaseUrl;
        },
        token: (persona) => tokens.get(persona) ?? '',
        disturbances: [again('SIGTERM'), again('SIGKILL'), again('SIGKILL'), again('SIGTERM')],
      },
      seed,
    );
  });
});

describe('the safety stream of the cluster', () => {
  let cluster: Cluster;
  beforeAll(async () => {
    cluster = await startCluster({ replicas: 2 });
  });
  afterAll(() => cluster.remove());

  it('R-INT-06 R-INT-05 misses, doubles and reorders nothing, while services and relays are killed', async () => {
    const killed = (kind: 'safety' | 'relay' | 'coordination', replica: number) => async () => {
      const one = cluster.of(kind)[replica]!;
      await one.kill();
      await one.start();
    };
    await nothingIsMissed(
      {
        url: cluster.urls[0]!,
        databaseUrl: cluster.postgres.url,
        token: (persona) => cluster.tokens[persona] ?? '',
        disturbances: [killed('relay', 0), killed('safety', 0), killed('relay', 1), killed('safety', 1)],
      },
      seed,
    );
  });
});
