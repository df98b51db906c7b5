import type { Client } from 'pg';

/** A read model as readers are sent to it. */
export interface LiveBuild {
  /** Schema of the service that keeps it. */
  readonly service: string;
  readonly name: string;
  readonly build: number;
  /** Of its tables. */
  readonly schema: string;
}

/** Schemas of services that keep read models. */
export async function servicesOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ service: string }>(
    `SELECT schemaname AS service FROM pg_tables WHERE tablename IN ('builds', 'cursors', 'dead_letters')
      GROUP BY schemaname HAVING count(*) = 3 ORDER BY schemaname`,
  );
  return rows.map(({ service }) => service);
}

export async function liveBuilds(client: Client): Promise<readonly LiveBuild[]> {
  const builds: LiveBuild[] = [];
  for (const service of await servicesOf(client)) {
    const { rows } = await client.query<LiveBuild>(
      `SELECT $1 AS service, name, build, schema FROM "${service}".builds WHERE status = 'live' ORDER BY name`,
      [service],
    );
    builds.push(...rows);
  }
  return builds;
}
