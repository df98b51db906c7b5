import type { CommandBody } from '@caseledger/client';
import {
  at,
  daysAfter,
  endSterilityTest,
  makeProduct,
  monthsAfter,
  type ProductPlan,
  type Progress,
  type StudySession,
} from '@caseledger/journey';
import type { Programme } from '@caseledger/programmes';
import { changed, type Arm, type CasePlan, type Changes, type Values } from './plan.js';

type Readings = CommandBody<'participants/{participant}/visits'>['readings'];
type Administration = CommandBody<'participants/{participant}/administrations'>;

const site = 'BCN';
const secondDay = 23;
/** Follow-up as far as everybody is blinded, and afterwards. */
const blindVisits = ['W1', 'W2', 'W3', 'W6', 'W8', 'W10', 'M3', 'M6'] as const;
const lastVisit = 'M12';

const tests: ProductPlan['tests'] = [
  ['viability', 98.9],
  ['CD14', 0.4],
  ['CD34', 0.3],
  ['CD45', 0.5],
  ['HLA-DR', 0.6],
  ['CD73', 99.1],
  ['CD90', 98.5],
  ['CD105', 97.6],
  ['CD166', 98.2],
  ['mycoplasma', 'negative'],
];
const deposits = [
  { code: 'IN-TENDON', container: 'A', volume: 2 },
  { code: 'AROUND-TENDON', container: 'B', volume: 4 },
] as const;
const containers = deposits.map(({ container: code, volume }) => ({ code, volume }));
/** Million cells in each container. */
const cells = 10;
const wholeVolume = 6;

/** One patient, from screening to month 12. Until the allocation nothing is known of the arm. */
export class Case {
  private readonly investigator: string;
  private readonly checker: string;
  private participant = '';

  constructor(
    private readonly programme: Programme,
    private readonly session: StudySession,
    private readonly plan: CasePlan,
    private readonly progress: Progress,
  ) {
    const subOf = (persona: string) => programme.people.find((person) => person.persona === persona)?.sub ?? persona;
    this.investigator = subOf('investigator');
    this.checker = subOf('second-investigator');
  }

  /** The participant's code, once they are screened. */
  get code(): string {
    return this.participant;
  }

  /** Screening, the visit of it, and the allocation, whose arm nobody says. */
  async enrol(): Promise<void> {
    this.step('screening');
    await this.screen();
    await this.takeSerology();
    await this.see('SCR', daysAfter(this.plan.screenedOn, 3), this.plan.baseline);
    await this.session.act(
      'investigator',
      this.key('allocation'),
      'participants/{participant}/allocation',
      { participant: this.participant },
      { occurredAt: at(daysAfter(this.plan.screenedOn, 5), '09:00') },
    );
  }

  /** Days 0 and 23 as the arm wants it, and the visits to month 6, which are the same in both. */
  async treat(arm: Arm, changes: Changes): Promise<void> {
    this.step('day 0');
    await (arm === 'CELLS' ? this.giveCells() : this.givePlasma());
    for (const visit of blindVisits) {
      this.step(visit);
      await this.see(visit, this.dayOf(visit), this.valuesAt(changes[visit]));
    }
    this.progress.done(this.name, `${this.participant}; seen to month 6`);
  }

  /** Month 12, when everybody knows the arm. Who got plasma is offered cells after month 6 and is not seen in phase A any more. */
  async end(arm: Arm, changes: Changes): Promise<void> {
    const { participant } = this;
    const date = this.dayOf(lastVisit);
    if (arm === 'CELLS') {
      await this.see(lastVisit, date, this.valuesAt(changes[lastVisit]));
      await this.session.act(
        'investigator',
        this.key('end'),
        'participants/{participant}/end-of-participation',
        { participant },
        { occurredAt: at(date, '12:00'), kind: 'FollowUpCompleted', explanation: 'Seen at month 12.' },
      );
      return;
    }
    await this.session.act(
      'coordinator',
      this.key('M12/missed'),
      'participants/{participant}/missed-visits',
      { participant },
      {
        occurredAt: at(daysAfter(date, 31), '12:00'),
        scheduled: lastVisit,
        explanation: 'No regeneration at month 6: offered cells in phase B.',
      },
    );
  }

  private readonly key = (step: string): string => `case-${this.plan.case}/${step}`;

  private get name(): string {
    return `Case ${this.plan.case}`;
  }

  private step(what: string): void {
    this.progress.step(this.name, what);
  }

  private get dayTwentyThree(): string {
    return daysAfter(this.plan.treatedOn, secondDay);
  }

