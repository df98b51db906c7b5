import type { CommandBody } from '@caseledger/client';
import {
  at,
  daysAfter,
  endSterilityTest,
  harvestDay,
  makeProduct,
  type ProductPlan,
  type Progress,
  type StudySession,
} from '@caseledger/journey';
import type { Programme } from '@caseledger/programmes';
import { bases, frozenProduct, type BatchPlan, type PersonPlan, type Plan } from './plan.js';

const site = 'HOSP';
const daysOfMonth = 30.4375;
const lot = (name: string, day: string) => [{ name, lot: `${name.toUpperCase().replaceAll(' ', '-')}-${day}` }];

const tests: ProductPlan['tests'] = [
  ['viability', 96.5],
  ['CD90', 98.5],
  ['CD45', 0.5],
  ['mycoplasma', 'negative'],
];

/** Containers that a person gets of a product, by their codes in the protocol, and the deposits made from them. */
const fillings: Readonly<
  Record<string, readonly { container: string; deposit: string; cells: number; volume: number }[]>
> = {
  'MSV-AUTO-20': [
    { container: 'A', deposit: 'TENDON', cells: 10, volume: 2 },
    { container: 'B', deposit: 'MEDIAL', cells: 5, volume: 2 },
    { container: 'B', deposit: 'LATERAL', cells: 5, volume: 2 },
  ],
  'MSV-ALLO-25': [{ container: 'SYRINGE', deposit: 'DISC', cells: 25, volume: 2 }],
  'MSV-ALLO-FROZEN': [{ container: 'BAG', deposit: 'CORE', cells: 40, volume: 8 }],
};
const intoJoint = [{ container: 'SYRINGE', deposit: 'JOINT', cells: 40, volume: 8 }];
const fillingOf = (product: string) => fillings[product] ?? intoJoint;

/** A dose that is filled for a person: its place, and the number that its containers carry where there are several. */
interface Dose {
  readonly person: PersonPlan;
  readonly treatedSite: PersonPlan['treatedSites'][number];
  readonly number: number;
}

type Key = (step: string) => string;

/** The circuit from marrow to follow-up, in one hospital, batch by batch. */
export class Circuit {
  private readonly physician: string;
  private readonly checker: string;
  /** Codes of the participants, by case. */
  readonly participants = new Map<number, string>();

  constructor(
    private readonly programme: Programme,
    private readonly session: StudySession,
    private readonly progress: Progress,
  ) {
    const subOf = (persona: string) => programme.people.find((person) => person.persona === persona)?.sub ?? '';
    this.physician = subOf('investigator');
    this.checker = subOf('coordinator');
  }

  /** Makes a batch, gives it to everybody it is for, and follows them. Returns the codes of the batch and its donor. */
  async play(plan: BatchPlan): Promise<{ readonly product: string; readonly donor: string }> {
    const name = `${plan.product} ${plan.donationNumber}`;
    const step = (what: string) => {
      this.progress.step(name, what);
    };
    const key: Key = (what) => `batch-${plan.donationNumber}/${what}`;
    step('screening');
    for (const person of plan.recipients) await this.screen(person);
    const donor = plan.donor === undefined ? this.codeOf(plan.recipients[0]) : await this.screenDonor(plan, key);
    const doses = plan.recipients.flatMap((person) => person.treatedSites.map((where) => ({ person, where })));
    const numbered = doses.map(({ person, where }, i): Dose => ({ person, treatedSite: where, number: i + 1 }));
    const product = await makeProduct(this.session, this.productOf(plan, donor, numbered), key, step);
    await endSterilityTest(this.session, { product, day: plan.filledOn }, key);
    step('treatment');
    for (const dose of numbered) await this.give(plan, product, dose);
    step('follow-up');
    for (const person of plan.recipients) await this.follow(person);
    this.progress.done(name, `${product} of ${donor} for ${plan.recipients.map((one) => this.codeOf(one)).join(', ')}`);
    return { product, donor };
  }

