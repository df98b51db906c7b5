import { DatedAct } from '@caseledger/commands';
import { PersonId, SiteCode, TreatmentRequestCode } from '@caseledger/study';
import { type ChangeProtocolVersion, type FailScreening, type ScreenParticipant, type Side } from '@caseledger/domain';
import { Flag, ListOf, OneOf, Text, TextRecord } from '@caseledger/platform';
import { AnswerPart } from '../common/answers.dto.js';
import { SideAlone, TreatedSitePart, TreatedSites } from '../common/treated-sites.dto.js';

/** Body of `ScreenParticipant`. */
export class ScreeningBody extends DatedAct implements Omit<ScreenParticipant, 'participant'> {
  @SiteCode({ description: 'Site that screens.' })
  readonly site!: string;

  @SideAlone('Side to be treated, where the protocol treats one site.')
  readonly side?: Side;

  @TreatedSites('Sites that may come to be treated.')
  readonly treatedSites?: readonly TreatedSitePart[];

  @Text({ description: 'Diagnosis.', example: 'Chronic partial rupture, shown by imaging', max: 1000 })
  readonly diagnosis!: string;

  @OneOf(['ESTABLISHED_INJURY', 'PREVENTION'], { description: 'Indication; prevention is refused.' })
  readonly indication!: ScreenParticipant['indication'];

  @ListOf(() => AnswerPart, {
    description: 'Answers to the characteristics of the protocol.',
    example: [{ item: 'age', value: 46 }],
  })
  readonly characteristics!: readonly AnswerPart[];

  @PersonId({ description: 'Treating physician, by the subject of their tokens.', example: 'inv-garcia' })
  readonly treatingPhysician!: string;

  @TextRecord({
    description: 'What the site keeps to identify the person. Kept sealed.',
    example: { name: 'Maria Soler', birthDate: '1975-02-11' },
    optional: true,
  })
  readonly identity?: Readonly<Record<string, string>>;

  @TreatmentRequestCode({ description: 'Accepted request for treatment that leads to it.', optional: true })
  readonly request?: string;

  @Flag({ description: 'Somebody who gives material for others, and gets nothing.', example: true, optional: true })
  readonly donor?: boolean;
}

/** Body of `ChangeProtocolVersion`. */
export class ProtocolVersionBody extends DatedAct implements Omit<ChangeProtocolVersion, 'participant'> {
  @Text({ description: 'Version that the study has approved.', example: '2.0', max: 40 })
  readonly protocolVersion!: string;
}

/** Body of `FailScreening`. */
export class ScreenFailureBody extends DatedAct implements Omit<FailScreening, 'participant'> {
  @ListOf('text', { description: 'Codes of the criteria that decided.', example: ['E2'], max: 60 })
  readonly criteria!: readonly string[];

  @Text({ description: 'Explanation.', example: 'Malignant disease two years ago.', max: 2000, multiline: true })
  readonly explanation!: string;
}
