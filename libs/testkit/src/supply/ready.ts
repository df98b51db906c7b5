import { Client } from 'pg';
import { until } from '../until.js';

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

/** @throws with the server's own words when it ends, or neither answers nor says anything new for a minute. */
export async function untilReady({ name, ready, hasEnded, lastWords }: Starting): Promise<void> {
  const readyOrEnded = async (): Promise<boolean> => {
    if (await ready().catch(() => false)) return true;
    if (await hasEnded()) throw new Error(`${name} ended at its start:\n${await lastWords()}`);
    return false;
  };
  await until(readyOrEnded, {
    progress: lastWords,
    complaint: async () => `${name} does not answer:\n${await lastWords()}`,
  });
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
