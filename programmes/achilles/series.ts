import { daysAfter, JourneyError, type Progress, type StudySession } from '@caseledger/journey';
import { CaseContext } from './case-context.js';
import { casePlans, type CasePlan } from './case-plan.js';
import { destroy, endSterilityTest, harvestDayOf, manufacture } from './manufacture-steps.js';
import { measures, type PublishedSeries, type Measure, type PublishedValues } from './published.js';
import { screen, takeSerology } from './screening-steps.js';
import { attemptExpired, inject, reportPain } from './treatment-steps.js';
import { followUp, recordBaseline } from './visit-steps.js';

/** A case that was played. */
export interface PlayedCase {
  readonly case: number;
  readonly participant: string;
  readonly product: string;
}

/** Plays the six cases, one after the other. */
export async function playSeries(
  client: StudySession,
  series: PublishedSeries,
  progress: Progress,
): Promise<readonly PlayedCase[]> {
  const played: PlayedCase[] = [];
  for (const [index, plan] of casePlans.entries()) {
    const published = series.cases[index];
    if (published === undefined) throw new JourneyError(`Case ${plan.case} is not published.`);
    const values = Object.fromEntries(measures.map((measure) => [measure, series.outcomes[measure][index]]));
    const context = new CaseContext(client, plan, published, values as Record<Measure, PublishedValues>, (step) => {
      progress.step(`Case ${plan.case}`, step);
    });
    const { notes, ...codes } = await playCase(context);
    progress.done(`Case ${plan.case}`, [codes.participant, ...notes].join('; '));
    played.push({ case: plan.case, ...codes });
  }
  return played;
}

async function playCase(context: CaseContext) {
  const plan: CasePlan = context.plan;
  const notes: string[] = [];
  const unpublished = measures.filter((measure) => context.values[measure].M12 === null);
  if (unpublished.length > 0) notes.push(`M12 ${unpublished.join(' and ')} missing: UNKNOWN, not published`);
  const participant = await screen(context);
  await recordBaseline(context, participant);
  if (plan.expiredBatch !== undefined) {
    const { expiredBatch } = plan;
    await takeSerology(context, participant, expiredBatch.name, daysAfter(harvestDayOf(expiredBatch), -8));
    const expired = await manufacture(context, participant, expiredBatch);
    context.progress('refused injection');
    const refusal = await attemptExpired(context, participant, expired, expiredBatch);
    const rules = refusal.unmet.map(({ rule }) => rule);
    if (refusal.status !== 409 || rules.join() !== 'product-expired') {
      throw new JourneyError(`The expired syringe was refused for another reason: ${refusal.detail}`);
    }
    notes.push(`injection of ${expired} refused (product-expired), near miss recorded`);
    await destroy(context, expired, expiredBatch);
  }
  await takeSerology(context, participant, plan.batch.name, daysAfter(harvestDayOf(plan.batch), -8));
  const product = await manufacture(context, participant, plan.batch);
  await inject(context, participant, product);
  await reportPain(context, participant);
  context.progress('sterility');
  const recalled = await endSterilityTest(context, product, plan.batch, plan.lateSterility);
  if (recalled !== (plan.lateSterility === 'positive')) {
    throw new JourneyError('The late sterility result did not do to the batch what it has to.');
  }
  if (recalled) notes.push(`${product} recalled after use: sterility positive`);
  await followUp(context, participant);
  if (plan.wrongPain !== undefined) notes.push(`${plan.wrongPain.visit} corrected, with a reason`);
  return { participant, product, notes };
}
