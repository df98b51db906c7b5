import type { Pool, PoolClient } from 'pg';
import type { ProjectionTx } from './projection.js';

/** Lends a client. Its connection may break while it is lent: that must fail the query, not the process. */
export async function withClient<T>(pool: Pool, work: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on('error', onError);
  try {
    return await work(client);
  } finally {
    client.off('error', onError);
    client.release(broken);
  }
}

/** Runs work between `begin` (which may set things up in the same round trip) and COMMIT; rolls back when it throws. */
export async function transact<T>(client: PoolClient, begin: string, work: () => Promise<T>): Promise<T> {
  try {
    const begun = client.query(begin);
    // A client that pipelines sends the first query of the work along: should this one fail, that one does too.
    begun.catch(() => undefined);
    if (!client.pipeline) await begun;
    const result = await work();
    await begun;
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // On a broken connection there is nothing left to roll back.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** What a read-only transaction on a client of its own finds: nobody waits for its end, which changes nothing. */
export function inSnapshot<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    withClient(pool, (client) =>
      transact(client, begin, async () => {
        resolve(await work(client));
      }),
    ).catch(reject);
  });
}

/** A transaction on a client of its own. */
export function inTransaction<T>(pool: Pool, begin: string, work: (client: PoolClient) => Promise<T>): Promise<T> {
  return withClient(pool, (client) => transact(client, begin, () => work(client)));
}

/**
 * What a projection and its readers see of a client. With the schema of the tables, the server prepares each statement
 * once a connection: another build has tables, and plans, of its own.
 */
export function projectionTx(client: Pool | PoolClient, schema?: string): ProjectionTx {
  return {
    query: async <Row extends object>(text: string, params: readonly unknown[] = []) => {
      const name = schema === undefined ? {} : { name: nameOf(`${schema}\n${text}`) };
      return (await client.query<Row>({ ...name, text, values: [...params] })).rows;
    },
  };
}

const names = new Map<string, string>();

function nameOf(statement: string): string {
  const name = names.get(statement) ?? `p${names.size}`;
  names.set(statement, name);
  return name;
}
