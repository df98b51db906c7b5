import {
  checkCharacter,
  type Command,
  type CommandName,
  type ContainerPlan,
  type DataOf,
  type LegalBasis,
  type Protocol,
  type ReadingEntry,
  type Role,
  type Site,
} from '@caseledger/domain';
import { CaseDriver, step, type Step } from './case-driver.js';
import { achilles, given, made } from './protocols.js';

/** The steps of one command replaced: by none, or by another version of its data. */
export function without(steps: readonly Step[], name: CommandName): readonly Step[] {
  return steps.filter(({ command }) => command.name !== name);
}

export function changed<N extends CommandName>(steps: readonly Step[], name: N, data: Partial<DataOf<N>>) {
  return steps.map((next) =>
    next.command.name === name
      ? { ...next, command: { name, data: { ...next.command.data, ...data } } as Command }
      : next,
  );
}

/** The steps before the first one of a command, and that step. */
export function until(steps: readonly Step[], name: CommandName): readonly [readonly Step[], Step] {
  const at = steps.findIndex(({ command }) => command.name === name);
  return [steps.slice(0, at), steps[at] as Step];
}

/** A driver before the first step of a name, and that step with other data. */
export function attempt<N extends CommandName>(steps: readonly Step[], name: N, data: Partial<DataOf<N>> = {}) {
  const [before, next] = until(steps, name);
  const [attempted] = changed([next], name, data) as [Step];
  return { driver: new CaseDriver().run(before), next: attempted };
}

/** Tries steps in variations: a driver that did all before the first step of a name, and that step with other data. */
export const variationsOf = (steps: readonly Step[]) => {
  const at = <N extends CommandName>(name: N, data: Partial<DataOf<N>> = {}, from = steps) => attempt(from, name, data);
  /** The rules that the step is refused for. */
  const rules = <N extends CommandName>(name: N, data: Partial<DataOf<N>>, from = steps) => {
    const { driver, next } = at(name, data, from);
    return driver.rules(next);
  };
  return { at, rules };
};

export const team: readonly (readonly [string, Role])[] = [
  ['investigator', 'investigator'],
  ['coordinator', 'coordinator'],
  ['technician', 'manufacturing'],
  ['qp', 'qualified-person'],
  ['reader', 'imaging-reader'],
  ['monitor', 'safety-monitor'],
];

const founded = '2018-01-01T08:00:00.000Z';
const stamp = { occurredAt: founded };

export const delegation = (person: string, role: Role, sites: readonly string[] = []): Step =>
  step('sponsor', 'GrantDelegation', {
    ...stamp,
    person,
    name: person,
    role,
    organisation: 'site',
    sites,
    from: founded,
  });

/** A study with a protocol, sites with one authorisation for each country, and a team. */
export function studySteps(protocol: Protocol, sites: readonly Site[], legalBasis: LegalBasis): readonly Step[] {
  const study = { code: protocol.code, title: protocol.title, sponsor: 'Sponsor', registrations: [] };
  return [
    step('sponsor', 'RegisterStudy', { ...stamp, ...study }),
    step('sponsor', 'ApproveProtocol', { ...stamp, protocol }),
    ...sites.flatMap((site) => [
      step('sponsor', 'ActivateSite', { ...stamp, ...site }),
      step('sponsor', 'GrantAuthorisation', {
        ...stamp,
        reference: `AUTH-${site.country}`,
        legalBasis,
        authority: `Authority of ${site.country}`,
        sites: [site.code],
        validFrom: founded,
      }),
    ]),
    ...team.map(([person, role]) => delegation(person, role)),
  ];
}

export const barcelona: Site = { code: 'BCN', name: 'Hospital', country: 'ES', zone: 'Europe/Madrid' };
export const achillesStudy = studySteps(achilles, [barcelona], 'COMPASSIONATE_INDIVIDUAL');

const donation = 'G123498654321';
export const donationNumber = `${donation}${checkCharacter(donation)}`;
const materials = [{ name: 'medium', lot: 'L1' }];

/** The middle of what a container may hold, 10⁶ cells. */
const middle = ({ cells }: ContainerPlan): number => ((cells?.least ?? 0) + (cells?.most ?? 0)) / 2;

/** A result that meets each line of a specification. */
export const passing = (protocol: Protocol, due: 'BEFORE_RELEASE' | 'AFTER_RELEASE') =>
  (made(protocol).specification?.lines ?? [])
    .filter((line) => line.due === due)
    .map(({ test, operator, limit }) => ({
      test,
      result: typeof limit === 'string' ? limit : limit + (operator === '>' ? 0.5 : operator === '<' ? -0.1 : 0),
    }));

export const serologyResults = (markers: readonly string[]) =>
  markers.map((marker) => ({ marker, result: 'NEGATIVE' as const, assay: 'CLIA' }));

/** What tells two journeys apart. */
export interface Person {
  readonly protocol: Protocol;
  readonly site: Site;
  readonly legalBasis: LegalBasis;
  readonly participant: string;
  readonly product: string;
  readonly characteristics: DataOf<'ScreenParticipant'>['characteristics'];
}

export const first: Person = {
  protocol: achilles,
  site: barcelona,
  legalBasis: 'COMPASSIONATE_INDIVIDUAL',
  participant: 'P1',
  product: 'B1',
  characteristics: [
    { item: 'age', value: 46 },
    { item: 'sex', value: 'male' },
    { item: 'bmi', value: 24.5 },
    { item: 'rupture', value: 'partial' },
    { item: 'lesion', value: 'mid-substance' },
    { item: 'months-since-injury', value: 24 },
  ],
};

