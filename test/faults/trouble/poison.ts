import { createHash, randomUUID } from 'node:crypto';
import type { Cluster } from '../../../tools/cluster/index.js';
import type { PoisonedStudy } from '../../soak/checker/index.js';
import { asAdmin } from './admin.js';

/** Begins a study with an event of a type that no release knows: no read model can say what it means. */
export async function poison(cluster: Cluster, study: string): Promise<PoisonedStudy> {
  const command = randomUUID();
  const event = {
    actor: { id: 'person-sponsor', organisation: 'Reference', role: 'sponsor' },
    causation: command,
    correlation: `poison-${study}`,
    data: {},
    id: `${command}/0`,
    occurredAt: '2026-01-01T00:00:00.000Z',
    recordedAt: '2026-01-01T00:00:00.000Z',
    salt: 'AAAAAAAAAAAAAAAAAAAAAA',
    schemaVersion: 1,
    software: 'of another release',
    stream: 'study',
    study,
    type: 'StudyTurnedPurple',
    version: 1,
    zone: 'UTC',
  };
  const body = Buffer.from(JSON.stringify(event));
  const leaf = createHash('sha256').update(Buffer.of(0)).update(body).digest();
  await asAdmin(cluster, (client) =>
    client.query(
      `SELECT * FROM ledger.append(ARRAY[$1], ARRAY[1], ARRAY[$2::uuid], $3, ARRAY['null'],
         ARRAY[1], ARRAY['study'], ARRAY[0], ARRAY[1], ARRAY[$4::int], $5, $6)`,
      [study, command, createHash('sha256').update(command).digest(), body.length, body, leaf],
    ),
  );
  return { kind: 'poisoned', study, position: 1 };
}
