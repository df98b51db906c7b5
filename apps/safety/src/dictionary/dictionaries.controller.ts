import { ProtocolCode } from '@caseledger/study';
import { declareRoute, Pattern, problemContent, RefusedError, schemaOf, Text, Whole } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Dictionaries } from './dictionaries.js';
import type { DictionaryList, FoundTerm, LowLevelTerm, TermsFound } from './term-dictionary.js';
import { refuse } from '../refusals.js';

/** A version of a dictionary. */
export class DictionaryPath {
  @ProtocolCode({ description: 'Name of the dictionary.', example: 'MedDRA' })
  readonly name!: string;

  @Pattern(/^[0-9A-Za-z.-]{1,20}$/, { description: 'Its version.', example: '29.0', max: 20 })
  readonly version!: string;
}

/** What is looked for. */
export class TermsQuery {
  @Text({ description: 'Part of the name, whatever the case.', example: 'embolism', min: 2, max: 100 })
  readonly q!: string;

  @Whole({ description: 'Most terms to return; 20 unless given.', min: 1, max: 100, optional: true, inQuery: true })
  readonly limit?: number;
}

/** The dictionaries that adverse events are coded with (R-SAF-20). */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/safety/dictionaries')
export class DictionariesController {
  constructor(private readonly dictionaries: Dictionaries) {}

  @Get()
  @declareRoute({ kind: 'reference', name: 'dictionaries' })
  @ApiOperation({ summary: 'Which dictionaries are loaded' })
  @ApiOkResponse({
    description: 'Their names and versions; none when the operator has loaded none.',
    schema: schemaOf('DictionaryList'),
  })
  list(): DictionaryList {
    return { dictionaries: this.dictionaries.loaded.map(({ name, version }) => ({ name, version })) };
  }

  @Get(':name/:version/terms')
  @declareRoute({ kind: 'reference', name: 'terms' })
  @ApiOperation({ summary: 'Searches the current lowest level terms' })
  @ApiOkResponse({
    description:
      'Terms with their preferred term and its primary system organ class; names that begin with the text first.',
    schema: schemaOf('TermsFound'),
  })
  @ApiResponse({ status: 404, description: 'It is not loaded.', content: problemContent })
  search(@Param() path: DictionaryPath, @Query() { q, limit = 20 }: TermsQuery): TermsFound {
    const dictionary = this.dictionaries.find(path.name, path.version);
    if (dictionary === undefined) {
      const message = `${path.name} ${path.version} is not loaded.`;
      throw new RefusedError(refuse('unknown-dictionary', message));
    }
    const { name, version } = dictionary;
    return { name, version, terms: dictionary.search(q, limit).map(shown) };
  }
}

/** As a coding has it. */
const shown = ({ code, name, preferredTerm, systemOrganClass }: LowLevelTerm): FoundTerm => ({
  lowLevelTerm: { code, name },
  preferredTerm,
  systemOrganClass,
});
