import type { AnswerSchemas } from '@caseledger/platform';
import type { Service } from '@caseledger/service';
import { readFileSync } from 'node:fs';
import { OversightModule } from './oversight.module.js';

export const oversight: Service = {
  name: 'oversight',
  title: 'Caseledger oversight',
  keeps: [],
  projections: [],
  schemas: JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as AnswerSchemas,
  module: () => ({ module: OversightModule }),
};
