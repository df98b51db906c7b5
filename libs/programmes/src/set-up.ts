import type { Command } from '@caseledger/domain';
import type { Programme } from './programme.js';

/** What sets the study of a programme up, in order; all of it is the sponsor's. */
export function setUpOf({ study, protocol, people }: Programme) {
  const { code, sponsor, registrations, began, sites, authorisations } = study;
  const occurredAt = began;
  return [
    { name: 'RegisterStudy', data: { occurredAt, code, title: protocol.title, sponsor, registrations } },
    { name: 'ApproveProtocol', data: { occurredAt, protocol } },
    ...sites.map((site) => ({ name: 'ActivateSite', data: { occurredAt, ...site } }) as const),
    ...authorisations.map(
      (authorisation) =>
        ({ name: 'GrantAuthorisation', data: { occurredAt, ...authorisation, validFrom: began } }) as const,
    ),
    ...people
      .filter(({ role }) => role !== 'sponsor')
      .map(({ sub, name, role, organisation, sites: of }) => {
        const data = { occurredAt, person: sub, name, role, organisation, sites: of, from: began };
        return { name: 'GrantDelegation', data } as const;
      }),
  ] as const satisfies readonly Command[];
}