  /** Weeks and months are counted after the injection of day 23. */
  private dayOf(visit: string): string {
    const count = Number(visit.slice(1));
    return visit.startsWith('W') ? daysAfter(this.dayTwentyThree, 7 * count) : monthsAfter(this.dayTwentyThree, count);
  }

  private valuesAt(by: Values = {}): Values {
    const { baseline } = this.plan;
    return Object.fromEntries(
      Object.entries(by).map(([item, change]) => [item, changed(baseline[item] ?? 0, change)] as const),
    );
  }

  private async screen(): Promise<void> {
    const { screenedOn: day, side, age, symptomMonths, baseline } = this.plan;
    const { participant } = await this.session.act(
      'coordinator',
      this.key('screening'),
      'participants',
      {},
      {
        occurredAt: at(day, '08:00'),
        site,
        side,
        diagnosis: 'Patellar tendinopathy with a gap',
        indication: 'ESTABLISHED_INJURY',
        treatingPhysician: this.investigator,
        characteristics: [
          { item: 'age', value: age },
          { item: 'sex', value: 'male' },
          { item: 'gap', value: baseline['MRI/gap'] ?? 0 },
          { item: 'symptom-months', value: symptomMonths },
        ],
      },
    );
    this.participant = participant;
    await this.session.act(
      'investigator',
      this.key('consent'),
      'participants/{participant}/consents',
      { participant },
      {
        occurredAt: at(day, '09:00'),
        ...{ form: 'ICF-TENDO', formVersion: '1.0', language: 'es', signedBy: 'PARTICIPANT' },
        scopes: ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS'],
        informedBy: this.investigator,
        side,
      },
    );
    await this.session.act(
      'investigator',
      this.key('eligibility'),
      'participants/{participant}/eligibility',
      { participant },
      {
        occurredAt: at(daysAfter(day, 4), '09:00'),
        criteria: this.programme.protocol.eligibility.map(({ code, kind }) => ({
          code,
          met: kind === 'INCLUSION',
          evidence: 'history, examination, serology and imaging',
        })),
      },
    );
    await this.session.act(
      'investigator',
      this.key('authorisation'),
      'participants/{participant}/treatment-authorisations',
      { participant },
      {
        occurredAt: at(daysAfter(day, 4), '10:00'),
        legalBasis: 'CLINICAL_TRIAL',
        reference: this.programme.study.authorisations[0]?.reference ?? '',
        documents: [],
      },
    );
  }

  private async takeSerology(): Promise<void> {
    const { participant } = this;
    const sampled = daysAfter(this.plan.screenedOn, 2);
    await this.session.act(
      'coordinator',
      this.key('serology'),
      'participants/{participant}/serology',
      { participant },
      {
        occurredAt: at(daysAfter(sampled, 1), '12:00'),
        sampledAt: at(sampled, '08:00'),
        laboratory: 'Hospital laboratory',
        results: this.programme.protocol.serology.markers.map((marker) => ({
          marker,
          result: 'NEGATIVE' as const,
          assay: 'CLIA',
        })),
      },
    );
    await this.session.act(
      'investigator',
      this.key('serology-assessment'),
      'participants/{participant}/serology-assessments',
      { participant },
      { occurredAt: at(daysAfter(sampled, 1), '13:00') },
    );
  }

  /** Marrow is taken and saline injected; the cells are cultured, and injected on day 23. */
  private async giveCells(): Promise<void> {
    const { treatedOn, donationNumber } = this.plan;
    const medicine = { name: 'Sodium chloride 0.9 %', lot: `NACL-${treatedOn.slice(0, 7)}` };
    await this.administer('DAY-0-MARROW', treatedOn, { administration: 'ASPIRATION' });
    await this.administer('DAY-0', treatedOn, {
      administration: 'SALINE',
      medicine,
      labels: [medicine.lot],
      amount: wholeVolume,
      ...this.needle,
    });
    const product = await makeProduct(
      this.session,
      {
        participant: this.participant,
        day: this.dayTwentyThree,
        donationNumber,
        harvestedBy: 'investigator',
        cultureDays: secondDay,
        marrow: {
          sites: 'posterior iliac crest',
          volume: 100,
          sedation: 'sedation by the anaesthetist',
          administrableProduct: 'CELLS',
        },
        passages: [
          { passage: 1, daysBefore: 11 },
          { passage: 2, daysBefore: 5 },
        ],
        cells: 22,
        containers: containers.map((container) => ({ ...container, cells })),
        tests,
        place: 'Reference Clinic, Barcelona',
      },
      this.key,
      (what) => {
        this.step(what);
      },
    );
    await this.administer('DAY-23', this.dayTwentyThree, {
      ...this.batch(product),
      deposits: deposits.map((deposit) => ({ ...deposit, cells })),
    });
    await endSterilityTest(this.session, { product, day: this.dayTwentyThree }, this.key);
  }

