import { outboundRefusals, streamSettings, webhookSettings } from '@caseledger/outbound';
import { configurationOrExit, type AnswerSchemas } from '@caseledger/platform';
import type { Service } from '@caseledger/service';
import { readFileSync } from 'node:fs';
import { dictionarySettings } from './dictionary/settings.js';
import { SafetyModule } from './safety.module.js';
import { safetyProjections } from './read-models.js';
import { safetyRefusals } from './refusals.js';

export const safety: Service = {
  name: 'safety',
  title: 'Caseledger safety',
  keeps: [],
  projections: safetyProjections,
  schemas: JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as AnswerSchemas,
  refusals: { ...outboundRefusals, ...safetyRefusals },
  module: (parts) =>
    SafetyModule.forRoot(
      parts,
      configurationOrExit(() => ({
        dictionaries: dictionarySettings(),
        stream: streamSettings(),
        webhooks: webhookSettings(),
      })),
    ),
};