  /** A donor is tested again, and what was made of the donation is recalled. */
  async recall({ recall }: Plan, { product, donor }: { readonly product: string; readonly donor: string }) {
    await this.sampleSerology('recall', donor, recall.sampledOn, recall.marker);
    await this.session.act(
      'qualified-person',
      'recall',
      'products/{product}/recall',
      { product },
      { occurredAt: recall.recalledAt, explanation: recall.explanation },
    );
  }

  /** Somebody comes when the exemption is over. Returns the rules by which both ways to be treated are refused. */
  async comeLate({ late }: Plan) {
    const { screenedOn, treatedSites, age, sex } = late;
    const participant = await this.screenAs(
      'late',
      { occurredAt: at(screenedOn, '08:00'), treatedSites, ...answers({ age, sex }) },
      'ICF-EXEMPTION',
    );
    const refused = async (key: string, body: Omit<CommandBody<AuthorisationPath>, 'occurredAt'>) => {
      const occurredAt = at(daysAfter(screenedOn, 2), '09:00');
      const path = 'participants/{participant}/treatment-authorisations';
      const problem = await this.session.expectRefusal(
        'investigator',
        key,
        path,
        { participant },
        { occurredAt, ...body },
      );
      return problem.unmet.map(({ rule }) => rule).join(', ') || problem.rule;
    };
    const { exemption, use } = bases;
    return {
      afterThreeYears: await refused('late/exemption', { ...basisOf(exemption), documents: [] }),
      withoutManagement: await refused('late/use', {
        ...basisOf(use),
        documents: documents.filter((one) => one !== 'HOSPITAL_APPROVAL'),
      }),
    };
  }

  private codeOf(person: PersonPlan | undefined): string {
    return this.participants.get(person?.case ?? 0) ?? '';
  }

  private productOf(plan: BatchPlan, donor: string, doses: readonly Dose[]): ProductPlan {
    const { product, filledOn, donationNumber, cultureDays, frozen } = plan;
    const filling = fillingOf(product);
    const kinds = [...new Set(filling.map(({ container }) => container))];
    const several = plan.donor !== undefined;
    const containers = doses.flatMap(({ number }) =>
      kinds.map((kind) => {
        const parts = filling.filter(({ container }) => container === kind);
        const total = (of: 'cells' | 'volume') => parts.reduce((sum, part) => sum + part[of], 0);
        return { ...containerOf(kind, number, several), cells: total('cells'), volume: total('volume') };
      }),
    );
    return {
      participant: donor,
      day: filledOn,
      donationNumber,
      harvestedBy: 'investigator',
      cultureDays,
      marrow: {
        sites: 'posterior iliac crest',
        volume: 100,
        sedation: 'local anaesthesia',
        administrableProduct: product,
      },
      ...(frozen && { frozen }),
      passages: [
        { passage: 1, daysBefore: 11 },
        { passage: 2, daysBefore: 5 },
      ],
      cells: containers.reduce((sum, { cells }) => sum + cells, 10),
      containers,
      tests,
      place: 'Reference Hospital',
      ...(product === frozenProduct && { handedOver: { to: 'Tank 2, rack 4', temperature: -180 } }),
    };
  }

