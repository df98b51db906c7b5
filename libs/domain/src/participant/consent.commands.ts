import { type Reason, type Unmet } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import type { ConsentScope } from '../protocol/protocol.js';
import { protocolOf, type World } from '../world.js';
import { exists, inFollowUp, streams, type ForParticipant } from './for-participant.js';
import { protocolFor } from './own-protocol.js';
import { isAmong, meantSites, nowhereTreated, shownSites, siteFaults, type SaidSites } from './treated-sites.js';
import { condition, refusalOf, refuse } from '../refusals.js';

/** The treated sites are those that are consented to. */
export interface SignConsent extends ForParticipant, SaidSites {
  readonly form: string;
  readonly formVersion: string;
  readonly language: string;
  readonly scopes: readonly ConsentScope[];
  readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
  readonly informedBy: string;
}

/** Nothing is consented to that screening does not name (R-CEL-19). */
function sitesMatch(data: SignConsent, world: World): readonly Unmet[] {
  const protocol = protocolFor(world.study, world.participant);
  if (protocol === undefined || world.participant.site === undefined || world.participant.donor) return [];
  const consented = meantSites(protocol, data);
  const { treatedSites: screened } = world.participant;
  return condition(
    consented.every((site) => isAmong(screened, site)),
    'side-mismatch',
    `Screening says ${shownSites(screened)}, the consent says ${shownSites(consented)}.`,
  );
}

export const signConsent = define<SignConsent>({
  roles: ['investigator'],
  blind: 'AS_SEEN',
  timed: true,
  streams,
  conditions: (data, world) => [...inFollowUp(data, world), ...sitesMatch(data, world)],
  decide: (data, world) => {
    const { form, formVersion, language, scopes, signedBy, informedBy } = data;
    const protocol = protocolOf(world);
    const refusal = refusalOf(siteFaults(world.participant.donor ? nowhereTreated : protocol, data));
    if (refusal !== undefined) return refusal;
    const known = protocol.consentForms.find((item) => item.code === form && item.version === formVersion);
    if (known === undefined) {
      return refuse('unknown-consent-form', `The protocol has no consent form ${form} ${formVersion}.`);
    }
    if (!known.languages.includes(language)) {
      return refuse('consent-language', `Form ${form} is approved in ${known.languages.join(', ')} only.`);
    }
    const beyond = scopes.filter((scope) => !known.scopes.includes(scope));
    if (beyond.length > 0) return refuse('consent-scope', `Form ${form} does not cover ${beyond.join(', ')}.`);
    const type = world.participant.consents.length === 0 ? 'ConsentSigned' : 'Reconsented';
    return [
      {
        type,
        data: {
          form,
          formVersion,
          language,
          scopes,
          signedBy,
          informedBy,
          treatedSites: meantSites(world.participant.donor ? nowhereTreated : protocol, data),
        },
      },
    ];
  },
});

export interface WithdrawConsent extends ForParticipant {
  readonly scopes: readonly ConsentScope[];
  readonly reason?: Reason;
}

/** Withdrawal keeps what was done before and the duty of safety follow-up (R-AUT-08). */
export const withdrawConsent = define<WithdrawConsent>({
  roles: ['investigator', 'coordinator'],
  blind: 'AS_SEEN',
  streams,
  conditions: exists,
  decide: ({ scopes, reason }, { participant }) => {
    const inForce = new Set(participant.consents.flatMap((consent) => consent.scopes));
    const open = scopes.filter((scope) => inForce.has(scope));
    if (open.length === 0) {
      return refuse('no-consent-to-withdraw', `No consent is in force for ${scopes.join(', ')}.`);
    }
    return [{ type: 'ConsentWithdrawn', data: { scopes: open }, ...(reason && { reason }) }];
  },
});
