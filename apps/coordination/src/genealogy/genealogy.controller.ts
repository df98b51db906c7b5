import { AsOfQuery, Ask, Shows, Views, type Asked } from '@caseledger/casebook';
import { StudyPath } from '@caseledger/study';
import { Text } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { ParticipantPath, ProductPath } from '../common/paths.dto.js';
import type { BatchRecord, Genealogy, LotReach, ParticipantGenealogy } from './genealogy.js';
import { batchRecordView, genealogyView, lotReachView, participantGenealogyView } from './genealogy.view.js';

/** Address of a lot of a material. */
export class LotPath extends StudyPath {
  @Text({ description: 'The lot as it was recorded.', max: 100, foreign: true })
  readonly lot!: string;
}

/** Follows cells and materials both ways (R-CEL-14). */
@ApiTags('products')
@Controller('v1/studies/:study')
export class GenealogyController {
  constructor(private readonly views: Views) {}

  @Get('products/:product')
  @Shows(
    batchRecordView,
    'A batch record: steps, tests with verdicts, containers, release',
    'The batch record. The `ETag` is the version of the product.',
  )
  batch(@Param() path: ProductPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<BatchRecord> {
    return this.views.show(batchRecordView, path, query, asked);
  }

  @Get('products/:product/genealogy')
  @Shows(genealogyView, 'From the donation to the deposits, with materials and lots', 'The chain of the product.')
  ofProduct(@Param() path: ProductPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<Genealogy> {
    return this.views.show(genealogyView, path, query, asked);
  }

  @Get('participants/:participant/genealogy')
  @Shows(
    participantGenealogyView,
    'Every product that a participant gave or got, with its chain',
    'The chains of the participant, one per product.',
  )
  ofParticipant(
    @Param() path: ParticipantPath,
    @Query() query: AsOfQuery,
    @Ask() asked: Asked,
  ): Promise<ParticipantGenealogy> {
    return this.views.show(participantGenealogyView, path, query, asked);
  }

  @Get('materials/:lot/participants')
  @Shows(
    lotReachView,
    'Everyone whose cells a lot of a material touched (recall)',
    'The products that the lot reached, their donors and recipients. 404 for a lot that was never used, with lots that read alike.',
  )
  ofLot(@Param() path: LotPath, @Query() query: AsOfQuery, @Ask() asked: Asked): Promise<LotReach> {
    return this.views.show(lotReachView, path, query, asked);
  }
}