export const screening = ({ protocol, site, legalBasis, participant, characteristics }: Person): readonly Step[] => {
  const at = (time: string) => ({ participant, occurredAt: `2019-03-${time}:00.000Z` });
  const form = protocol.consentForms[0] as Protocol['consentForms'][number];
  return [
    step('coordinator', 'ScreenParticipant', {
      ...at('01T09:00'),
      site: site.code,
      side: 'LEFT',
      diagnosis: 'as the protocol says',
      indication: 'ESTABLISHED_INJURY',
      characteristics,
      treatingPhysician: 'investigator',
    }),
    step('investigator', 'SignConsent', {
      ...at('01T10:00'),
      form: form.code,
      formVersion: form.version,
      language: 'es',
      scopes: form.scopes,
      signedBy: 'PARTICIPANT',
      informedBy: 'investigator',
      side: 'LEFT',
    }),
    step('investigator', 'ConfirmEligibility', {
      ...at('02T10:00'),
      criteria: protocol.eligibility.map(({ code, kind }) => ({ code, met: kind === 'INCLUSION', evidence: 'chart' })),
    }),
    step('investigator', 'AuthoriseTreatment', {
      ...at('03T10:00'),
      legalBasis,
      reference: `AUTH-${site.country}`,
      documents: [
        'CLINICAL_REPORT',
        'NO_ALTERNATIVE',
        'REASON_NO_TRIAL',
        'SPONSOR_AGREEMENT',
        'HOSPITAL_APPROVAL',
        'AUTHORITY_DECISION',
      ],
    }),
    step('coordinator', 'RecordSerology', {
      ...at('03T12:00'),
      sampledAt: '2019-03-02T09:00:00.000Z',
      laboratory: 'LAB',
      results: serologyResults(protocol.serology.markers),
    }),
    step('investigator', 'AssessSerology', at('03T13:00')),
  ];
};

/** Harvest on 4 March, 22 days of culture, formulation on 26 March at 08:00, conditional release at 09:00. */
export const manufacture = ({ protocol, participant, product }: Person): readonly Step[] => {
  const at = (time: string) => ({ product, occurredAt: `2019-03-${time}:00.000Z` });
  const { containers, process } = made(protocol);
  const passages = process.find(({ kind }) => kind === 'PASSAGE')?.times ?? 0;
  return [
    step('investigator', 'HarvestMarrow', {
      ...at('04T09:00'),
      participant,
      donationNumber,
      sites: 'both posterior iliac crests',
      volume: 60,
      sedation: 'propofol',
      startedAt: '2019-03-04T08:30:00.000Z',
      materials,
    }),
    step('technician', 'ReceiveStartingMaterial', { ...at('04T12:00'), donationNumber }),
    ...Array.from({ length: passages }, (_, i) =>
      step('technician', 'PassageCulture', {
        ...at(`${14 + i}T09:00`),
        passage: i + 1,
        confluence: 80,
        flasks: 6,
        materials,
      }),
    ),
    step('technician', 'HarvestCells', { ...at('26T07:00'), cells: 400 }),
    step('technician', 'FormulateProduct', {
      ...at('26T08:00'),
      containers: containers.map((container) => ({
        code: container.code,
        volume: container.volume,
        cells: middle(container),
      })),
      materials,
    }),
    ...passing(protocol, 'BEFORE_RELEASE').map((result) =>
      step('technician', 'RecordQualityTest', { ...at('26T08:30'), ...result, laboratory: 'QC' }),
    ),
    step('qp', 'ReviewBatchRecord', { ...at('26T08:45'), findings: 'none' }),
    step('qp', 'ReleaseBatch', { ...at('26T09:00'), meaning: 'certification' }),
  ];
};

export const administration = ({ protocol, participant, product }: Person): Step => {
  const { containers } = made(protocol);
  const { deposits } = given(protocol);
  return step('investigator', 'InjectCells', {
    occurredAt: '2019-03-26T12:00:00.000Z',
    participant,
    product,
    side: 'LEFT',
    wristband: participant,
    labels: containers.map(({ code }) => `${product}/${code}`),
    secondCheckBy: 'coordinator',
    deposits: deposits.map(({ code, container, volume }) => {
      const from = containers.find((candidate) => candidate.code === container) as ContainerPlan;
      return { code, container, volume, cells: (middle(from) * volume) / from.volume };
    }),
    guidance: 'ultrasound',
  });
};

const answer = (item: string, value: number) => ({ item, value });

export const visa = (score: number, form: 'A' | 'B' | 'C' = 'A', q8 = 30): ReadingEntry => ({
  instrument: 'VISA-A',
  form,
  answers: [
    ...[1, 2, 3, 4, 5, 6].map((i) => answer(`q${i}`, score)),
    answer('q7', 10),
    answer(`q8${form.toLowerCase()}`, q8),
  ],
});
export const vas = (instrument: string, score: number): ReadingEntry => ({
  instrument,
  answers: [answer('score', score)],
});
export const achillesReadings: readonly ReadingEntry[] = [vas('VAS-DAILY', 1), vas('VAS-SPORT', 1.5), visa(10)];

export const visitOn = (occurredAt: string, visit: string, readings = achillesReadings, participant = 'P1'): Step =>
  step('coordinator', 'RecordVisit', {
    participant,
    occurredAt,
    visit,
    readings,
    adverseEvents: 'NONE_SINCE_LAST_VISIT',
  });

/** Until the cells are given: each step is one that a real case takes. */
export const untilTreated = (person: Person): readonly Step[] => [
  ...screening(person),
  ...manufacture(person),
  administration(person),
];
