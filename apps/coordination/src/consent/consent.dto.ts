import { DatedAct, ReasonPart, TimedAct } from '@caseledger/commands';
import { PersonId, ProtocolCode } from '@caseledger/study';
import {
  consentScopes,
  type ConsentScope,
  type Side,
  type SignConsent,
  type WithdrawConsent,
} from '@caseledger/domain';
import { SideAlone, TreatedSitePart, TreatedSites } from '../common/treated-sites.dto.js';
import { OneOf, Part, Pattern, SomeOf, Text } from '@caseledger/platform';

/** Body of `SignConsent`. */
export class ConsentBody extends TimedAct implements Omit<SignConsent, 'participant'> {
  @ProtocolCode({ description: 'Code of the consent form.', example: 'ICF-ACH' })
  readonly form!: string;

  @Text({ description: 'Version of the consent form.', example: '1.0', max: 40 })
  readonly formVersion!: string;

  @Pattern(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/, { description: 'Language, BCP 47.', example: 'es', max: 35 })
  readonly language!: string;

  @SomeOf(consentScopes, { description: 'What is consented to.', example: ['TREATMENT', 'FOLLOW_UP'], minItems: 1 })
  readonly scopes!: readonly ConsentScope[];

  @OneOf(['PARTICIPANT', 'LEGAL_REPRESENTATIVE'], { description: 'Who signed.' })
  readonly signedBy!: SignConsent['signedBy'];

  @PersonId({ description: 'Who informed, by the subject of their tokens.', example: 'inv-garcia' })
  readonly informedBy!: string;

  @SideAlone('Side that the consent names, where the protocol treats one site.')
  readonly side?: Side;

  @TreatedSites('Sites that the consent names.')
  readonly treatedSites?: readonly TreatedSitePart[];
}

/** Body of `WithdrawConsent`. */
export class ConsentWithdrawalBody extends DatedAct implements Omit<WithdrawConsent, 'participant'> {
  @SomeOf(consentScopes, { description: 'What is withdrawn.', example: ['DATA_REUSE'], minItems: 1 })
  readonly scopes!: readonly ConsentScope[];

  @Part(() => ReasonPart, { description: 'Why, if the participant says so.', optional: true })
  readonly reason?: ReasonPart;
}
