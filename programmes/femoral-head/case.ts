import type { CommandBody } from '@caseledger/client';
import {
  at,
  daysAfter,
  endSterilityTest,
  harvestDay,
  makeProduct,
  monthsAfter,
  type Progress,
  type ProductPlan,
  type StudySession,
} from '@caseledger/journey';
import type { Programme } from '@caseledger/programmes';
import type { CasePlan } from './plan.js';

type Readings = CommandBody<'participants/{participant}/visits'>['readings'];

const languages: Readonly<Record<string, string>> = { FRA: 'fr', DEU: 'de', ITA: 'it', ESP: 'es' };
const followUps = ['M3', 'M6', 'M12', 'M24', 'M60'] as const;
/** Months after the treatment when a visit took place; the last one within the years 5 to 6. */
const monthOf: Readonly<Record<(typeof followUps)[number], number>> = { M3: 3, M6: 6, M12: 12, M24: 24, M60: 64 };

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
  ['endotoxin', 0.1],
  ['karyotype', 'normal'],
];

/** One patient, from screening to the last look after five to six years. */
export class Case {
  private readonly investigator: string;

  constructor(
    private readonly programme: Programme,
    private readonly session: StudySession,
    private readonly plan: CasePlan,
    private readonly progress: Progress,
  ) {
    this.investigator = `investigator-${plan.site}`;
  }

  /** Plays it. Returns the participant's code. */
  async play(): Promise<string> {
    const name = `Case ${this.plan.case}`;
    const step = (what: string) => {
      this.progress.step(name, what);
    };
    step('screening');
    const participant = await this.screen();
    await this.takeSerology(participant);
    await this.visit(participant, 'M0', daysAfter(this.product(participant).day, -40));
    const product = await makeProduct(this.session, this.product(participant), this.key, step);
    step('implantation');
    await this.implant(participant, product);
    await endSterilityTest(this.session, { product, day: this.plan.treatedOn }, this.key);
    step('follow-up');
    await this.followUp(participant);
    this.progress.done(name, `${participant}; ${this.inWords()}`);
    return participant;
  }

  private readonly key = (step: string): string => `case-${this.plan.case}/${step}`;

  private inWords(): string {
    const { course, replacedOnDay, droppedOutAfterMonth, notLocated } = this.plan;
    return [
      ...(droppedOutAfterMonth === undefined
        ? [course]
        : [`dropped out at month ${droppedOutAfterMonth}, found again`]),
      ...(replacedOnDay === undefined ? [] : [`hip replaced on day ${replacedOnDay}`]),
      ...(notLocated ? ['not located after five years'] : []),
    ].join('; ');
  }

  private personOf(persona: string): string {
    return this.programme.people.find((person) => person.persona === persona)?.sub ?? persona;
  }

  private product(participant: string): ProductPlan {
    const { treatedOn, donationNumber, site } = this.plan;
    return {
      participant,
      day: treatedOn,
      donationNumber,
      harvestedBy: this.investigator,
      cultureDays: 21,
      marrow: { sites: 'posterior iliac crest', volume: 50, sedation: 'sedation by the anaesthetist' },
      passages: [
        { passage: 1, daysBefore: 11 },
        { passage: 2, daysBefore: 5 },
      ],
      cells: 150,
      containers: [{ code: 'A', cells: 140, volume: 7 }],
      tests,
      place: this.programme.study.sites.find(({ code }) => code === site)?.name ?? site,
    };
  }

  private async screen(): Promise<string> {
    const { site, side, age, sex, stage } = this.plan;
    const { protocol, study } = this.programme;
    const first = daysAfter(harvestDay(this.product('')), -25);
    const { participant } = await this.session.act(
      'coordinator',
      this.key('screening'),
      'participants',
      {},
      {
        occurredAt: at(first, '08:00'),
        site,
        side,
        diagnosis: 'Osteonecrosis of the femoral head',
        indication: 'ESTABLISHED_INJURY',
        treatingPhysician: this.personOf(this.investigator),
        characteristics: [
          { item: 'age', value: age },
          { item: 'sex', value: sex },
          { item: 'arco-stage', value: stage },
        ],
      },
    );
    await this.session.act(
      this.investigator,
      this.key('consent'),
      'participants/{participant}/consents',
      { participant },
      {
        occurredAt: at(first, '09:00'),
        form: 'ICF-ONFH',
        formVersion: '1.0',
        language: languages[site] ?? '',
        scopes: ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE', 'SURPLUS_CELLS'],
        signedBy: 'PARTICIPANT',
        informedBy: this.personOf(this.investigator),
        side,
      },
    );
    await this.session.act(
      this.investigator,
      this.key('eligibility'),
      'participants/{participant}/eligibility',
      { participant },
      {
        occurredAt: at(daysAfter(first, 1), '09:00'),
        criteria: protocol.eligibility.map(({ code, kind }) => ({
          code,
          met: kind === 'INCLUSION',
          evidence: 'history, examination and imaging',
        })),
      },
    );
    await this.session.act(
      this.investigator,
      this.key('authorisation'),
      'participants/{participant}/treatment-authorisations',
      { participant },
      {
        occurredAt: at(daysAfter(first, 2), '09:00'),
        legalBasis: 'CLINICAL_TRIAL',
        reference: study.authorisations.find(({ sites }) => sites.includes(site))?.reference ?? '',
        documents: [],
      },
    );
    return participant;
  }

