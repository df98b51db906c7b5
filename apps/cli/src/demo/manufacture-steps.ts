import type { BatchPlan } from './case-plan.js';
import { at, daysAfter, type CaseContext } from './case-context.js';

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

const lots = (batch: BatchPlan, ...names: readonly string[]) =>
  names.map((name) => ({
    name,
    lot: `${name.toUpperCase().replaceAll(' ', '-')}-${batch.day.slice(0, 7)}`,
  }));

/** The day of the marrow harvest of a batch. */
export const harvestDay = (batch: BatchPlan): string => daysAfter(batch.day, -cultureDays);

/** From the marrow to the conditional release, an hour before the injection. Returns the product's code. */
export async function manufacture(context: CaseContext, participant: string, batch: BatchPlan): Promise<string> {
  const { progress } = context;
  const key = (step: string): string => `${batch.name}/${step}`;
  const { day, donationNumber } = batch;
  const harvested = harvestDay(batch);

  progress('harvest');
  const { product } = await context.act(
    'investigator',
    key('harvest'),
    'products',
    {},
    {
      participant,
      occurredAt: at(harvested, '09:00'),
      startedAt: at(harvested, '08:30'),
      donationNumber,
      sites: 'both posterior iliac crests',
      volume: 60,
      sedation: 'midazolam and propofol',
      materials: lots(batch, 'heparin', 'aspiration needle'),
    },
  );
  await context.act(
    'manufacturing',
    key('receipt'),
    'products/{product}/receipt',
    { product },
    { occurredAt: at(harvested, '12:00'), donationNumber },
  );

  progress('passages');
  const culture = { confluence: 80, flasks: 6, materials: lots(batch, 'culture medium', 'trypsin') };
  await context.act(
    'manufacturing',
    key('passage-1'),
    'products/{product}/passages',
    { product },
    { occurredAt: at(daysAfter(day, -12), '09:00'), passage: 1, ...culture },
  );
  await context.act(
    'manufacturing',
    key('passage-2'),
    'products/{product}/passages',
    { product },
    { occurredAt: at(daysAfter(day, -5), '09:00'), passage: 2, ...culture },
  );
  await context.act(
    'manufacturing',
    key('cell-harvest'),
    'products/{product}/cell-harvest',
    { product },
    { occurredAt: at(day, '05:30'), cells: 320 },
  );

  progress('formulation');
  await context.act(
    'manufacturing',
    key('formulation'),
    'products/{product}/formulation',
    { product },
    {
      occurredAt: at(day, '06:30'),
      containers: [
        { code: 'A', cells: 10, volume: 2 },
        { code: 'B', cells: 10, volume: 4 },
      ],
      materials: lots(batch, 'ringer lactate', 'human albumin'),
    },
  );
  await context.act(
    'manufacturing',
    key('surplus'),
    'products/{product}/surplus',
    { product },
    { occurredAt: at(day, '06:45'), participant, cells: 300, location: 'Tank 2, rack 4', isolated: false },
  );

  progress('quality control');
  for (const [test, result] of tests) {
    await context.act(
      'manufacturing',
      key(`test-${test}`),
      'products/{product}/quality-tests',
      { product },
      { occurredAt: at(day, '07:15'), test, result, laboratory: 'Quality control' },
    );
  }

  progress('release');
  await context.act(
    'qualified-person',
    key('review'),
    'products/{product}/reviews',
    { product },
    {
      occurredAt: at(day, '07:30'),
      findings: 'none',
    },
  );
  await context.act(
    'qualified-person',
    key('release'),
    'products/{product}/releases',
    { product },
    {
      occurredAt: at(day, '07:45'),
      meaning: 'Certification before the sterility result',
    },
  );
  await context.act(
    'manufacturing',
    key('custody'),
    'products/{product}/custody-transfers',
    { product },
    {
      occurredAt: at(day, '08:30'),
      from: 'Cleanroom',
      to: 'Operating theatre',
      place: 'Reference Hospital',
      temperature: 7,
    },
  );
  return product;
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
