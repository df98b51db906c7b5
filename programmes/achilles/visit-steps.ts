import { addToDate } from '@caseledger/kernel';
import { at, daysAfter } from '@caseledger/journey';
import type { CaseContext } from './case-context.js';
import { tendonImaging, visaA, visualScale } from './instruments.js';
import type { Measure } from './published.js';

const followUpMonths = [1, 2, 3, 6, 12, 24];

/** The published value of a measure at a visit; `null` when there is none. */
function publishedAt(context: CaseContext, measure: Measure, visit: string): number | null {
  const values = context.values[measure];
  return visit === 'M0' || visit === 'M12' || visit === 'M24' ? values[visit] : null;
}

/** A visit, the images of that day as the independent reader scores them, and a correction where one is planned. */
async function recordVisit(context: CaseContext, participant: string, visit: string, date: string): Promise<void> {
  const { plan } = context;
  const value = (measure: Measure) => publishedAt(context, measure, visit);
  const wrong = plan.wrongPain?.visit === visit ? plan.wrongPain.value : undefined;
  const daily = visualScale('VAS-DAILY', value('vas-daily'));
  context.progress(`visit ${visit}`);
  const recorded = await context.act(
    'coordinator',
    `${visit}/visit`,
    'participants/{participant}/visits',
    { participant },
    {
      occurredAt: at(date, '09:30'),
      readings: [
        wrong === undefined ? daily : visualScale('VAS-DAILY', wrong),
        visualScale('VAS-SPORT', value('vas-sport')),
        visaA(value('visa-a')),
      ],
      adverseEvents: visit === 'M1' && plan.analgesia !== undefined ? 'REPORTED' : 'NONE_SINCE_LAST_VISIT',
    },
  );
  await context.act(
    'imaging-reader',
    `${visit}/imaging`,
    'participants/{participant}/imaging-scores',
    { participant },
    {
      occurredAt: date,
      visit,
      reading: tendonImaging(value('tissue-regeneration'), plan.lesion),
    },
  );
  if (wrong === undefined) return;
  context.progress(`correction of ${visit}`);
  await context.act(
    'coordinator',
    `${visit}/correction`,
    'participants/{participant}/visits/{visit}/corrections',
    { participant, visit: recorded.visit },
    {
      occurredAt: at(daysAfter(date, 3), '11:00'),
      readings: [daily],
      reason: { code: 'DATA_ENTRY_ERROR', text: `The questionnaire on paper says ${String(value('vas-daily'))}.` },
    },
  );
}

/** The baseline, before anything is taken. */
export async function recordBaseline(context: CaseContext, participant: string): Promise<void> {
  const { expiredBatch, batch } = context.plan;
  await recordVisit(context, participant, 'M0', daysAfter((expiredBatch ?? batch).day, -36));
}

/** The visits after the injection, return to sport, and the end of follow-up. */
export async function followUp(context: CaseContext, participant: string): Promise<void> {
  const { plan, published, progress } = context;
  const { day } = plan.batch;
  const { months, activity } = published.returnToSport;
  for (const month of followUpMonths) {
    await recordVisit(context, participant, `M${month}`, addToDate(day, { months: month }));
    if (month !== 6) continue;
    progress('return to sport');
    await context.act(
      'coordinator',
      'return-to-sport',
      'participants/{participant}/return-to-sport',
      { participant },
      {
        occurredAt: addToDate(day, { months }),
        activity,
        months,
      },
    );
  }
  await context.act(
    'investigator',
    'end',
    'participants/{participant}/end-of-participation',
    { participant },
    {
      occurredAt: at(addToDate(day, { months: 24 }), '12:00'),
      kind: 'FollowUpCompleted',
      explanation: 'Month 24 completed.',
    },
  );
}