  private async takeSerology(participant: string): Promise<void> {
    const sampled = daysAfter(harvestDay(this.product(participant)), -8);
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
      this.investigator,
      this.key('serology-assessment'),
      'participants/{participant}/serology-assessments',
      { participant },
      { occurredAt: at(daysAfter(sampled, 1), '13:00') },
    );
  }

  private async implant(participant: string, product: string): Promise<void> {
    const { treatedOn, side } = this.plan;
    await this.session.act(
      this.investigator,
      this.key('implantation'),
      'participants/{participant}/injections',
      { participant },
      {
        occurredAt: at(treatedOn, '10:00'),
        product,
        side,
        wristband: participant,
        labels: [`${product}/A`],
        secondCheckBy: this.personOf('coordinator'),
        deposits: [{ code: 'CORE', container: 'A', volume: 7, cells: 140 }],
        guidance: 'fluoroscopy',
      },
    );
  }

  private async followUp(participant: string): Promise<void> {
    const { treatedOn, replacedOnDay, droppedOutAfterMonth: leftAt, notLocated } = this.plan;
    const replacedOn = replacedOnDay === undefined ? undefined : daysAfter(treatedOn, replacedOnDay);
    for (const visit of followUps) {
      const date = monthsAfter(treatedOn, monthOf[visit]);
      if (leftAt !== undefined && visit !== 'M60') {
        if (leftAt <= monthOf[visit]) await this.miss(participant, visit, 'Dropped out of the follow-up.');
        else await this.visit(participant, visit, date);
      } else if (replacedOn !== undefined && replacedOn < date) {
        await this.replaceHip(participant, replacedOn);
        return;
      } else if (notLocated && visit === 'M60') {
        await this.miss(participant, visit, 'Not located.');
        return;
      } else {
        await this.visit(participant, visit, date);
      }
    }
    await this.session.act(
      this.investigator,
      this.key('end'),
      'participants/{participant}/end-of-participation',
      { participant },
      {
        occurredAt: at(monthsAfter(treatedOn, monthOf.M60), '12:00'),
        kind: 'FollowUpCompleted',
        explanation: 'Seen after five to six years.',
      },
    );
  }

  /** A visit and, where the protocol has images at it, their reading. */
  private async visit(participant: string, visit: string, date: string): Promise<void> {
    const { instruments, timelines } = this.programme.protocol;
    const { activities: scheduled = [] } =
      timelines.flatMap(({ instances }) => instances).find(({ code }) => code === visit) ?? {};
    const readings: Readings = instruments
      .filter(({ code, recordedBy }) => recordedBy === 'SITE' && scheduled.includes(code))
      .map(({ code, items }) => ({ instrument: code, answers: items.map(({ code: item }) => unknown(item)) }));
    await this.session.act(
      'coordinator',
      this.key(`${visit}/visit`),
      'participants/{participant}/visits',
      { participant },
      { occurredAt: at(date, '09:30'), readings, adverseEvents: 'NOT_ASKED' },
    );
    if (!scheduled.includes('HIP-MRI')) return;
    const volume = this.plan.lesionVolume?.[visit];
    const progressed = this.plan.course === 'progressed' && monthsOf(visit) >= 12;
    await this.session.act(
      'imaging-reader',
      this.key(`${visit}/imaging`),
      'participants/{participant}/imaging-scores',
      { participant },
      {
        occurredAt: date,
        visit,
        reading: {
          instrument: 'HIP-MRI',
          answers: [
            volume === undefined ? unknown('lesion-volume') : { item: 'lesion-volume', value: volume },
            { item: 'progressed', value: progressed ? 1 : 0 },
          ],
        },
      },
    );
  }

  private async miss(participant: string, visit: (typeof followUps)[number], explanation: string): Promise<void> {
    const occurredAt = at(
      daysAfter(monthsAfter(this.plan.treatedOn, monthOf[visit]), visit === 'M60' ? 690 : 61),
      '12:00',
    );
    await this.session.act(
      'coordinator',
      this.key(`${visit}/missed`),
      'participants/{participant}/missed-visits',
      { participant },
      { occurredAt, scheduled: visit, explanation },
    );
  }

  private async replaceHip(participant: string, date: string): Promise<void> {
    await this.session.act(
      this.investigator,
      this.key('hip-replacement'),
      'participants/{participant}/terminal-events',
      { participant },
      { occurredAt: date, code: 'HIP_REPLACEMENT', side: this.plan.side },
    );
  }
}

const monthsOf = (visit: string): number => Number(visit.slice(1));
const unknown = (item: string) => ({ item, missing: 'UNKNOWN' as const, note: 'not published' });
