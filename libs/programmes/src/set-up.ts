import type { Command, StudyState } from '@caseledger/domain';
import type { Programme } from './programme.js';

/** What sets the study of a programme up, in order; all of it is the sponsor's. */
export function setUpOf({ study, protocol, people }: Programme) {
  const { code, sponsor, registrations, began, sites, authorisations } = study;
  const occurredAt = began;
  return [
    { name: 'RegisterStudy', data: { occurredAt, code, title: protocol.title, sponsor, registrations } },
    { name: 'ApproveProtocol', data: { occurredAt, protocol } },
    ...sites.map((site) => ({ name: 'ActivateSite', data: { occurredAt, ...site } }) as const),
    ...authorisations.map(({ validFrom = began, ...authorisation }) => {
      const data = { occurredAt: validFrom, ...authorisation, validFrom };
      return { name: 'GrantAuthorisation', data } as const;
    }),
    ...people
      .filter(({ role }) => role !== 'sponsor')
      .map(({ sub, name, role, organisation, sites: of }) => {
        const data = { occurredAt, person: sub, name, role, organisation, sites: of, from: began };
        return { name: 'GrantDelegation', data } as const;
      }),
  ] as const satisfies readonly Command[];
}

type SetUpStep = ReturnType<typeof setUpOf>[number];

/**
 * What is still to be done for the study of a programme to be set up, in order: nothing that its ledger says already,
 * whatever became of it since. A protocol that was amended, or a delegation that was ended, is not given again.
 */
export function missingOf(programme: Programme, study: StudyState): readonly SetUpStep[] {
  return setUpOf(programme).filter((step) => !isSaid(step, study));
}

function isSaid({ name, data }: SetUpStep, study: StudyState): boolean {
  switch (name) {
    case 'RegisterStudy':
      return study.code !== undefined;
    case 'ApproveProtocol':
      return study.protocol !== undefined;
    case 'ActivateSite':
      return Object.hasOwn(study.sites, data.code);
    case 'GrantAuthorisation':
      return study.authorisations.some(({ reference }) => reference === data.reference);
    case 'GrantDelegation':
      return study.delegations.some(({ person, role }) => person === data.person && role === data.role);
  }
}
