import { DatedAct } from '@caseledger/commands';
import { ProtocolCode } from '@caseledger/study';
import type { ScoreImaging } from '@caseledger/domain';
import { Part } from '@caseledger/platform';
import { ReadingPart } from '../common/answers.dto.js';

/** Body of `ScoreImaging`. */
export class ImagingScoreBody extends DatedAct implements Omit<ScoreImaging, 'participant'> {
  @ProtocolCode({ description: 'Label of the scheduled visit that the images belong to.', example: 'M12' })
  readonly visit!: string;

  @Part(() => ReadingPart, { description: 'The answers of the independent reader.' })
  readonly reading!: ReadingPart;
}
