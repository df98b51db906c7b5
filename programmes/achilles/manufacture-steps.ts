import { at, daysAfter, harvestDay, makeProduct } from '@caseledger/journey';
import type { BatchPlan } from './case-plan.js';
import type { CaseContext } from './case-context.js';

const cultureDays = 22;

const tests: readonly (readonly [string, number | string])[] = [
  ['viability', 99.1],
  ['CD14', 0.4],
  ['CD34', 0.3],
  ['CD45', 0.6],
  ['HLA-DR', 0.5],
  ['CD73', 99.2],
  ['CD90', 98.7],
  ['CD105', 97.9],
  ['CD166', 98.4],
  ['mycoplasma', 'negative'],
];

/** The day of the marrow harvest of a batch. */
export const harvestDayOf = ({ day }: BatchPlan): string => harvestDay({ day, cultureDays });

/** From the marrow to the conditional release, an hour before the injection. Returns the product's code. */
export function manufacture(context: CaseContext, participant: string, batch: BatchPlan): Promise<string> {
  const { day, donationNumber } = batch;
  const plan = {
    participant,
    day,
    donationNumber,
    harvestedBy: 'investigator',
    cultureDays,
    marrow: { sites: 'both posterior iliac crests', volume: 60, sedation: 'midazolam and propofol' },
    passages: [
      { passage: 1, daysBefore: 12 },
      { passage: 2, daysBefore: 5 },
    ],
    cells: 320,
    containers: [
      { code: 'A', cells: 10, volume: 2 },
      { code: 'B', cells: 10, volume: 4 },
    ],
    surplus: 300,
    tests,
    place: 'Reference Hospital',
  };
  return makeProduct(context, plan, (step) => `${batch.name}/${step}`, context.progress);
}

/** The containers that nobody may use any more. */
export async function destroy(context: CaseContext, product: string, batch: BatchPlan): Promise<void> {
  for (const container of ['A', 'B']) {
    await context.act(
      'investigator',
      `${batch.name}/destruction-${container}`,
      'products/{product}/container-destructions',
      { product },
      { occurredAt: at(batch.day, '16:00'), container, explanation: 'Expired before use.' },
    );
  }
}

/**
 * The sterility test ends after the injection: negative, and the batch is finally released; or positive, and the server
 * recalls it. Returns whether it was recalled.
 */
export async function endSterilityTest(
  context: CaseContext,
  product: string,
  batch: BatchPlan,
  result: 'negative' | 'positive',
): Promise<boolean> {
  const tested = await context.act(
    'manufacturing',
    `${batch.name}/test-sterility`,
    'products/{product}/quality-tests',
    { product },
    {
      occurredAt: at(daysAfter(batch.day, result === 'positive' ? 6 : 14), '09:00'),
      test: 'sterility',
      result,
      laboratory: 'Microbiology',
    },
  );
  if (tested.events.includes('ProductRecalled')) return true;
  const day = daysAfter(batch.day, 15);
  await context.act(
    'qualified-person',
    `${batch.name}/final-review`,
    'products/{product}/reviews',
    { product },
    {
      occurredAt: at(day, '09:00'),
      findings: 'none',
    },
  );
  await context.act(
    'qualified-person',
    `${batch.name}/final-release`,
    'products/{product}/releases',
    { product },
    {
      occurredAt: at(day, '09:30'),
      meaning: 'Final certification',
    },
  );
  return false;
}
