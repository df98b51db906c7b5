import { PerformCommand, type PerformCommandHandler } from '@caseledger/commands';
import type { Command, Protocol, Role } from '@caseledger/domain';
import { sha256 } from '@caseledger/kernel';
import { RefusedError } from '@caseledger/platform';
import { readFileSync } from 'node:fs';

export const referenceStudy = 'ACHILLES-CS';
const hospital = 'Reference Hospital';
const began = '2018-01-01T08:00:00.000Z';

/** A person of the demonstration, who holds one role. */
export interface ReferencePersona {
  readonly sub: string;
  readonly name: string;
  readonly organisation: string;
  readonly role: Role;
}

const persona = (role: Role, name: string, organisation = hospital): ReferencePersona => ({
  sub: `person-${role}`,
  name,
  organisation,
  role,
});

/** Invented people. */
export const personas: readonly ReferencePersona[] = [
  persona('sponsor', 'Sol Prat', 'Reference Sponsor'),
  persona('coordinator', 'Carla Roig'),
  persona('investigator', 'Iris Vidal'),
  persona('manufacturing', 'Marc Ferrer', 'Reference Cleanroom'),
  persona('qualified-person', 'Quim Soler', 'Reference Cleanroom'),
  persona('imaging-reader', 'Ines Bosch', 'Reference Imaging'),
  persona('safety-monitor', 'Saul Mas', 'Reference Sponsor'),
  persona('inspector', 'Ines Llop', 'Inspectorate'),
];

/** The protocol of the reference programme. */
export function referenceProtocol(): Protocol {
  return JSON.parse(
    readFileSync(new URL('../protocols/achilles-case-series.json', import.meta.url), 'utf8'),
  ) as Protocol;
}

function setUp(): readonly Command[] {
  const protocol = referenceProtocol();
  const occurredAt = began;
  return [
    {
      name: 'RegisterStudy',
      data: {
        occurredAt,
        code: referenceStudy,
        title: protocol.title,
        sponsor: 'Reference Sponsor',
        registrations: ['NCT03454737'],
      },
    },
    { name: 'ApproveProtocol', data: { occurredAt, protocol } },
    { name: 'ActivateSite', data: { occurredAt, code: 'BCN', name: hospital, country: 'ES', zone: 'Europe/Madrid' } },
    {
      name: 'GrantAuthorisation',
      data: {
        occurredAt,
        reference: 'AEMPS-CU-2018-01',
        legalBasis: 'COMPASSIONATE_INDIVIDUAL',
        authority: 'AEMPS',
        sites: ['BCN'],
        validFrom: began,
      },
    },
    ...personas
      .filter(({ role }) => role !== 'sponsor')
      .map(({ sub, name, organisation, role }): Command => {
        const data = { occurredAt, person: sub, name, role, organisation, sites: [], from: began };
        return { name: 'GrantDelegation', data };
      }),
  ];
}

/** Loads the reference programme's study, step by step; steps that are in the ledger already are left alone. */
export async function loadReferenceStudy(handler: PerformCommandHandler): Promise<void> {
  for (const [i, command] of setUp().entries()) {
    const hex = sha256(Buffer.from(`reference study ${i}`)).toString('hex');
    const commandId = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
    const request = { commandId, person: 'person-sponsor', correlation: 'start' };
    try {
      await handler.execute(new PerformCommand(referenceStudy, command, request));
    } catch (error) {
      // A later release may word a step differently: what is recorded stays.
      if (!(error instanceof RefusedError)) throw error;
    }
  }
}
