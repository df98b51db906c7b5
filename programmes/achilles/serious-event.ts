import type { CommandBody } from '@caseledger/client';
import { pointInTimeOf, readIcsrBatch, writeAcknowledgement, type IcsrBatch } from '@caseledger/icsr';
import type { Programme } from '@caseledger/programmes';
import { at, daysAfter, type Progress, type StudySession } from '@caseledger/journey';
import { CaseContext } from './case-context.js';
import type { CasePlan } from './case-plan.js';
import { harvestDayOf, manufacture } from './manufacture-steps.js';
import type { Measure, PublishedCase, PublishedValues } from './published.js';
import { screen, takeSerology, type AuthorisationPlan } from './screening-steps.js';
import { inject } from './treatment-steps.js';

/** Nobody was treated in this trial: it shows what a serious event sets going. */
export const trial = 'DEMO-TRIAL';

const began = '2021-01-04T08:00:00.000Z';
const authorisation: AuthorisationPlan = { legalBasis: 'CLINICAL_TRIAL', reference: '2020-999999-19', documents: [] };
const plan: CasePlan = {
  case: 7,
  side: 'RIGHT',
  lesion: 'mid-substance',
  batch: { name: 'batch', day: '2021-03-10', donationNumber: 'G999921000009O' },
  lateSterility: 'negative',
};
const person: PublishedCase = {
  case: 7,
  sex: 'male',
  ethnicity: 'not told',
  age: 52,
  bmi: 26.4,
  rupture: 'complete',
  monthsSinceInjury: 9,
  returnToSport: { months: 0, activity: '' },
};
const invented = { code: '99900001', name: 'Invented embolism' };
const regulator = 'EVCTM';

type ProtocolBody = CommandBody<'protocols'>['protocol'];

/** What was played, for the report. */
export interface SeriousEvent {
  readonly adverseEvent: string;
  readonly safetyReportId: string;
  readonly message: string;
}

/**
 * A trial with one invented participant: a life-threatening event that the investigator holds to be related and the
 * sponsor does not, its report to the regulator, and the answer.
 */
export async function playSeriousEvent(
  programme: Programme,
  client: StudySession,
  progress: Progress,
): Promise<SeriousEvent> {
  const name = 'Trial ';
  const step = (what: string) => {
    progress.step(name, what);
  };
  step('set-up');
  await setUp(programme, client);
  const context = new CaseContext(client, plan, person, {} as Record<Measure, PublishedValues>, step);
  const participant = await screen(context, authorisation);
  await takeSerology(context, participant, 'batch', daysAfter(harvestDayOf(plan.batch), -8));
  const product = await manufacture(context, participant, plan.batch);
  await inject(context, participant, product);
  step('serious adverse event');
  const adverseEvent = await report(context, participant);
  step('report to the regulator');
  const played = await submit(context, adverseEvent);
  progress.done(name, `${participant}; serious event ${adverseEvent}, reported to ${regulator}, accepted`);
  return played;
}

async function setUp({ protocol: reference, people }: Programme, client: StudySession): Promise<void> {
  const occurredAt = began;
  await client.register({
    occurredAt: began,
    code: trial,
    title: 'Invented trial of the same cells',
    sponsor: 'Reference Sponsor',
    registrations: [authorisation.reference],
  });
  const notificationRules: ProtocolBody['notificationRules'] = [
    {
      code: 'SAE-NOW',
      title: 'Every serious event',
      on: { serious: true },
      notify: ['safety-monitor'],
      acknowledgeWithinHours: 24,
      escalateTo: ['sponsor'],
    },
  ];
  const stoppingRules: ProtocolBody['stoppingRules'] = [
    {
      code: 'SUSPECTED-SAE',
      title: 'Serious events that are held to be related',
      unit: 'PARTICIPANTS',
      counts: { serious: true, related: true },
      limits: [{ treated: 10, count: 1 }],
    },
  ];
  const protocol = { ...reference, notificationRules, stoppingRules };
  await client.approve({ occurredAt, protocol });
  await client.act(
    'sponsor',
    'site',
    'sites',
    {},
    { occurredAt, code: 'BCN', name: 'Reference Hospital', country: 'ES', zone: 'Europe/Madrid' },
  );
  await client.act(
    'sponsor',
    'authorisation-of-the-trial',
    'authorisations',
    {},
    {
      occurredAt,
      reference: authorisation.reference,
      legalBasis: authorisation.legalBasis,
      authority: 'AEMPS',
      sites: ['BCN'],
      validFrom: began,
    },
  );
  for (const { sub, name, organisation, role } of people.filter(({ role }) => role !== 'sponsor')) {
    await client.act(
      'sponsor',
      `delegation/${role}`,
      'delegations',
      {},
      { occurredAt, person: sub, name, role, organisation, sites: [], from: began },
    );
  }
  await client.act(
    'sponsor',
    'reference-safety-information',
    'reference-safety-information',
    {},
    { occurredAt, version: 'IB 1.0', validFrom: began, expectedTerms: ['Injection site pain'] },
  );
}

