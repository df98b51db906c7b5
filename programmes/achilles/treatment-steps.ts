import type { BatchPlan } from './case-plan.js';
import { at, daysAfter, type Problem } from '@caseledger/journey';
import type { CaseContext } from './case-context.js';
import type { CommandBody } from '@caseledger/client';

const injection = (
  context: CaseContext,
  participant: string,
  product: string,
  occurredAt: string,
): CommandBody<'participants/{participant}/injections'> => ({
  occurredAt,
  product,
  side: context.plan.side,
  wristband: participant,
  labels: [`${product}/A`, `${product}/B`],
  secondCheckBy: 'person-coordinator',
  deposits: [
    { code: 'INTRATENDINOUS', container: 'A', volume: 2, cells: 10 },
    { code: 'MEDIAL', container: 'B', volume: 2, cells: 5 },
    { code: 'LATERAL', container: 'B', volume: 2, cells: 5 },
  ],
  guidance: 'ultrasound',
});

/** Tries to inject cells after their shelf life of eight hours, which has to be refused. */
export function attemptExpired(
  context: CaseContext,
  participant: string,
  product: string,
  batch: BatchPlan,
): Promise<Problem> {
  const body = injection(context, participant, product, at(batch.day, '15:30'));
  return context.expectRefusal(
    'investigator',
    `${batch.name}/injection`,
    'participants/{participant}/injections',
    { participant },
    body,
  );
}

/** The injection in three deposits. */
export async function inject(context: CaseContext, participant: string, product: string): Promise<void> {
  const { batch } = context.plan;
  context.progress('injection');
  const body = injection(context, participant, product, at(batch.day, '09:00'));
  await context.act(
    'investigator',
    `${batch.name}/injection`,
    'participants/{participant}/injections',
    { participant },
    body,
  );
}

/** Transient pain after the injection: report, both opinions on its cause, and how it ended. */
export async function reportPain(context: CaseContext, participant: string): Promise<void> {
  const { plan, progress } = context;
  if (plan.analgesia === undefined) return;
  const { day } = plan.batch;
  progress('adverse event');
  const { adverseEvent } = await context.act(
    'investigator',
    'pain/report',
    'adverse-events',
    {},
    {
      occurredAt: at(daysAfter(day, 1), '10:00'),
      participant,
      template: 'injection-site-pain',
      onset: at(day, '12:00'),
      outcome: 'RECOVERING',
      serious: false,
      seriousness: [],
      side: plan.side,
      analgesia: plan.analgesia,
    },
  );
  const opinion = { to: 'ADMINISTRATION', related: true, method: 'WHO-UMC' } as const;
  await context.act(
    'investigator',
    'pain/investigator',
    'adverse-events/{adverseEvent}/causality',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 1), '10:15'),
      by: 'INVESTIGATOR',
      ...opinion,
    },
  );
  await context.act(
    'safety-monitor',
    'pain/sponsor',
    'adverse-events/{adverseEvent}/causality',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 2), '10:00'),
      by: 'SPONSOR',
      ...opinion,
    },
  );
  await context.act(
    'investigator',
    'pain/follow-up',
    'adverse-events/{adverseEvent}/follow-ups',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 7), '10:00'),
      information: 'Pain gone on day 4.',
      outcome: 'RECOVERED',
      end: daysAfter(day, 4),
    },
  );
}
