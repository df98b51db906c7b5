import { earliest, isSoftware } from '@caseledger/kernel';
import { define, type CommandData } from '../command-definition.js';
import { condition, refusalOf } from '../refusals.js';
import type { HistoricalImport } from '../study/study.model.js';
import { importers } from './imported-rows.js';

export interface BeginImport extends CommandData, HistoricalImport {}

/** Says where rows come from that are taken over as what happened, before the first of them. */
export const beginImport = define<BeginImport>({
  roles: importers,
  streams: () => ({ study: 'study' }),
  decide: (data, { study }, { now }) => {
    const { import: code, source, description, extractor, extractedAt, rows, digest } = data;
    const refusal = refusalOf([
      ...condition(
        study.imports?.some((one) => one.import === code) !== true,
        'import-exists',
        `The import ${code} is begun already.`,
      ),
      ...condition(study.protocol !== undefined, 'no-protocol'),
      ...condition(!isSoftware(extractor), 'not-a-person', undefined, '/extractor'),
      ...condition(
        earliest(extractedAt, 'UTC') <= Date.parse(now),
        'in-the-future',
        `${extractedAt} lies in the future.`,
        '/extractedAt',
      ),
    ]);
    return (
      refusal ?? [
        {
          type: 'HistoricalImportBegun',
          data: { import: code, source, description, extractor, extractedAt, rows, digest },
        },
      ]
    );
  },
});
