import { ParticipantCode, ProductCode, StudyPath, VisitCode } from '@caseledger/study';

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
