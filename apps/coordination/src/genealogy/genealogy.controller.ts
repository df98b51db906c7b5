import { Caller, type Identity } from '@caseledger/access';
import { StudyMembers } from '@caseledger/commands';
import { refuse } from '@caseledger/kernel';
import { entityTag, RefusedError, WaitFor } from '@caseledger/platform';
import { ProjectionReader, queryView, type ProjectionTx, type ReplyHeaders } from '@caseledger/projections';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { RecordedFact } from '@caseledger/domain';
import { genealogy } from './genealogy.projection.js';
import { batchRecord, genealogyOf } from './genealogy.js';

const projection = genealogy.name;

type BatchRecord = ReturnType<typeof batchRecord>;
type Genealogy = ReturnType<typeof genealogyOf>;

/** Where the participants and products are that a lot of a material reached. */
export interface LotReach {
  readonly lot: string;
  readonly products: readonly {
    readonly product: string;
    readonly donor: string | null;
    readonly recipients: readonly string[];
    readonly materials: readonly { readonly name: string; readonly step: string; readonly at: string }[];
  }[];
  /** Everyone who gave or got cells that the lot touched. */
  readonly participants: readonly string[];
}

/** Follows cells and materials both ways (R-CEL-14). */
@ApiTags('products')
@ApiBearerAuth()
@Controller('v1/studies/:study')
export class GenealogyController {
  constructor(
    private readonly reader: ProjectionReader,
    private readonly members: StudyMembers,
  ) {}

  @Get('products/:product')
  @ApiOperation({ summary: 'A batch record: steps, tests with verdicts, containers, release' })
  @ApiOkResponse({ description: 'The batch record. The `ETag` is the version of the product.' })
  async batch(
    @Param('study') study: string,
    @Param('product') product: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<BatchRecord> {
    await this.members.require(study, caller.id);
    const facts = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      factsOf(tx, study, [product]),
    );
    const record = batchRecord(product, facts);
    if (record.version === 0) throw unknown('product', product);
    reply.header('ETag', entityTag(record.version));
    return record;
  }

  @Get('products/:product/genealogy')
  @ApiOperation({ summary: 'From the donation to the deposits, with materials and lots' })
  @ApiOkResponse({ description: 'The chain of the product.' })
  async ofProduct(
    @Param('study') study: string,
    @Param('product') product: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<Genealogy> {
    await this.members.require(study, caller.id);
    const facts = await queryView(this.reader, { projection, study, waitFor, reply }, (tx) =>
      factsOf(tx, study, [product]),
    );
    if (facts.length === 0) throw unknown('product', product);
    return genealogyOf(product, facts);
  }

  @Get('participants/:participant/genealogy')
  @ApiOperation({ summary: 'Every product that a participant gave or got, with its chain' })
  @ApiOkResponse({ description: 'The chains of the participant, one per product.' })
  async ofParticipant(
    @Param('study') study: string,
    @Param('participant') participant: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<{ participant: string; products: readonly Genealogy[] }> {
    await this.members.require(study, caller.id);
    const chains = await queryView(this.reader, { projection, study, waitFor, reply }, async (tx) => {
      const rows = await tx.query<{ product: string | null }>(
        `SELECT DISTINCT product COLLATE "C" AS product FROM fact WHERE study = $1 AND participant = $2 ORDER BY 1`,
        [study, participant],
      );
      if (rows.length === 0) throw unknown('participant', participant);
      return chainsOf(tx, study, products(rows));
    });
    return { participant, products: chains };
  }

  @Get('materials/:lot/participants')
  @ApiOperation({ summary: 'Everyone whose cells a lot of a material touched (recall)' })
  @ApiOkResponse({ description: 'The products that the lot reached, their donors and recipients.' })
  async ofLot(
    @Param('study') study: string,
    @Param('lot') lot: string,
    @Caller() caller: Identity,
    @WaitFor() waitFor: number | undefined,
    @Res({ passthrough: true }) reply: ReplyHeaders,
  ): Promise<LotReach> {
    await this.members.require(study, caller.id);
    const chains = await queryView(this.reader, { projection, study, waitFor, reply }, async (tx) => {
      const rows = await tx.query<{ product: string | null }>(
        `SELECT DISTINCT product COLLATE "C" AS product FROM fact
          WHERE study = $1 AND event -> 'data' -> 'materials' @> $2 ORDER BY 1`,
        [study, JSON.stringify([{ lot }])],
      );
      return chainsOf(tx, study, products(rows));
    });
    return lotReach(lot, chains);
  }
}

function lotReach(lot: string, chains: readonly Genealogy[]): LotReach {
  const people = chains.flatMap(({ donor, recipients }) => (donor === null ? recipients : [donor, ...recipients]));
  return {
    lot,
    products: chains.map(({ product, donor, recipients, materials }) => ({
      product,
      donor,
      recipients,
      materials: materials.filter((material) => material.lot === lot).map(({ name, step, at }) => ({ name, step, at })),
    })),
    participants: [...new Set(people)].sort(),
  };
}

const products = (rows: readonly { product: string | null }[]): readonly string[] =>
  rows.flatMap(({ product }) => (product === null ? [] : [product]));

async function chainsOf(tx: ProjectionTx, study: string, wanted: readonly string[]): Promise<readonly Genealogy[]> {
  const facts = await factsOf(tx, study, wanted);
  return wanted.map((product) =>
    genealogyOf(
      product,
      facts.filter(
        ({ stream, data }) => stream === `product/${product}` || ('product' in data && data.product === product),
      ),
    ),
  );
}

/** The products' own events and their administrations, in order. */
async function factsOf(tx: ProjectionTx, study: string, wanted: readonly string[]): Promise<readonly RecordedFact[]> {
  const rows = await tx.query<{ event: RecordedFact }>(
    'SELECT event FROM fact WHERE study = $1 AND product = ANY ($2) ORDER BY position',
    [study, wanted],
  );
  return rows.map(({ event }) => event);
}

function unknown(kind: 'participant' | 'product', code: string): RefusedError {
  return new RefusedError(refuse('not-found', `unknown-${kind}`, `There is no ${kind} ${code}.`));
}
