import type { Schemas } from '@caseledger/client';
import { claim, figure, type Figure } from '@caseledger/journey';
import { daysBetween } from '@caseledger/kernel';
import type { Programme } from '@caseledger/programmes';
import { roundHalfAwayFromZero } from '@caseledger/statistics';
import { bases, type Group, type Published } from './plan.js';

/** What the product says of the hospital. */
export interface Computed {
  /** Those who are treated. */
  readonly participants: readonly Schemas['ParticipantFile'][];
  readonly batches: readonly Schemas['Genealogy'][];
  /** When the batches of participants expire. */
  readonly expiries: readonly string[];
  readonly outcomes: Schemas['OutcomeReport'];
  readonly protocol: Programme['protocol'];
  readonly authorities: readonly string[];
  readonly cases: readonly Schemas['SafetyCase'][];
  /** The batch that was recalled. */
  readonly recalled: string;
  /** The rules by which the last one who comes is refused. */
  readonly refused: Pick<Published['law'], 'afterThreeYears' | 'withoutManagement'>;
}

type Participant = Schemas['ParticipantFile'];
type Given = Schemas['Genealogy']['administrations'][number] & { readonly donor: string | null };

const inOrder = (values: readonly (string | number)[]): string => [...new Set(values)].sort().join(', ');
const one = (value: number): number => roundHalfAwayFromZero(value, 1);
const daysOfMonth = 30.4375;

const membersOf = ({ participants }: Computed, group: Group): readonly Participant[] =>
  participants.filter(({ authorisation }) => authorisation?.reference === bases[group].reference);

const isTreated = ({ administrations }: Participant): boolean => administrations.length > 0;
const countOf = (computed: Computed, group: Group): number => membersOf(computed, group).filter(isTreated).length;

/** What members of a group got, with the donor of it. */
function givenTo(computed: Computed, group: Group): readonly Given[] {
  const codes = membersOf(computed, group).map(({ participant }) => participant);
  return computed.batches
    .flatMap(({ donor, administrations }) => administrations.map((given) => ({ ...given, donor })))
    .filter(({ participant }) => codes.includes(participant));
}

/** The batches that members of a group got of. */
function batchesFor(computed: Computed, group: Group): readonly Schemas['Genealogy'][] {
  const codes = membersOf(computed, group).map(({ participant }) => participant);
  return computed.batches.filter(({ recipients }) => recipients.some((recipient) => codes.includes(recipient)));
}

/** How many of a group were better at month 12. */
function betterIn(computed: Computed, group: Group): number {
  const codes = membersOf(computed, group).map(({ participant }) => participant);
  const rows = computed.outcomes.outcomes.find(({ code }) => code === 'better')?.values ?? [];
  return rows.filter(
    ({ participant, values }) =>
      codes.includes(participant) && values.some(({ visit, value }) => visit === 'M12' && value === 1),
  ).length;
}

const dosesOf = (given: readonly Given[]): string => inOrder(given.map(({ cells = 0 }) => cells));
const ofDonors = (given: readonly Given[]): number =>
  new Set(given.filter(({ donor, participant }) => donor !== participant).map(({ participant }) => participant)).size;

/** Compares every published figure with what follows from the facts in the product. */
export const compare = (published: Published, computed: Computed): readonly Figure[] => [
  ...knees(published, computed),
  ...discs(published, computed),
  ...ownCells(published, computed),
  ...frozenBags(computed),
  ...law(published, computed),
  ...claims(published, computed),
];

