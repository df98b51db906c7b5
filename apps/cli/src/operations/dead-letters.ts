import type { ServiceName } from '@caseledger/ledger';
import { deadLetters, unpark, type DeadLetter } from '@caseledger/projections';
import { setTimeout as pause } from 'node:timers/promises';
import { UsageError } from '../commands/command.js';
import type { OperatorDatabase } from './operator-database.js';
import type { ProjectingService } from './services.js';

const pollMs = 200;

export interface OperatorDeadLetter extends DeadLetter {
  readonly service: ServiceName;
  /** `<service>/<projection>/<build>/<study>/<position>`. */
  readonly id: string;
}

/** What came of a retry: the event is applied; it failed again; nobody took it up in time, or its build was replaced. */
export type RetryOutcome = 'passed' | 'parked' | 'waiting' | 'discarded';

export interface RetryResult {
  /** As it is now. */
  readonly letter: OperatorDeadLetter;
  readonly outcome: RetryOutcome;
}

/** The dead letters of all services that ever started. */
export async function readDeadLetters(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
): Promise<OperatorDeadLetter[]> {
  const all = await Promise.all(
    services.map(async ({ name: service }) => {
      const registry = database.registry(service);
      const letters = (await registry.exists()) ? await deadLetters(registry) : [];
      return letters.map((letter) => ({ ...letter, service, id: idOf(service, letter) }));
    }),
  );
  return all.flat();
}

/** @throws UsageError when there is none. */
export async function readDeadLetter(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
  id: string,
): Promise<OperatorDeadLetter> {
  const [service, projection = '', build = '', study = '', position = ''] = id.split('/');
  const known = services.find(({ name }) => name === service);
  if (known !== undefined && /^\d{1,9}$/.test(build) && /^\d{1,15}$/.test(position)) {
    const key = { projection, build: Number(build), study, position: Number(position) };
    const registry = database.registry(known.name);
    const [letter] = (await registry.exists()) ? await deadLetters(registry, key) : [];
    if (letter !== undefined) return { ...letter, service: known.name, id: idOf(known.name, letter) };
  }
  throw new UsageError(`There is no dead letter ${id}; caseledger dead-letters list shows all.`);
}

/**
 * Lets studies go on that are parked at these dead letters, and waits for what comes of it: the services that run the
 * projections find them by themselves.
 */
export async function retryDeadLetters(
  database: OperatorDatabase,
  services: readonly ProjectingService[],
  letters: readonly OperatorDeadLetter[],
  waitMs: number,
): Promise<RetryResult[]> {
  const deadline = performance.now() + waitMs;
  for (const { service, projection, study, state } of letters) {
    if (state === 'parked') await unpark(database.registry(service), projection, study);
  }
  for (;;) {
    const now = new Map((await readDeadLetters(database, services)).map((letter) => [letter.id, letter]));
    const results = letters.map((before) => resultOf(before, now.get(before.id) ?? before));
    if (!results.some(({ outcome }) => outcome === 'waiting') || performance.now() > deadline) return results;
    await pause(pollMs);
  }
}

function resultOf(before: OperatorDeadLetter, letter: OperatorDeadLetter): RetryResult {
  if (letter.state === 'passed' || letter.state === 'discarded') return { letter, outcome: letter.state };
  const failedAgain = letter.state === 'parked' && letter.attempts > before.attempts;
  return { letter, outcome: failedAgain ? 'parked' : 'waiting' };
}

function idOf(service: ServiceName, { projection, build, study, position }: DeadLetter): string {
  return [service, projection, build, study, position].join('/');
}