  private async screenAs(
    key: string,
    body: Pick<CommandBody<'participants'>, 'occurredAt' | 'treatedSites' | 'characteristics'>,
    form: string,
  ): Promise<string> {
    const { treatedSites } = body;
    const donor = treatedSites === undefined;
    const day = body.occurredAt.slice(0, 10);
    const { participant } = await this.session.act(
      'coordinator',
      `${key}/screening`,
      'participants',
      {},
      {
        ...body,
        site,
        diagnosis: donor ? 'Healthy donor' : `Established lesion: ${treatedSites.map(({ code }) => code).join(', ')}`,
        indication: 'ESTABLISHED_INJURY',
        treatingPhysician: this.physician,
        ...(donor && { donor }),
      },
    );
    await this.session.act(
      'investigator',
      `${key}/consent`,
      'participants/{participant}/consents',
      { participant },
      {
        occurredAt: at(day, '09:00'),
        ...{ form, formVersion: '1.0', language: 'es', signedBy: 'PARTICIPANT', informedBy: this.physician },
        scopes: donor ? ['DONATION'] : ['TREATMENT', 'FOLLOW_UP', 'DATA_REUSE'],
        ...(treatedSites && { treatedSites }),
      },
    );
    await this.session.act(
      'investigator',
      `${key}/eligibility`,
      'participants/{participant}/eligibility',
      { participant },
      {
        occurredAt: at(daysAfter(day, 1), '09:00'),
        criteria: this.programme.protocol.eligibility
          .filter(({ of }) => (of === 'DONOR') === donor)
          .map(({ code, kind }) => ({
            code,
            met: kind === 'INCLUSION',
            evidence: donor ? 'questionnaire and interview' : 'history, examination and imaging',
          })),
      },
    );
    return participant;
  }

  private async sampleSerology(key: string, participant: string, day: string, positive?: string): Promise<void> {
    await this.session.act(
      'coordinator',
      `${key}/serology`,
      'participants/{participant}/serology',
      { participant },
      {
        occurredAt: at(daysAfter(day, 1), '12:00'),
        sampledAt: at(day, '08:00'),
        laboratory: 'Hospital laboratory',
        results: this.programme.protocol.serology.markers.map((marker) => ({
          marker,
          result: marker === positive ? ('POSITIVE' as const) : ('NEGATIVE' as const),
          assay: 'CLIA',
        })),
      },
    );
  }

  private async assessSerology(key: string, participant: string, day: string, positive?: string): Promise<void> {
    await this.sampleSerology(key, participant, day, positive);
    await this.session.act(
      'investigator',
      `${key}/serology-assessment`,
      'participants/{participant}/serology-assessments',
      { participant },
      {
        occurredAt: at(daysAfter(day, 1), '13:00'),
        ...(positive && { riskAssessment: 'Own cells are not cultured; cells of a donor are given.' }),
      },
    );
  }

  private async screenDonor(plan: BatchPlan, key: Key): Promise<string> {
    const day = daysAfter(harvestDay({ day: plan.filledOn, cultureDays: plan.cultureDays }), -10);
    const { age = 0, sex = '' } = plan.donor ?? {};
    const donor = await this.screenAs(
      key('donor'),
      {
        occurredAt: at(day, '08:00'),
        characteristics: [
          { item: 'donor-age', value: age },
          { item: 'donor-sex', value: sex },
        ],
      },
      'ICF-DONOR',
    );
    await this.assessSerology(key('donor'), donor, daysAfter(day, 2));
    return donor;
  }

  private async screen(person: PersonPlan): Promise<void> {
    const { includedOn, treatedSites, group, positive } = person;
    const key = keyOf(person);
    const { form, ...basis } = bases[group];
    const participant = await this.screenAs(
      key,
      { occurredAt: at(includedOn, '08:00'), treatedSites, ...answers(person) },
      form,
    );
    this.participants.set(person.case, participant);
    await this.session.act(
      'investigator',
      `${key}/authorisation`,
      'participants/{participant}/treatment-authorisations',
      { participant },
      {
        occurredAt: at(daysAfter(includedOn, 2), '09:00'),
        ...basis,
        documents: group === 'use' ? documents : [],
      },
    );
    await this.assessSerology(key, participant, daysAfter(includedOn, 2), positive);
    await this.see(person, 'M0', daysAfter(includedOn, 4), 0);
  }

