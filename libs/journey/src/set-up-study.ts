import { setUpOf, type Programme } from '@caseledger/programmes';
import type { StudySession } from './study-session.js';

const sponsor = 'sponsor';

/** Sets up the study of a programme, as its sponsor. */
export async function setUpStudy(session: StudySession, programme: Programme): Promise<void> {
  for (const { name, data } of setUpOf(programme)) {
    switch (name) {
      case 'RegisterStudy':
        await session.register(data);
        break;
      case 'ApproveProtocol':
        await session.approve(data);
        break;
      case 'ActivateSite':
        await session.act(sponsor, `site/${data.code}`, 'sites', {}, data);
        break;
      case 'GrantAuthorisation':
        await session.act(sponsor, `authorisation/${data.reference}`, 'authorisations', {}, data);
        break;
      case 'GrantDelegation':
        await session.act(sponsor, `delegation/${data.person}`, 'delegations', {}, data);
    }
  }
}
