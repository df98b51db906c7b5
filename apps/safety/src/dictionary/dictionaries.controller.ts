import { ProtocolCode } from '@caseledger/commands';
import { refuse } from '@caseledger/kernel';
import { Pattern, problemContent, RefusedError, Text, Whole } from '@caseledger/platform';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { Dictionaries } from './dictionaries.js';
import type { LowLevelTerm, TermDictionary } from './term-dictionary.js';

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

type DictionaryName = Pick<TermDictionary, 'name' | 'version'>;

const nameMembers = { name: { type: 'string', example: 'MedDRA' }, version: { type: 'string', example: '29.0' } };
const term = {
  type: 'object',
  required: ['code', 'name'],
  properties: { code: { type: 'string', example: '99900001' }, name: { type: 'string', example: 'Invented term' } },
};

/** The dictionaries that adverse events are coded with (R-SAF-20). */
@ApiTags('safety')
@ApiBearerAuth()
@Controller('v1/safety/dictionaries')
export class DictionariesController {
  constructor(private readonly dictionaries: Dictionaries) {}

  @Get()
  @ApiOperation({ summary: 'Which dictionaries are loaded' })
  @ApiOkResponse({
    description: 'Their names and versions; none when the operator has loaded none.',
    schema: {
      type: 'object',
      required: ['dictionaries'],
      properties: {
        dictionaries: {
          type: 'array',
          items: { type: 'object', required: ['name', 'version'], properties: nameMembers },
        },
      },
    },
  })
  list(): { readonly dictionaries: readonly DictionaryName[] } {
    return { dictionaries: this.dictionaries.loaded.map(({ name, version }) => ({ name, version })) };
  }

  @Get(':name/:version/terms')
  @ApiOperation({ summary: 'Searches the current lowest level terms' })
  @ApiOkResponse({
    description:
      'Terms with their preferred term and its primary system organ class; names that begin with the text first.',
    schema: {
      type: 'object',
      required: ['name', 'version', 'terms'],
      properties: {
        ...nameMembers,
        terms: {
          type: 'array',
          items: {
            type: 'object',
            required: ['lowLevelTerm', 'preferredTerm', 'systemOrganClass'],
            properties: { lowLevelTerm: term, preferredTerm: term, systemOrganClass: term },
          },
        },
      },
    },
  })
  @ApiResponse({ status: 404, description: 'It is not loaded.', content: problemContent })
  search(@Param() path: DictionaryPath, @Query() { q, limit = 20 }: TermsQuery): DictionaryName & { terms: object[] } {
    const dictionary = this.dictionaries.find(path.name, path.version);
    if (dictionary === undefined) {
      const message = `${path.name} ${path.version} is not loaded.`;
      throw new RefusedError(refuse('not-found', 'unknown-dictionary', message, { requirement: 'R-SAF-20' }));
    }
    const { name, version } = dictionary;
    return { name, version, terms: dictionary.search(q, limit).map(shown) };
  }
}

/** As a coding has it. */
const shown = ({ code, name, preferredTerm, systemOrganClass }: LowLevelTerm) => ({
  lowLevelTerm: { code, name },
  preferredTerm,
  systemOrganClass,
});
