import type { Answer, Persona } from './client.js';

/** What a writer does in one case, step by step; a step may need what an earlier one answered. */
export interface Step {
  readonly persona: Persona;
  /** Below the study. */
  readonly path: string;
  readonly body: object;
}

/** One participant, from screening to an adverse event and what became of it: events for every read model. */
export function* playCase(): Generator<Step, void, Answer> {
  const screened = yield {
    persona: 'coordinator',
    path: 'participants',
    body: {
      occurredAt: '2019-01-10',
      site: 'BCN',
      side: 'LEFT',
      diagnosis: 'Chronic Achilles tendon rupture',
      indication: 'ESTABLISHED_INJURY',
      treatingPhysician: 'person-investigator',
      characteristics: [
        { item: 'age', value: 46 },
        { item: 'sex', value: 'male' },
        { item: 'bmi', value: 24.5 },
        { item: 'rupture', value: 'partial' },
        { item: 'lesion', value: 'mid-substance' },
        { item: 'months-since-injury', value: 24 },
        { item: 'ethnicity', missing: 'UNKNOWN' },
      ],
    },
  };
  const participant = String(screened.body.participant);
  yield {
    persona: 'investigator',
    path: `participants/${participant}/consents`,
    body: {
      occurredAt: '2019-01-10T09:00:00.000Z',
      form: 'ICF-ACH',
      formVersion: '1.0',
      language: 'es',
      scopes: ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS'],
      signedBy: 'PARTICIPANT',
      informedBy: 'person-investigator',
      side: 'LEFT',
    },
  };
  const reported = yield {
    persona: 'investigator',
    path: 'adverse-events',
    body: {
      occurredAt: '2019-02-02T10:00:00.000Z',
      participant,
      template: 'injection-site-pain',
      onset: '2019-02-01T12:00:00.000Z',
      outcome: 'RECOVERING',
      serious: false,
      seriousness: [],
      side: 'LEFT',
    },
  };
  const adverseEvent = `adverse-events/${String(reported.body.adverseEvent)}`;
  const opinion = { occurredAt: '2019-02-03T10:00:00.000Z', to: 'ADMINISTRATION', related: true, method: 'WHO-UMC' };
  yield { persona: 'investigator', path: `${adverseEvent}/causality`, body: { ...opinion, by: 'INVESTIGATOR' } };
  yield { persona: 'safety-monitor', path: `${adverseEvent}/causality`, body: { ...opinion, by: 'SPONSOR' } };
  yield {
    persona: 'investigator',
    path: `${adverseEvent}/follow-ups`,
    body: { occurredAt: '2019-02-09', information: 'Pain gone on day 4.', outcome: 'RECOVERED', end: '2019-02-05' },
  };
}
