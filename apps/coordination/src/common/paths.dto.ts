import { ParticipantCode, ProductCode, StudyPath, TreatmentRequestCode, VisitCode } from '@caseledger/study';

/** Address of a participant. */
export class ParticipantPath extends StudyPath {
  @ParticipantCode({ description: 'Code of the participant.' })
  readonly participant!: string;
}

/** Address of a recorded visit. */
export class VisitPath extends ParticipantPath {
  @VisitCode({ description: 'Code of the recorded visit.' })
  readonly visit!: string;
}

/** Address of a product. */
export class ProductPath extends StudyPath {
  @ProductCode({ description: 'Code of the product.' })
  readonly product!: string;
}

/** Address of a request for treatment. */
export class RequestPath extends StudyPath {
  @TreatmentRequestCode({ description: 'Code of the request.' })
  readonly request!: string;
}