  private async give(plan: BatchPlan, product: string, { person, treatedSite, number }: Dose): Promise<void> {
    const participant = this.codeOf(person);
    const key = `${keyOf(person)}/${treatedSite.code}`;
    const day = person.treatedOn;
    const filling = fillingOf(plan.product);
    const codeOf = (kind: string) => containerOf(kind, number, plan.donor !== undefined).code;
    const containers = [...new Set(filling.map(({ container }) => codeOf(container)))];
    if (plan.product === frozenProduct) {
      await this.session.act(
        'manufacturing',
        `${key}/thaw`,
        'products/{product}/thaws',
        { product },
        { occurredAt: at(day, '09:15'), containers, materials: lot('saline', day.slice(0, 7)) },
      );
    }
    await this.session.act(
      'investigator',
      `${key}/injection`,
      'participants/{participant}/injections',
      { participant },
      {
        occurredAt: at(day, `10:${String(number * 10).padStart(2, '0')}`),
        product,
        treatedSite,
        wristband: participant,
        labels: containers.map((code) => `${product}/${code}`),
        secondCheckBy: this.checker,
        deposits: filling.map(({ deposit, container, cells, volume }) => ({
          code: deposit,
          container: codeOf(container),
          cells,
          volume,
        })),
        guidance: 'ultrasound or fluoroscopy',
      },
    );
  }

  private async follow(person: PersonPlan): Promise<void> {
    const { treatedOn, followedMonths, improved } = person;
    const monthsAfterwards = (months: number) => daysAfter(treatedOn, Math.round(months * daysOfMonth));
    const better = improved ? 1 : 0;
    const last = followedMonths > 18 ? 'M24' : 'M12';
    await this.see(person, 'M6', monthsAfterwards(6), better);
    if (last === 'M24') await this.see(person, 'M12', monthsAfterwards(12), better);
    await this.see(person, last, monthsAfterwards(followedMonths), better);
    await this.session.act(
      'investigator',
      `${keyOf(person)}/end`,
      'participants/{participant}/end-of-participation',
      { participant: this.codeOf(person) },
      {
        occurredAt: at(monthsAfterwards(followedMonths), '12:00'),
        kind: 'FollowUpCompleted',
        explanation: 'Seen at the last visit.',
      },
    );
  }

  /** A visit, and what the reader says of its images. */
  private async see(person: PersonPlan, visit: string, date: string, better: number): Promise<void> {
    const participant = this.codeOf(person);
    await this.session.act(
      'coordinator',
      `${keyOf(person)}/${visit}`,
      'participants/{participant}/visits',
      { participant },
      { occurredAt: at(date, '09:30'), readings: [], adverseEvents: 'NOT_ASKED' },
    );
    await this.session.act(
      'imaging-reader',
      `${keyOf(person)}/${visit}/imaging`,
      'participants/{participant}/imaging-scores',
      { participant },
      {
        occurredAt: date,
        visit,
        reading: { instrument: 'MRI', answers: [{ item: 'better', value: better }] },
      },
    );
  }
}

type AuthorisationPath = 'participants/{participant}/treatment-authorisations';

const documents = [
  'CLINICAL_REPORT',
  'NO_ALTERNATIVE',
  'REASON_NO_TRIAL',
  'SPONSOR_AGREEMENT',
  'HOSPITAL_APPROVAL',
  'AUTHORITY_DECISION',
] as const satisfies CommandBody<AuthorisationPath>['documents'];

const keyOf = (person: PersonPlan): string => `case-${person.case}`;
const basisOf = ({ legalBasis, reference }: (typeof bases)[keyof typeof bases]) => ({ legalBasis, reference });
const answers = ({ age, sex }: Pick<PersonPlan, 'age' | 'sex'>) => ({
  characteristics: [
    { item: 'age', value: age },
    { item: 'sex', value: sex },
  ],
});
const containerOf = (kind: string, number: number, several: boolean) =>
  several ? { code: `${kind}-${number}`, plan: kind } : { code: kind };
