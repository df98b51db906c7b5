import { setTimeout as wait } from 'node:timers/promises';
import { Client } from 'pg';

const millis = 120_000;

/** What is asked of a server that starts. */
export interface Starting {
  /** What it is, in error messages. */
  readonly name: string;
  /** Whether it answers; a rejection means "not yet". */
  readonly ready: () => Promise<boolean>;
  readonly hasEnded: () => boolean | Promise<boolean>;
  /** The end of its log. */
  readonly lastWords: () => string | Promise<string>;
}

/** @throws with the server's own words when it ends, or does not answer within two minutes. */
export async function untilReady({ name, ready, hasEnded, lastWords }: Starting): Promise<void> {
  const deadline = Date.now() + millis;
  while (!(await ready().catch(() => false))) {
    if (await hasEnded()) throw new Error(`${name} ended at its start:\n${await lastWords()}`);
    if (Date.now() > deadline) {
      throw new Error(`${name} does not answer after ${millis / 1000} s:\n${await lastWords()}`);
    }
    await wait(50);
  }
}

/** Whether a PostgreSQL lets this user in. */
export async function postgresAnswers(connectionString: string): Promise<boolean> {
  const client = new Client({ connectionString, connectionTimeoutMillis: 2_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return true;
  } finally {
    await client.end();
  }
}