function knees({ knee, cultureDays }: Published, computed: Computed): readonly Figure[] {
  const members = membersOf(computed, 'knee');
  const given = givenTo(computed, 'knee');
  const included = members.flatMap(({ consent }) => consent.signed.map(({ signedAt }) => signedAt.slice(0, 10))).sort();
  const months = members.flatMap(({ administrations: [first], visits }) => {
    const last = visits.flatMap(({ date }) => date ?? []).at(-1);
    return first === undefined || last === undefined ? [] : [daysBetween(first.at.slice(0, 10), last) / daysOfMonth];
  });
  const mean = months.reduce((sum, value) => sum + value, 0) / months.length;
  const squares = months.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return [
    figure('knee, cells of a donor, treated', knee.treated, countOf(computed, 'knee')),
    figure('knee, followed to the end', knee.completed, members.filter(({ status }) => status === 'COMPLETED').length),
    figure('knee, million cells', knee.dose, dosesOf(given)),
    figure('knee, got cells of somebody else', knee.treated, ofDonors(given)),
    figure('knee, first included', knee.firstIncluded, included[0]),
    figure('knee, last included', knee.lastIncluded, included.at(-1)),
    figure('knee, months followed, mean', knee.followedMonths.mean, one(mean)),
    figure(
      'knee, months followed, standard deviation',
      knee.followedMonths.sd,
      one(Math.sqrt(squares / (months.length - 1))),
    ),
    ...(['knee', 'disc'] as const).map((group) =>
      figure(`${group}, batches out of 3 to 4 weeks of culture`, 0, outOf(batchesFor(computed, group), cultureDays)),
    ),
  ];
}

/** How many batches were not so long in culture. */
const outOf = (batches: readonly Schemas['Genealogy'][], { least, most }: Published['cultureDays']): number =>
  batches.filter(
    ({ intermediates }) =>
      !intermediates.some(({ daysInCulture = 0 }) => daysInCulture >= least && daysInCulture <= most),
  ).length;

function discs({ disc }: Published, computed: Computed): readonly Figure[] {
  const given = givenTo(computed, 'disc');
  const volumes = given.map(({ deposits }) => deposits.reduce((sum, { volume }) => sum + volume, 0));
  const most = Math.max(0, ...membersOf(computed, 'disc').map(({ administrations }) => administrations.length));
  return [
    figure('disc, cells of a donor, treated', disc.treated, countOf(computed, 'disc')),
    figure('disc, million cells in each disc', disc.dose, dosesOf(given)),
    figure('disc, mL in each disc', disc.volume, inOrder(volumes)),
    figure('disc, discs of one person at most', disc.mostDiscs, most),
    figure('disc, got cells of somebody else', disc.treated, ofDonors(given)),
  ];
}

function ownCells({ kneeAutologous, cryopreserved, tendon }: Published, computed: Computed): readonly Figure[] {
  const own = givenTo(computed, 'kneeAutologous');
  const tendons = givenTo(computed, 'use').filter(({ donor, participant }) => donor === participant);
  const grownOn = batchesFor(computed, 'cryopreserved').filter(({ intermediates }) => {
    const steps = intermediates.map(({ step }) => step);
    return steps.includes('Cryopreserved') && steps.lastIndexOf('CulturePassaged') > steps.indexOf('Thawed');
  });
  return [
    figure('knee, own cells, treated', kneeAutologous.treated, countOf(computed, 'kneeAutologous')),
    figure('knee, own cells, of somebody else', 0, ofDonors(own)),
    figure('knee, own cells, cartilage better', kneeAutologous.better, betterIn(computed, 'kneeAutologous')),
    figure('frozen in the culture, treated', cryopreserved.treated, countOf(computed, 'cryopreserved')),
    figure('frozen in the culture, better', cryopreserved.better, betterIn(computed, 'cryopreserved')),
    figure('frozen in the culture, thawed and grown on', cryopreserved.treated, grownOn.length),
    figure(
      'tendons, outside trials',
      inOrder(tendon.structures),
      inOrder(tendons.map(({ treatedSite }) => treatedSite?.code ?? '')),
    ),
    figure('tendons, million cells', tendon.dose, dosesOf(tendons)),
  ];
}

