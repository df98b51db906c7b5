import type { DataOf, RequestRule } from '@caseledger/domain';
import { step, type Step } from './case-driver.js';
import { barcelona } from './journeys.js';

/** Rules by which requests are refused. */
export const requestRules: readonly RequestRule[] = [
  { code: 'NO-INJURY', text: 'An injury of the structure is established.', source: 'protocol', kind: 'PROGRAMME' },
  { code: 'NO-DISEASE', text: 'The disease is chronic and grave.', source: 'RD 1015/2009, art. 2(1)', kind: 'LEGAL' },
];

/** Somebody asks, on 5 June, to be treated before anything is torn. */
export const requested = (request: string, data: Partial<DataOf<'RequestTreatment'>> = {}): Step =>
  step('coordinator', 'RequestTreatment', {
    request,
    occurredAt: '2019-06-05T10:00:00.000Z',
    site: barcelona.code,
    requester: 'CLUB',
    channel: 'letter',
    structure: 'Achilles tendon',
    side: 'RIGHT',
    aim: 'que no se rompa',
    language: 'es',
    symptoms: [],
    imaging: { missing: 'NOT_DONE', reason: 'nobody asked for it' },
    earlierCare: [],
    inducement: { offered: 'NO' },
    ...data,
  });

export const appraised = (request: string, data: Partial<DataOf<'AppraiseEvidence'>> = {}): Step =>
  step('investigator', 'AppraiseEvidence', {
    request,
    occurredAt: '2019-06-06T10:00:00.000Z',
    claim: 'cells prevent a rupture of an intact tendon',
    outcome: 'rupture',
    scale: 'OCEBM',
    edition: '2011',
    level: '5',
    references: ['opinion, none cited'],
    judgedBy: 'investigator',
    ...data,
  });

export const refusedBy = (
  request: string,
  rules: readonly string[],
  data: Partial<DataOf<'RefuseRequest'>> = {},
): Step =>
  step('investigator', 'RefuseRequest', {
    request,
    occurredAt: '2019-06-06T11:00:00.000Z',
    rules,
    explanation: 'nothing is torn',
    alternatives: ['eccentric training'],
    wouldChange: 'images that show a tear',
    toldAt: '2019-06-06',
    accepts: 'UNKNOWN',
    ...data,
  });

export const accepted = (request: string, occurredAt = '2019-06-06T11:00:00.000Z'): Step =>
  step('investigator', 'AcceptRequest', { request, occurredAt, explanation: 'an injury is established' });
