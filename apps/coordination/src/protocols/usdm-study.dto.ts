import { ForeignObject, ForeignText, Text } from '@caseledger/platform';

/** A study as the API of USDM 4.0 exchanges it. */
export class UsdmStudyBody {
  @ForeignObject({ description: 'The study (class Study of USDM).' })
  readonly study!: object;

  @Text({ description: 'Version of USDM.', example: '4.0.0', max: 40 })
  readonly usdmVersion!: string;

  @ForeignText({ description: 'The system that wrote it.', example: 'Study builder', optional: true })
  readonly systemName?: string | null;

  @ForeignText({ description: 'The version of that system.', example: '1.0', optional: true })
  readonly systemVersion?: string | null;
}
