import { Unavailable } from '../http/problem.js';

// The connection, and an operator's intervention, which ends it.
const lostState = /^(08|57P0)/;
// A lost race or deadlock, resources, and a transaction that was silent for too long.
const passingState = /^(40|53|25P03)/;
const lostNetwork = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN)$/;
// node-postgres gives these no code.
const lostMessage =
  /^(Connection terminated|timeout exceeded when trying to connect|Query read timeout|Client has encountered a connection error)/;

const codeOf = (error: Error): string => ('code' in error && typeof error.code === 'string' ? error.code : '');

/** The SQLSTATE of a PostgreSQL error, or the code of a network's. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error ? codeOf(error) || undefined : undefined;
}

/** Whether the connection to the database broke, or nothing came back: what was sent may have been done or not. */
export function isConnectionLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = codeOf(error);
  return lostState.test(code) || lostNetwork.test(code) || lostMessage.test(error.message);
}

/** Whether the same work may well succeed later: it is the database's moment, and not the work, that is at fault. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Unavailable || isConnectionLost(error)) return true;
  return error instanceof Error && passingState.test(codeOf(error));
}