/** Entered late: the sponsor was told by telephone on the same day. */
async function report(context: CaseContext, participant: string): Promise<string> {
  const { day } = plan.batch;
  const onset = daysAfter(day, 5);
  const { adverseEvent } = await context.act(
    'investigator',
    'serious/report',
    'adverse-events',
    {},
    {
      occurredAt: at(daysAfter(day, 6), '09:00'),
      participant,
      term: 'Pulmonary embolism',
      onset,
      outcome: 'RECOVERING',
      severity: 'SEVERE',
      grade: 4,
      serious: true,
      seriousness: ['LIFE_THREATENING', 'HOSPITALISATION'],
      phase: 'FOLLOW_UP',
      side: 'NOT_APPLICABLE',
      sponsorInformedAt: at(daysAfter(day, 6), '11:00'),
      narrative: 'Told by the emergency department of the hospital.',
    },
  );
  const opinion = { to: 'PRODUCT', method: 'WHO-UMC' } as const;
  await context.act(
    'investigator',
    'serious/investigator',
    'adverse-events/{adverseEvent}/causality',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 6), '11:00'),
      by: 'INVESTIGATOR',
      related: true,
      sponsorInformedAt: at(daysAfter(day, 6), '11:00'),
      ...opinion,
    },
  );
  await context.act(
    'safety-monitor',
    'serious/acknowledged',
    'adverse-events/{adverseEvent}/notification-acknowledgements',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 6), '12:00'),
      rule: 'SAE-NOW',
    },
  );
  await context.act(
    'safety-monitor',
    'serious/sponsor',
    'adverse-events/{adverseEvent}/causality',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 7), '10:00'),
      by: 'SPONSOR',
      related: false,
      ...opinion,
    },
  );
  await context.act(
    'safety-monitor',
    'serious/expectedness',
    'adverse-events/{adverseEvent}/expectedness',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 7), '10:30'),
      expected: false,
    },
  );
  await context.act(
    'safety-monitor',
    'serious/coding',
    'adverse-events/{adverseEvent}/coding',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 7), '11:00'),
      coding: {
        dictionary: 'MedDRA',
        version: '99.9',
        lowLevelTerm: invented,
        preferredTerm: invented,
        systemOrganClass: { code: '99900000', name: 'Invented vessels' },
      },
    },
  );
  return adverseEvent;
}

/** The report within seven days, the regulator's answer, and what completes it within eight more. */
async function submit(context: CaseContext, adverseEvent: string): Promise<SeriousEvent> {
  const { day } = plan.batch;
  const { position } = await context.act(
    'safety-monitor',
    'serious/imaging',
    'adverse-events/{adverseEvent}/follow-ups',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 8), '09:00'),
      information: 'Computed tomography confirms the embolism.',
    },
  );
  const message = await send(context, adverseEvent, { report: 1, kind: 'INITIAL', position, on: daysAfter(day, 9) });
  const recovered = await context.act(
    'safety-monitor',
    'serious/recovered',
    'adverse-events/{adverseEvent}/follow-ups',
    { adverseEvent },
    {
      occurredAt: at(daysAfter(day, 14), '09:00'),
      information: 'Discharged.',
      outcome: 'RECOVERED',
      end: daysAfter(day, 13),
    },
  );
  await send(context, adverseEvent, {
    report: 2,
    kind: 'FOLLOW_UP',
    position: recovered.position,
    on: daysAfter(day, 15),
  });
  return { adverseEvent, safetyReportId: readIcsrBatch(message).messages[0].report.safetyReportId, message };
}

interface Sending {
  readonly report: number;
  readonly kind: CommandBody<'adverse-events/{adverseEvent}/reports'>['kind'];
  readonly position: number;
  readonly on: string;
}

async function send(
  context: CaseContext,
  adverseEvent: string,
  { report, kind, position, on }: Sending,
): Promise<string> {
  const key = `serious/report-${report}`;
  const codes = { adverseEvent, report };
  await context.act(
    'safety-monitor',
    `${key}/prepared`,
    'adverse-events/{adverseEvent}/reports',
    { adverseEvent },
    {
      occurredAt: at(on, '09:00'),
      kind,
      recipient: regulator,
      position,
    },
  );
  const message = await context.readText('adverse-events/{adverseEvent}/reports/{report}/message', codes);
  await context.act(
    'safety-monitor',
    `${key}/submitted`,
    'adverse-events/{adverseEvent}/reports/{report}/submission',
    codes,
    {
      occurredAt: at(on, '10:00'),
      channel: 'gateway (played)',
      reference: `MSG-${report}`,
    },
  );
  await context.act(
    'safety-monitor',
    `${key}/accepted`,
    'adverse-events/{adverseEvent}/reports/{report}/acknowledgement-file',
    codes,
    {
      occurredAt: at(daysAfter(on, 1), '08:00'),
      recipient: regulator,
      file: acceptanceOf(readIcsrBatch(message), at(daysAfter(on, 1), '07:00')),
    },
  );
  return message;
}

/** What a regulator would answer to a batch that it accepts. */
function acceptanceOf({ number, sender, receiver, messages }: IcsrBatch, answeredAt: string): string {
  return writeAcknowledgement({
    number: 'ACK-0001',
    sender: receiver,
    receiver: sender,
    transmittedAt: pointInTimeOf(answeredAt, 'Europe/Amsterdam'),
    batch: { number, code: 'AA', errors: [] },
    reports: messages.map(({ identifier }) => ({
      identifier,
      localNumber: 'EU-DEMO-0001',
      receiver: sender,
      sender: receiver,
      code: 'CA',
      errors: [],
    })),
  });
}