  /** Nothing is taken out of the bone; plasma is made of the patient's blood on the spot, and injected on both days. */
  private async givePlasma(): Promise<void> {
    const { treatedOn } = this.plan;
    await this.administer('DAY-0-MARROW', treatedOn, { administration: 'SHAM-ASPIRATION' });
    for (const [instance, day] of [
      ['DAY-0', treatedOn],
      ['DAY-23', this.dayTwentyThree],
    ] as const) {
      const product = await this.makePlasma(instance, day);
      await this.administer(instance, day, { ...this.batch(product), deposits });
    }
  }

  private async makePlasma(instance: string, day: string): Promise<string> {
    const lot = (name: string) => [{ name, lot: `${name.toUpperCase().replaceAll(' ', '-')}-${day.slice(0, 7)}` }];
    const { product } = await this.session.act(
      'investigator',
      this.key(`${instance}/blood`),
      'starting-materials',
      {},
      {
        participant: this.participant,
        administrableProduct: 'PLASMA',
        occurredAt: at(day, '09:10'),
        startedAt: at(day, '09:05'),
        material: 'venous blood',
        volume: 36,
        materials: lot('anticoagulant'),
      },
    );
    await this.session.act(
      'manufacturing',
      this.key(`${instance}/concentration`),
      'products/{product}/concentration',
      { product },
      { occurredAt: at(day, '09:35'), volume: wholeVolume, materials: lot('separation kit') },
    );
    await this.session.act(
      'manufacturing',
      this.key(`${instance}/filling`),
      'products/{product}/formulation',
      { product },
      { occurredAt: at(day, '09:45'), containers, materials: lot('syringe') },
    );
    return product;
  }

  private get needle() {
    return { side: this.plan.side, guidance: 'ultrasound' };
  }

  private batch(product: string) {
    return { product, labels: containers.map(({ code }) => `${product}/${code}`), ...this.needle };
  }

  private async administer(scheduled: string, day: string, given: Partial<Administration>): Promise<void> {
    const { participant } = this;
    await this.session.act(
      'investigator',
      this.key(`${scheduled}/administration`),
      'participants/{participant}/administrations',
      { participant },
      {
        occurredAt: at(day, scheduled === 'DAY-0-MARROW' ? '09:00' : '10:00'),
        scheduled,
        wristband: participant,
        secondCheckBy: this.checker,
        labels: [],
        deposits: [],
        ...given,
      },
    );
  }

  /** A visit, and what the reader says of its images. What was not published is recorded as unknown. */
  private async see(visit: string, date: string, values: Values): Promise<void> {
    const { participant } = this;
    const { instruments, timelines } = this.programme.protocol;
    const { activities: scheduled = [] } =
      timelines.flatMap(({ instances }) => instances).find(({ code }) => code === visit) ?? {};
    const readings: Readings = instruments.map(({ code, items }) => ({
      instrument: code,
      answers: items.map(({ code: item }) => {
        const value = values[`${code}/${item}`];
        return value === undefined ? { item, missing: 'UNKNOWN', note: 'not published' } : { item, value };
      }),
    }));
    const recordedBy = (who: string) =>
      readings.filter(({ instrument }) => instruments.find(({ code }) => code === instrument)?.recordedBy === who);
    await this.session.act(
      'coordinator',
      this.key(`${visit}/visit`),
      'participants/{participant}/visits',
      { participant },
      {
        occurredAt: at(date, '09:30'),
        readings: recordedBy('SITE').filter(({ instrument }) => scheduled.includes(instrument)),
        adverseEvents: 'NOT_ASKED',
      },
    );
    for (const reading of recordedBy('READER')) {
      const isKnown = reading.answers.some(({ item }) => values[`${reading.instrument}/${item}`] !== undefined);
      // Images that the schedule does not ask for were read at month 6.
      if (!scheduled.includes(reading.instrument) && !isKnown) continue;
      await this.session.act(
        'imaging-reader',
        this.key(`${visit}/${reading.instrument}`),
        'participants/{participant}/imaging-scores',
        { participant },
        { occurredAt: date, visit, reading },
      );
    }
  }
}
