import { Client } from 'pg';
import type { Cluster } from '../../../tools/cluster/index.js';

/** Works on the cluster's database as its superuser. */
export async function asAdmin<T>({ postgres }: Cluster, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: postgres.url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}
