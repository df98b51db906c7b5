import { interchangeRefusals } from '@caseledger/interchange';
import type { AnswerSchemas } from '@caseledger/platform';
import type { Service } from '@caseledger/service';
import { readFileSync } from 'node:fs';
import { CoordinationModule } from './coordination.module.js';
import { workItems } from './work-list/work-items.js';

export const coordination: Service = {
  name: 'coordination',
  title: 'Caseledger coordination',
  keeps: [workItems],
  projections: [],
  schemas: JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as AnswerSchemas,
  refusals: interchangeRefusals,
  module: () => ({ module: CoordinationModule }),
};
