import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Client, DatabaseError } from 'pg';
import { statementsOf } from '@caseledger/platform';

const attempts = 20;
const file = new URL('./roles.sql', import.meta.url);

/** The services that use the ledger, and the groups of each: what it may do there (migration 0008). */
const groups = {
  coordination: ['caseledger_service'],
  safety: ['caseledger_service'],
  oversight: ['caseledger_reader', 'caseledger_opener'],
  relay: ['caseledger_reader'],
  /** The process that runs all services: it keeps their read models together. */
  standalone: ['caseledger_service'],
} as const;

const everyGroup = [...new Set(Object.values(groups).flat())];

export type ServiceName = keyof typeof groups;

/** Those that may run in processes of their own. */
export const serviceNames = ['coordination', 'safety', 'oversight', 'relay'] as const satisfies readonly ServiceName[];

/** The role that a service logs in by. */
export const roleOf = (service: ServiceName): string => `caseledger_${service}`;

/** What PostgreSQL keeps of a password (RFC 5803): sent in its place, so that no log of statements ever holds it. */
function scramVerifier(password: string): string {
  // Other characters would have to be prepared first (RFC 4013).
  if (!/^[\x21-\x7e]+$/.test(password)) throw new TypeError('a password must be of visible ASCII characters');
  const iterations = 4096;
  const salt = randomBytes(16);
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyed = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyed('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${storedKey}:${keyed('Server Key').toString('base64')}`;
}

/**
 * Lets the services log in, each by a role of its own that owns one schema, may make more for its read models, and
 * reaches the ledger through the functions of its group only. Idempotent; the ledger has to be migrated before.
 * @param connectionString of a superuser, or of a role that may create roles and schemas.
 * @param passwords of visible ASCII characters, of the services that are to log in.
 */
export async function openRoles(
  connectionString: string,
  passwords: Readonly<Partial<Record<ServiceName, string>>>,
): Promise<void> {
  const statements = Object.entries(passwords).map(([name, password]) => {
    const service = name as ServiceName;
    const role = roleOf(service);
    const own: readonly string[] = groups[service];
    const others = everyGroup.filter((group) => !own.includes(group));
    return statementsOf<'open'>(file, {
      role,
      service,
      verifier: scramVerifier(password),
      own: own.join(', '),
      others: others.join(', '),
    }).open;
  });
  const client = new Client({ connectionString });
  await client.connect();
  try {
    for (let attempt = 1; ; attempt += 1) {
      try {
        // One statement of several commands is one transaction.
        await client.query([statementsOf<'one-at-a-time'>(file)['one-at-a-time'], ...statements].join('\n'));
        return;
      } catch (error) {
        // Roles belong to the cluster: another database may be given the same ones now, and the lock does not reach
        // there. PostgreSQL gives the case no code of its own.
        const elsewhere =
          error instanceof DatabaseError && (error.code === '23505' || error.message.includes('concurrently'));
        if (!elsewhere || attempt === attempts) throw error;
        await pause(50 * Math.random() * attempt);
      }
    }
  } finally {
    await client.end();
  }
}
