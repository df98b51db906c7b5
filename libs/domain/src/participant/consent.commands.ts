import { type Reason } from '@caseledger/kernel';
import { define } from '../command-definition.js';
import type { ConsentScope } from '../protocol/protocol.js';
import { protocolOf } from '../world.js';
import { exists, inFollowUp, streams, type ForParticipant } from './for-participant.js';
import type { Side } from './participant.model.js';
import { condition, refuse } from '../refusals.js';

export interface SignConsent extends ForParticipant {
  readonly form: string;
  readonly formVersion: string;
  readonly language: string;
  readonly scopes: readonly ConsentScope[];
  readonly signedBy: 'PARTICIPANT' | 'LEGAL_REPRESENTATIVE';
  readonly informedBy: string;
  readonly side: Side;
}

export const signConsent = define<SignConsent>({
  roles: ['investigator'],
  timed: true,
  streams,
  conditions: (data, world) => [
    ...inFollowUp(data, world),
    ...condition(
      world.participant.side === undefined || data.side === world.participant.side,
      'side-mismatch',
      `Screening says ${String(world.participant.side)}, the consent says ${data.side}.`,
    ),
  ],
  decide: ({ form, formVersion, language, scopes, signedBy, informedBy, side }, world) => {
    const known = protocolOf(world).consentForms.find((item) => item.code === form && item.version === formVersion);
    if (known === undefined) {
      return refuse('unknown-consent-form', `The protocol has no consent form ${form} ${formVersion}.`);
    }
    if (!known.languages.includes(language)) {
      return refuse('consent-language', `Form ${form} is approved in ${known.languages.join(', ')} only.`);
    }
    const beyond = scopes.filter((scope) => !known.scopes.includes(scope));
    if (beyond.length > 0) return refuse('consent-scope', `Form ${form} does not cover ${beyond.join(', ')}.`);
    const type = world.participant.consents.length === 0 ? 'ConsentSigned' : 'Reconsented';
    return [{ type, data: { form, formVersion, language, scopes, signedBy, informedBy, side } }];
  },
});

export interface WithdrawConsent extends ForParticipant {
  readonly scopes: readonly ConsentScope[];
  readonly reason?: Reason;
}

/** Withdrawal keeps what was done before and the duty of safety follow-up (R-AUT-08). */
export const withdrawConsent = define<WithdrawConsent>({
  roles: ['investigator', 'coordinator'],
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
