import { daysAfter } from '@caseledger/journey';
import { readProgramme } from '@caseledger/programmes';
import { compare, type Computed } from './comparison.js';
import { bases, frozenProduct, readPlan, readPublished, type BatchPlan, type PersonPlan } from './plan.js';

const published = readPublished();
const { batches } = readPlan();
const { protocol } = readProgramme('cultured-cells');
const doses: Readonly<Record<string, readonly [cells: number, volume: number]>> = {
  'MSV-AUTO-20': [20, 6],
  'MSV-ALLO-25': [25, 2],
};
const codeOf = (person: PersonPlan) => `P-${person.case}`;
const donorOf = (batch: BatchPlan) => (batch.donor ? `D-${batch.donationNumber}` : codeOf(batch.recipients[0]!));

/** As much of what a right product says of a plan as is compared. */
function computedOf(plan: readonly BatchPlan[]): Computed {
  const people = plan.flatMap(({ recipients }) => recipients);
  const computed = {
    participants: people.map((person) => {
      const { legalBasis, reference } = bases[person.group];
      const months = Math.round(person.followedMonths * 30.4375);
      return {
        participant: codeOf(person),
        site: 'HOSP',
        status: 'COMPLETED',
        authorisation: { legalBasis, reference },
        consent: { signed: [{ signedAt: `${person.includedOn}T09:00:00.000Z` }] },
        serology: { verdict: person.positive === undefined ? 'CLEARED' : 'RESTRICTED' },
        administrations: person.treatedSites.map(() => ({ at: `${person.treatedOn}T10:00:00.000Z`, legalBasis })),
        visits: [{ code: 'M12', date: daysAfter(person.treatedOn, months) }],
      };
    }),
    batches: plan.map((batch) => {
      const [cells, volume] = doses[batch.product] ?? [40, 8];
      return {
        product: batch.product,
        donor: donorOf(batch),
        recipients: batch.recipients.map(codeOf),
        intermediates: [
          ...(batch.frozen ? [{ step: 'Cryopreserved' }, { step: 'Thawed' }] : []),
          { step: 'CulturePassaged' },
          { step: 'CellsHarvested', daysInCulture: batch.cultureDays },
        ],
        containers: batch.recipients.map(() => ({ status: 'ADMINISTERED', thawedUntil: '2015-09-16T11:15:00.000Z' })),
        administrations: batch.recipients.flatMap((person) =>
          person.treatedSites.map((treatedSite) => ({
            ...{ participant: codeOf(person), treatedSite, cells },
            deposits: [{ volume }],
          })),
        ),
      };
    }),
    expiries: ['2012-08-29T14:30:00.000Z'],
    outcomes: {
      outcomes: [
        {
          code: 'better',
          values: people.map((person) => ({
            participant: codeOf(person),
            values: [{ visit: 'M12', value: person.improved ? 1 : 0 }],
          })),
        },
      ],
    },
    protocol,
    authorities: ['AEMPS'],
    cases: plan
      .filter(({ product }) => product === frozenProduct)
      .flatMap(({ product, recipients }) =>
        recipients.map((person) => ({
          ...{ product, participant: codeOf(person) },
          legalBasis: bases[person.group].legalBasis,
        })),
      ),
    recalled: frozenProduct,
    refused: published.law,
  };
  return computed as unknown as Computed;
}

const unexplained = (computed: Computed) =>
  compare(published, computed).flatMap(({ name, verdict }) => (verdict === 'unexplained' ? [name] : []));
/** The plan with one batch of a product otherwise. */
const otherwise = (product: string, change: (batch: BatchPlan) => BatchPlan) => {
  const at = batches.findIndex((batch) => batch.product === product);
  return computedOf(batches.map((batch, i) => (i === at ? change(batch) : batch)));
};
const right = computedOf(batches);

describe('comparison of the circuit of cultured cells with what is published', () => {
  it('explains every figure', () => {
    expect(unexplained(right)).toEqual([]);
  });

  it.each<[string, Computed, readonly string[]]>([
    [
      'somebody got no cells into the knee',
      otherwise('MSV-ALLO-40', (batch) => ({ ...batch, recipients: batch.recipients.slice(0, -1) })),
      [
        'knee, cells of a donor, treated',
        'knee, followed to the end',
        'knee, got cells of somebody else',
        'knee, both arms',
      ],
    ],
    [
      'a batch for the disc was too long in culture',
      otherwise('MSV-ALLO-25', (batch) => ({ ...batch, cultureDays: 29 })),
      ['disc, batches out of 3 to 4 weeks of culture'],
    ],
    [
      'one more was better of own cells',
      computedOf(
        batches.map((batch) => ({ ...batch, recipients: batch.recipients.map((one) => ({ ...one, improved: true })) })),
      ),
      ['knee, own cells, cartilage better', 'frozen in the culture, better'],
    ],
    [
      'a batch was not frozen',
      otherwise('MSV-CRYO-40', ({ frozen: _, ...batch }) => batch),
      ['frozen in the culture, thawed and grown on'],
    ],
    [
      'a tendon was not treated',
      computedOf(batches.filter(({ product }, i) => product !== 'MSV-AUTO-20' || batches[i - 1]?.product === product)),
      ['tendons, outside trials'],
    ],
    [
      'the recall left somebody out',
      { ...right, cases: right.cases.slice(1) },
      ['recall, a case for each of them', 'recall, cases by legal basis'],
    ],
    [
      'an exemption was used after its end',
      { ...right, refused: { ...right.refused, afterThreeYears: 'none' } },
      ['exemption, after three years'],
    ],
    ['somebody else authorised it', { ...right, authorities: [] }, ['who authorised']],
  ])('notices when %s', (_, computed, names) => {
    expect(unexplained(computed)).toEqual(names);
  });
});
