import { Unavailable } from '@caseledger/platform';

/** A build that was replaced or given up while events were on their way to it. */
export class BuildRetired extends Error {
  constructor(name: string, build: number) {
    super(`build ${build} of ${name} is retired`);
  }
}

// Connection, serialisation, deadlock, resources, operator intervention, a transaction that was silent for too long.
const transientState = /^(08...|40001|40P01|53...|57P0.|25P03)$/;
const transientNetwork = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// node-postgres gives these no code.
const transientMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Whether the same work may well succeed later: it is the database's moment, not the event, that is at fault. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Unavailable) return true;
  if (!(error instanceof Error)) return false;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : '';
  return transientState.test(code) || transientNetwork.test(code) || transientMessage.test(error.message);
}

/** The SQLSTATE of a PostgreSQL error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/** A text for people, and one that PostgreSQL takes: `text` and `jsonb` refuse NUL. */
export function storable(text: string): string {
  return text.replaceAll('\0', '\ufffd');
}

export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
