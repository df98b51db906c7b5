import type { CommandBody } from '@caseledger/client';
import { at, daysAfter } from '@caseledger/journey';
import type { CaseContext } from './case-context.js';

const criteria = [
  { code: 'I1', met: true, evidence: 'magnetic resonance imaging' },
  { code: 'I2', met: true, evidence: 'history' },
  { code: 'I3', met: true, evidence: 'signed consent form' },
  { code: 'E1', met: false, evidence: 'examination and laboratory' },
  { code: 'E2', met: false, evidence: 'history' },
  { code: 'E3', met: false, evidence: 'not applicable' },
];

const documents: Body['documents'] = [
  'CLINICAL_REPORT',
  'NO_ALTERNATIVE',
  'REASON_NO_TRIAL',
  'SPONSOR_AGREEMENT',
  'HOSPITAL_APPROVAL',
  'AUTHORITY_DECISION',
];

type Body = CommandBody<'participants/{participant}/treatment-authorisations'>;

/** What a treatment is authorised by. */
export interface AuthorisationPlan {
  readonly legalBasis: Body['legalBasis'];
  readonly reference: string;
  readonly documents: Body['documents'];
}

const compassionateUse: AuthorisationPlan = {
  legalBasis: 'COMPASSIONATE_INDIVIDUAL',
  reference: 'AEMPS-CU-2018-01',
  documents,
};

const markers = ['HIV-1/2', 'HBsAg', 'anti-HBc', 'HCV', 'syphilis'];

/** From the first visit to the authorisation. Returns the participant's code. */
export async function screen(context: CaseContext, authorisation = compassionateUse): Promise<string> {
  const { plan, published, progress } = context;
  const first = daysAfter((plan.expiredBatch ?? plan.batch).day, -38);
  const { side } = plan;

  progress('screening');
  const { participant } = await context.act(
    'coordinator',
    'screening',
    'participants',
    {},
    {
      occurredAt: at(first, '08:00'),
      site: 'BCN',
      side,
      diagnosis: `Chronic ${published.rupture} rupture of the Achilles tendon`,
      indication: 'ESTABLISHED_INJURY',
      treatingPhysician: 'person-investigator',
      characteristics: [
        { item: 'age', value: published.age },
        { item: 'sex', value: published.sex },
        { item: 'bmi', value: published.bmi },
        { item: 'rupture', value: published.rupture },
        { item: 'lesion', value: plan.lesion },
        { item: 'months-since-injury', value: published.monthsSinceInjury },
        { item: 'gap-mm', missing: 'UNKNOWN', note: 'not published' },
        { item: 'ethnicity', value: published.ethnicity },
      ],
    },
  );

  progress('consent');
  await context.act(
    'investigator',
    'consent',
    'participants/{participant}/consents',
    { participant },
    {
      occurredAt: at(first, '09:00'),
      form: 'ICF-ACH',
      formVersion: '1.0',
      language: 'es',
      scopes: ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS'],
      signedBy: 'PARTICIPANT',
      informedBy: 'person-investigator',
      side,
    },
  );
  await context.act(
    'investigator',
    'eligibility',
    'participants/{participant}/eligibility',
    { participant },
    {
      occurredAt: at(daysAfter(first, 1), '09:00'),
      criteria,
    },
  );

  progress('authorisation');
  await context.act(
    'investigator',
    'authorisation',
    'participants/{participant}/treatment-authorisations',
    { participant },
    {
      occurredAt: at(daysAfter(first, 5), '09:00'),
      ...authorisation,
    },
  );
  return participant;
}

/** Serology within the thirty days before a harvest; negative. */
export async function takeSerology(
  context: CaseContext,
  participant: string,
  step: string,
  sampled: string,
): Promise<void> {
  context.progress('serology');
  await context.act(
    'coordinator',
    `${step}/serology`,
    'participants/{participant}/serology',
    { participant },
    {
      occurredAt: at(daysAfter(sampled, 1), '12:00'),
      sampledAt: at(sampled, '08:00'),
      laboratory: 'Hospital laboratory',
      results: markers.map((marker) => ({ marker, result: 'NEGATIVE' as const, assay: 'CLIA' })),
    },
  );
  await context.act(
    'investigator',
    `${step}/serology-assessment`,
    'participants/{participant}/serology-assessments',
    { participant },
    {
      occurredAt: at(daysAfter(sampled, 1), '13:00'),
    },
  );
}
