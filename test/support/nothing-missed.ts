import { until } from '@caseledger/testkit';
import { seededRandom } from '../soak/random.js';
import { upcasters } from '@caseledger/domain';
import { PostgresEventStore } from '@caseledger/ledger';
import type { RecordedEvent } from '@caseledger/kernel';
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { painfulCase, participants, screening } from './standalone.js';
import { StreamClient } from './stream-client.js';

const study = 'ACHILLES-CS';
const adverseEvents = `/v1/studies/${study}/adverse-events`;
const stream = `/v1/safety/stream?study=${study}`;

/** The product with a stream that is read while it is written. */
export interface StreamedProduct {
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
  const cases = new Map<string, Case & { opinions: Record<string, boolean>; words: Record<string, boolean> }>();
  return events
    .filter(({ stream: name }) => name.startsWith('adverse-event/'))
    .filter(({ stream: name, type, data, actor }) => {
      const before = cases.get(name);
      const {
        serious,
        site = before?.site ?? '',
        by,
        to,
        related,
      } = data as Partial<Record<'by' | 'to' | 'site', string> & Record<'serious' | 'related', boolean>>;
      const opinions = {
        ...before?.opinions,
        ...(type === 'CausalityAssessed' && { [`${by} ${to}`]: related === true }),
      };
      // The last word of each side, neither of which lowers the other's.
      const side = actor.role === 'safety-monitor' ? 'SPONSOR' : 'SITE';
      const words = { ...before?.words, ...(serious !== undefined && { [side]: serious }) };
      const after = {
        serious: Object.values(words).includes(true),
        words,
        site,
        opinions,
        related: Object.values(opinions).includes(true),
      };
      cases.set(name, after);
      return (before !== undefined && matches(before)) || matches(after);
    })
    .map(({ position, type, stream: name }) => ({ position, type, adverseEvent: name.slice('adverse-event/'.length) }));
}

/** Gives a command until it is acknowledged, under one key. */
async function insist(product: StreamedProduct, persona: string, path: string, body: object, key: string) {
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
function writing(product: StreamedProduct, random: () => number): () => Promise<void> {
  let going = true;
  const writers = Array.from({ length: 3 }, async (_, writer) => {
    for (let i = 0; going; i += 1) {
      const give = (persona: string, path: string, body: object, step: string) =>
        insist(product, persona, path, { occurredAt: '2019-02-03', ...body }, `stream-${writer}-${i}-${step}`);
      const { participant } = await give('coordinator', participants, screening, 'screen');
      const serious = random() < 0.5;
      const { adverseEvent = '' } = await give(
        'investigator',
        adverseEvents,
        painfulCase(participant ?? '', serious),
        'report',
      );
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
function reading(product: StreamedProduct, path: string, random: () => number) {
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
const throughOf = (comment: string): number => Number(/^through .*=(\d+)/.exec(comment)?.[1] ?? 0);

/** What the cuts and the cases are drawn by; `CASELEDGER_STREAM_SEED` repeats a run. */
export const streamSeed = Number(process.env.CASELEDGER_STREAM_SEED ?? Date.now() % 1_000_000);

/**
 * Reads the stream through every filter while cases are written, cut at random bytes and disturbed, and holds what came
 * against the ledger and the proofs.
 */
export async function nothingIsMissed(product: StreamedProduct, seed: number): Promise<void> {
  const random = seededRandom(seed);
  const running = Object.entries(readers).map(([filter, matches]) => ({
    filter,
    matches,
    ...reading(product, stream + filter, random),
  }));
  const stopWriting = writing(product, random);
  const all = running[0] as (typeof running)[number];
  try {
    for (const disturb of product.disturbances) {
      const before = all.client.events.length;
      await until(() => all.client.events.length > before + 40, { progress: () => all.client.events.length });
      await disturb();
    }
    await until(() => all.cuts() > 50, { progress: () => all.cuts() });
  } finally {
    // What a writer was refused is told first.
    await stopWriting().finally(() => Promise.all(running.map(({ stop }) => stop())));
  }

  const store = new PostgresEventStore({
    upcasters,
    connectionString: product.databaseUrl,
    masterKey: Buffer.alloc(32),
    software: 'spec',
  });
  try {
    const head = (await store.heads()).find((one) => one.study === study)?.position ?? 0;
    const events = await store.read(study, 0, head);
    const isComplete = async ({ filter, matches, client }: (typeof running)[number]): Promise<void> => {
      client.comments.length = 0;
      const last = client.read(product.url);
      await until(() => client.comments.some((comment) => throughOf(comment) >= head), {
        progress: () => client.events.length,
      });
      client.cut();
      await last;
      // Overdue clocks are recorded whenever they are: what came after the head is not asked for.
      const log = client.events.filter(({ id }) => Number.parseInt(id) <= head);
      const got = log.map(({ id, type, data }) => {
        const { position, adverseEvent } = JSON.parse(data) as { position: number; adverseEvent: string };
        expect(id).toMatch(new RegExp(`^${position}\\.[0-9a-f]{32}$`));
        return { position, type, adverseEvent };
      });
      expect({ seed, filter, got }).toEqual({ seed, filter, got: expected(events, matches) });
      const proof = await fetch(`${product.url}${stream.replace('?', `/proof?through=${head}&`)}${filter}`, {
        headers: { authorization: `Bearer ${product.token('inspector')}` },
      });
      const digest = createHash('sha256');
      for (const { data } of log) digest.update(`${data}\n`);
      expect(await proof.json()).toMatchObject({ count: got.length, digest: digest.digest('hex') });
    };
    await Promise.all(running.map(isComplete));
    expect(all.client.events.length).toBeGreaterThan(100);
  } finally {
    await store.close();
  }
}
