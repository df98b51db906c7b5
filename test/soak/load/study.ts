import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Persona, Request } from './client.js';

const began = '2018-01-01T08:00:00.000Z';
const hospital = 'Reference Hospital';
const protocol = JSON.parse(readFileSync(resolve('programmes/achilles/protocol.json'), 'utf8')) as object;
const people: readonly [Persona, string][] = [
  ['coordinator', 'Carla Roig'],
  ['investigator', 'Iris Vidal'],
  ['safety-monitor', 'Saul Mas'],
  ['inspector', 'Ines Llop'],
];

/** The commands that open a study for participants, to be given in this order. */
export function setUp(study: string): readonly Request[] {
  const base = `/v1/studies/${study}`;
  const post = (path: string, body: object): Request => ({
    persona: 'sponsor',
    method: 'POST',
    path,
    body: { occurredAt: began, ...body },
  });
  return [
    post('/v1/studies', { code: study, title: 'Soak', sponsor: 'Reference Sponsor', registrations: [] }),
    post(`${base}/protocols`, { protocol }),
    post(`${base}/sites`, { code: 'BCN', name: hospital, country: 'ES', zone: 'Europe/Madrid' }),
    ...people.map(([role, name]) =>
      post(`${base}/delegations`, {
        person: `person-${role}`,
        name,
        role,
        organisation: hospital,
        sites: [],
        from: began,
      }),
    ),
  ];
}
