import type { CommandBody } from '@caseledger/client';
import { at, daysAfter } from './dates.js';
import type { StudySession } from './study-session.js';

/** A batch of cultured cells, and when it is to be given. */
export interface ProductPlan {
  /** Who gives the marrow: the one who gets the cells, or a donor. */
  readonly participant: string;
  /** The day on which the cells are harvested, formulated, released and given. */
  readonly day: string;
  readonly donationNumber: string;
  /** Who takes the marrow. */
  readonly harvestedBy: string;
  /** From the marrow to the formulation. */
  readonly cultureDays: number;
  readonly marrow: Pick<CommandBody<'products'>, 'sites' | 'volume' | 'sedation' | 'administrableProduct'>;
  /** Cells that rest frozen before the passages. */
  readonly frozen?: Frozen;
  readonly passages: readonly { readonly passage: number; readonly daysBefore: number }[];
  /** Million cells that the culture yields. */
  readonly cells: number;
  readonly containers: CommandBody<'products/{product}/formulation'>['containers'];
  /** Million cells that are left over and frozen. */
  readonly surplus?: number;
  /** What is due before release. */
  readonly tests: readonly (readonly [test: string, result: number | string])[];
  /** Where the cells are given, or kept. */
  readonly place: string;
  /** Who takes them over, and at which temperature in °C; absent: the operating theatre. */
  readonly handedOver?: { readonly to: string; readonly temperature: number };
}

/** Frozen in the culture: when, and how many million cells went in and came back. */
interface Frozen {
  readonly frozenDaysBefore: number;
  readonly thawedDaysBefore: number;
  readonly cells: number;
  readonly thawed: number;
}

/** The day of the marrow harvest. */
export const harvestDay = ({ day, cultureDays }: Pick<ProductPlan, 'day' | 'cultureDays'>): string =>
  daysAfter(day, -cultureDays);

/**
 * From the marrow to the conditional release and the handing over, before nine o'clock (UTC) of the day.
 * @param key makes the fixed key of a step
 * @returns the product's code
 */
export async function makeProduct(
  session: Pick<StudySession, 'act'>,
  plan: ProductPlan,
  key: (step: string) => string,
  progress: (step: string) => void,
): Promise<string> {
  const { participant, day, donationNumber } = plan;
  const harvested = harvestDay(plan);
  const lots = (...names: readonly string[]) =>
    names.map((name) => ({ name, lot: `${name.toUpperCase().replaceAll(' ', '-')}-${day.slice(0, 7)}` }));

  progress('harvest');
  const { product } = await session.act(
    plan.harvestedBy,
    key('harvest'),
    'products',
    {},
    {
      participant,
      occurredAt: at(harvested, '09:00'),
      startedAt: at(harvested, '08:30'),
      donationNumber,
      ...plan.marrow,
      materials: lots('heparin', 'aspiration needle'),
    },
  );
  await session.act(
    'manufacturing',
    key('receipt'),
    'products/{product}/receipt',
    { product },
    { occurredAt: at(harvested, '12:00'), donationNumber },
  );

  if (plan.frozen !== undefined) {
    const { frozenDaysBefore, thawedDaysBefore, cells, thawed } = plan.frozen;
    await session.act(
      'manufacturing',
      key('freezing'),
      'products/{product}/cryopreservation',
      { product },
      {
        occurredAt: at(daysAfter(day, -frozenDaysBefore), '09:00'),
        cells,
        location: 'Tank 1, rack 2',
        materials: lots('cryoprotectant'),
      },
    );
    await session.act(
      'manufacturing',
      key('thaw'),
      'products/{product}/thaws',
      { product },
      {
        occurredAt: at(daysAfter(day, -thawedDaysBefore), '09:00'),
        containers: [],
        cells: thawed,
        materials: lots('culture medium'),
      },
    );
  }

  progress('passages');
  const culture = { confluence: 80, flasks: 6, materials: lots('culture medium', 'trypsin') };
  for (const { passage, daysBefore } of plan.passages) {
    await session.act(
      'manufacturing',
      key(`passage-${passage}`),
      'products/{product}/passages',
      { product },
      { occurredAt: at(daysAfter(day, -daysBefore), '09:00'), passage, ...culture },
    );
  }
  await session.act(
    'manufacturing',
    key('cell-harvest'),
    'products/{product}/cell-harvest',
    { product },
    { occurredAt: at(day, '05:30'), cells: plan.cells },
  );

  progress('formulation');
  await session.act(
    'manufacturing',
    key('formulation'),
    'products/{product}/formulation',
    { product },
    {
      occurredAt: at(day, '06:30'),
      containers: plan.containers,
      materials: lots('ringer lactate', 'human albumin'),
    },
  );
  if (plan.surplus !== undefined) {
    await session.act(
      'manufacturing',
      key('surplus'),
      'products/{product}/surplus',
      { product },
      { occurredAt: at(day, '06:45'), participant, cells: plan.surplus, location: 'Tank 2, rack 4', isolated: false },
    );
  }

  progress('quality control');
  for (const [test, result] of plan.tests) {
    await session.act(
      'manufacturing',
      key(`test-${test}`),
      'products/{product}/quality-tests',
      { product },
      { occurredAt: at(day, '07:15'), test, result, laboratory: 'Quality control' },
    );
  }

  progress('release');
  await session.act(
    'qualified-person',
    key('review'),
    'products/{product}/reviews',
    { product },
    {
      occurredAt: at(day, '07:30'),
      findings: 'none',
    },
  );
  await session.act(
    'qualified-person',
    key('release'),
    'products/{product}/releases',
    { product },
    {
      occurredAt: at(day, '07:45'),
      meaning: 'Certification before the sterility result',
    },
  );
  await session.act(
    'manufacturing',
    key('custody'),
    'products/{product}/custody-transfers',
    { product },
    {
      occurredAt: at(day, '08:30'),
      from: 'Cleanroom',
      ...(plan.handedOver ?? { to: 'Operating theatre', temperature: 7 }),
      place: plan.place,
    },
  );
  return product;
}

/** The sterility result, negative, and the final certification, a fortnight after the day of the batch. */
export async function endSterilityTest(
  session: Pick<StudySession, 'act'>,
  { product, day }: { readonly product: string; readonly day: string },
  key: (step: string) => string,
): Promise<void> {
  const known = daysAfter(day, 14);
  await session.act(
    'manufacturing',
    key('test-sterility'),
    'products/{product}/quality-tests',
    { product },
    { occurredAt: at(known, '09:00'), test: 'sterility', result: 'negative', laboratory: 'Microbiology' },
  );
  await session.act(
    'qualified-person',
    key('final-review'),
    'products/{product}/reviews',
    { product },
    { occurredAt: at(known, '10:00'), findings: 'none' },
  );
  await session.act(
    'qualified-person',
    key('final-release'),
    'products/{product}/releases',
    { product },
    { occurredAt: at(known, '10:30'), meaning: 'Final certification' },
  );
}
