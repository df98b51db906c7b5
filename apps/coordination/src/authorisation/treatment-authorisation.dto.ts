import { DatedAct } from '@caseledger/commands';
import { compassionateDocuments, legalBases, type AuthoriseTreatment, type LegalBasis } from '@caseledger/domain';
import { ListOf, OneOf, Text } from '@caseledger/platform';

/** Body of `AuthoriseTreatment`. */
export class TreatmentAuthorisationBody extends DatedAct implements Omit<AuthoriseTreatment, 'participant'> {
  @OneOf(legalBases, { description: 'Legal basis of this treatment (R-AUT-01).' })
  readonly legalBasis!: LegalBasis;

  @Text({ description: 'Reference of the authorisation.', example: 'AUTH-2019-0042', max: 100 })
  readonly reference!: string;

  @ListOf('text', {
    description: `Documents on file. Individual compassionate use needs ${compassionateDocuments.join(', ')} (R-AUT-05).`,
    example: [...compassionateDocuments],
    maxItems: 50,
    max: 100,
  })
  readonly documents!: readonly string[];
}