/** Nothing of it is published: what has to hold of bags that are thawed shortly before they are given. */
function frozenBags({ batches, participants, cases, recalled }: Computed): readonly Figure[] {
  const { donor, containers = [], recipients = [] } = batches.find(({ product }) => product === recalled) ?? {};
  const opened = cases.filter(({ product }) => product === recalled);
  const basisOf = new Map(participants.map(({ participant, authorisation }) => [participant, authorisation]));
  const restricted = participants.filter(({ serology }) => serology?.verdict === 'RESTRICTED');
  return [
    figure('frozen bags, given', 3, containers.filter(({ status }) => status === 'ADMINISTERED').length),
    figure('frozen bags, given without a thaw', 0, containers.filter(({ thawedUntil }) => !thawedUntil).length),
    figure('frozen bags, people', 3, recipients.length),
    figure('frozen bags, the donor among them', 'no', recipients.includes(donor ?? '') ? 'yes' : 'no'),
    figure(
      'recall, a case for each of them',
      inOrder(recipients),
      inOrder(opened.map(({ participant }) => participant)),
    ),
    figure(
      'recall, cases by legal basis',
      recipients
        .map((code) => basisOf.get(code)?.legalBasis ?? '')
        .sort()
        .join(', '),
      opened
        .map(({ legalBasis }) => legalBasis ?? '')
        .sort()
        .join(', '),
    ),
    figure(
      'positive serology, cells of a donor instead',
      restricted.map(({ participant }) => participant).join(', ') || 'nobody',
      restricted
        .filter(
          ({ participant }) =>
            recipients.includes(participant) && batches.every((batch) => batch.donor !== participant),
        )
        .map(({ participant }) => participant)
        .join(', '),
    ),
  ];
}

function law({ law: { legalBases, ...refusals } }: Published, { participants, refused }: Computed): readonly Figure[] {
  const given = participants.flatMap(({ administrations }) =>
    administrations.flatMap(({ legalBasis }) => legalBasis ?? []),
  );
  return [
    figure('legal bases of treatments in one hospital', inOrder(legalBases), inOrder(given)),
    figure('hospitals', 1, new Set(participants.map(({ site }) => site)).size),
    figure('exemption, after three years', refusals.afterThreeYears, refused.afterThreeYears),
    figure('compassionate use, without the management', refusals.withoutManagement, refused.withoutManagement),
  ];
}

/** What one text says against another, or against the law. */
function claims({ claims: said, disc, knee }: Published, computed: Computed): readonly Figure[] {
  const { participants, protocol, authorities, expiries } = computed;
  const { products, characteristics, serology } = protocol;
  const bases = participants.map(
    ({ administrations }) => new Set(administrations.map(({ legalBasis }) => legalBasis)).size,
  );
  const numbers = products.map(({ title }) => /PEI [\d-]+/.exec(title)?.[0] ?? '');
  const upperAge = characteristics.find(({ code }) => code === 'age')?.range?.high;
  const timed = expiries.filter((expiry) => /T\d\d:\d\d/.test(expiry)).length;
  return [
    ...Object.entries(disc.enrolled).map(([register, enrolled]) => {
      const all = countOf(computed, 'disc') + disc.control;
      const name = `disc, both arms, by ${register}`;
      return enrolled === all
        ? figure(name, enrolled, all)
        : claim(name, 'discEnrolment', enrolled, all, disc.treated + disc.control);
    }),
    claim('number of the product', 'productNumber', said.productNumber, inOrder(numbers), 'PEI 10-134'),
    claim('who authorised', 'authority', said.authority, inOrder(authorities), 'AEMPS'),
    claim('legal bases of one treatment', 'basesOfOneTreatment', said.basesOfOneTreatment, Math.max(...bases), 1),
    claim('knee, upper age', 'upperAge', said.upperAge, upperAge, 75),
    claim('serology, days around the marrow', 'serologyDays', said.serologyDays, serology.validityDays, 30),
    claim('expiry says', 'expiry', said.expiry, timed === expiries.length ? 'a time' : 'a date', 'a time'),
    figure('knee, both arms', knee.treated + knee.control, countOf(computed, 'knee') + knee.control),
  ];
}
