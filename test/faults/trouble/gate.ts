import { until } from '@caseledger/testkit';
import { DatabaseError, type Client } from 'pg';
import type { Cluster, ClusterProcess } from '../../../tools/cluster/index.js';
import { asAdmin } from './admin.js';

/** SQLSTATE of `deadlock_detected`. */
const deadlock = '40P01';

/** A process that waits at a lock, in the middle of what it was doing. */
export interface Caught {
  readonly process: ClusterProcess;
  /** Ends what the process had sent to the database: else it would be carried out although the process is dead. */
  readonly forget: () => Promise<void>;
  /** Lets everybody through who waits. */
  readonly open: () => Promise<void>;
}

/**
 * Lays a lock on tables, waits until one of these processes runs into it, and calls back. The lock is gone in the end.
 * @param tables qualified names; nobody can write to them meanwhile.
 */
export async function catchAt(
  cluster: Cluster,
  tables: readonly string[],
  suspects: readonly ClusterProcess[],
  work: (caught: Caught) => Promise<void>,
): Promise<void> {
  await asAdmin(cluster, async (holder) => {
    await lockAll(holder, tables);
    await asAdmin(cluster, async (client) => {
      const { pid, process } = await waiter(holder, client, suspects);
      await work({
        process,
        forget: async () => {
          await client.query('SELECT pg_terminate_backend($1)', [pid]);
        },
        open: async () => {
          await holder.query('ROLLBACK');
        },
      });
    });
  });
}

/** Whoever writes takes the tables in an order of its own, so that the lock may lose a deadlock and has to be tried again. */
async function lockAll(holder: Client, tables: readonly string[]): Promise<void> {
  await until(async () => {
    try {
      await holder.query(`BEGIN; LOCK TABLE ${tables.join()} IN SHARE MODE`);
      return true;
    } catch (error) {
      if (!(error instanceof DatabaseError) || error.code !== deadlock) throw error;
      await holder.query('ROLLBACK');
      return false;
    }
  });
}

async function waiter(
  holder: Client,
  client: Client,
  suspects: readonly ClusterProcess[],
): Promise<{ pid: number; process: ClusterProcess }> {
  const { rows } = await holder.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
  let found: { pid: number; process: ClusterProcess } | undefined;
  await until(async () => {
    const waiting = await client.query<{ pid: number; name: string }>(
      'SELECT pid, application_name AS name FROM pg_stat_activity WHERE $1 = ANY (pg_blocking_pids(pid))',
      [rows[0]?.pid],
    );
    for (const { pid, name } of waiting.rows) {
      const process = suspects.find((suspect) => suspect.name === name);
      if (process !== undefined) found ??= { pid, process };
    }
    return found !== undefined;
  });
  if (found === undefined) throw new Error('nobody came');
  return found;
}
