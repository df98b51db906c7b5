import type { Schemas } from '@caseledger/client';
import { claim, figure, type Figure } from '@caseledger/journey';
import { daysBetween } from '@caseledger/kernel';
import { roundHalfAwayFromZero } from '@caseledger/statistics';
import type { PublishedTrial } from './plan.js';

/** What the product says of the trial. */
export interface Computed {
  readonly outcomes: Schemas['OutcomeReport'];
  readonly participants: readonly Schemas['ParticipantFile'][];
  /** Days of the replacements of a hip, by participant. */
  readonly replacements: ReadonlyMap<string, string>;
}

/** A patient, by what the product says. */
interface Patient {
  readonly participant: string;
  /** Seen at every visit of the first year, or until the hip was replaced. */
  readonly perProtocol: boolean;
  readonly replacedInYear1: boolean;
  readonly replaced: boolean;
  /** By visit: 1 when the head had progressed, 0 when not; absent when it was not seen. */
  readonly progressed: ReadonlyMap<string, number>;
  readonly volume: ReadonlyMap<string, number>;
}

function valuesOf({ outcomes }: Computed, outcome: string, participant: string): ReadonlyMap<string, number> {
  const rows = outcomes.outcomes.find(({ code }) => code === outcome)?.values ?? [];
  const values = rows.find((row) => row.participant === participant)?.values ?? [];
  return new Map(values.flatMap(({ visit, value }) => (value === undefined ? [] : [[visit, value] as const])));
}

function patientsOf(computed: Computed): readonly Patient[] {
  return computed.participants.map(({ participant, visits, administrations: [given] }) => {
    const missed = visits.some(({ code, progress }) => ['M3', 'M6', 'M12'].includes(code) && progress === 'MISSED');
    const replacedOn = computed.replacements.get(participant);
    return {
      participant,
      perProtocol: !missed,
      replaced: replacedOn !== undefined,
      replacedInYear1: replacedOn !== undefined && daysBetween(given?.at.slice(0, 10) ?? '', replacedOn) < 365,
      progressed: valuesOf(computed, 'progression', participant),
      volume: valuesOf(computed, 'lesion-volume', participant),
    };
  });
}

const isHealed = ({ replaced, progressed }: Patient, visit: string): boolean =>
  !replaced && progressed.get(visit) === 0;
const isReviewed = ({ replaced, progressed }: Patient): boolean => replaced || progressed.has('M60');
const percent = (part: number, whole: number): number => roundHalfAwayFromZero((100 * part) / whole, 1);

/** Mean and standard deviation of a sample, to one decimal. */
function spread(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return {
    mean: roundHalfAwayFromZero(mean, 1),
    sd: roundHalfAwayFromZero(Math.sqrt(squares / (values.length - 1)), 1),
  };
}

/** Compares every published figure with what follows from the facts in the product. */
export function compare(published: PublishedTrial, computed: Computed): readonly Figure[] {
  const patients = patientsOf(computed);
  const perProtocol = patients.filter((patient) => patient.perProtocol);
  return [
    ...firstYear(published, computed, perProtocol),
    ...fiveYears(published, patients),
    ...volumes(published, perProtocol),
    ...claims(published, patients, perProtocol),
  ];
}

function firstYear(
  { year1, year2 }: PublishedTrial,
  { outcomes }: Computed,
  perProtocol: readonly Patient[],
): readonly Figure[] {
  const healed = perProtocol.filter((patient) => isHealed(patient, 'M12')).length;
  const replaced = perProtocol.filter(({ replacedInYear1 }) => replacedInYear1).length;
  const progressed = perProtocol.filter(({ progressed: seen }) => seen.get('M12') === 1).length;
  const healedInYear2 = perProtocol.filter((patient) => isHealed(patient, 'M24')).length;
  return [
    figure('treated', year1.treated, outcomes.treated),
    figure('month 12, per protocol, n', year1.perProtocol, perProtocol.length),
    figure('month 12, per protocol, healed', year1.healed, healed),
    figure('month 12, per protocol, healed, %', year1.percentPerProtocol, percent(healed, perProtocol.length)),
    figure('month 12, intention to treat, healed, %', year1.percentIntentionToTreat, percent(healed, outcomes.treated)),
    figure('month 12, per protocol, progressed or replaced', year1.progressed, progressed + replaced),
    figure('month 12, per protocol, hip replaced', year1.replaced, replaced),
    figure('year 2, per protocol, healed, %', year2.percentPerProtocol, percent(healedInYear2, perProtocol.length)),
  ];
}

function fiveYears({ year1, year5 }: PublishedTrial, patients: readonly Patient[]): readonly Figure[] {
  const reviewed = patients.filter(isReviewed);
  const healed = reviewed.filter((patient) => isHealed(patient, 'M60')).length;
  const replaced = reviewed.filter((patient) => patient.replaced).length;
  const progressed = reviewed.filter((patient) => !patient.replaced && patient.progressed.get('M60') === 1).length;
  return [
    figure('years 5 to 6, reviewed', year5.reviewed, reviewed.length),
    figure('years 5 to 6, not located', year5.notLocated, year1.treated - reviewed.length),
    figure('years 5 to 6, without progression', year5.withoutProgression, healed),
    figure('years 5 to 6, hip replaced', year5.replaced, replaced),
    figure('years 5 to 6, hip replaced, %', year5.percentReplaced, percent(replaced, reviewed.length)),
    figure(
      'years 5 to 6, hip replaced in year 1',
      year5.replacedInYear1,
      reviewed.filter(({ replacedInYear1 }) => replacedInYear1).length,
    ),
    figure('years 5 to 6, progressed, not replaced', year5.progressedWithoutReplacement, progressed),
  ];
}

const volumesAt = (patients: readonly Patient[], visit: string): readonly number[] =>
  patients.flatMap(({ volume }) => volume.get(visit) ?? []);

function volumes({ lesionVolume }: PublishedTrial, perProtocol: readonly Patient[]): readonly Figure[] {
  const spreadOf = (
    name: string,
    printed: { readonly mean: number; readonly sd: number },
    values: readonly number[],
  ) => {
    const { mean, sd } = spread(values);
    return [figure(`${name}, mean`, printed.mean, mean), figure(`${name}, standard deviation`, printed.sd, sd)];
  };
  const healed = perProtocol.filter((patient) => isHealed(patient, 'M12'));
  const regenerated = healed.flatMap(({ volume }) => {
    const [before, after] = [volume.get('M0'), volume.get('M12')];
    return before === undefined || after === undefined ? [] : [(100 * (before - after)) / before];
  });
  const small = perProtocol.filter(
    ({ volume }) => (volume.get('M3') ?? 100) < lesionVolume.withoutProgressionBelowAtM3,
  );
  return [
    ...(['M0', 'M3'] as const).map((visit) =>
      figure(`lesion volume, ${visit}, n`, lesionVolume.n, volumesAt(perProtocol, visit).length),
    ),
    ...(['M0', 'M3', 'M12'] as const).flatMap((visit) =>
      spreadOf(`lesion volume, ${visit}`, lesionVolume[visit], volumesAt(perProtocol, visit)),
    ),
    ...spreadOf('regeneration in healed', lesionVolume.regenerationOfHealed, regenerated),
    figure(
      `progressed or replaced of those below ${lesionVolume.withoutProgressionBelowAtM3} % at month 3`,
      0,
      small.filter((patient) => !isHealed(patient, 'M12')).length,
    ),
  ];
}

/** What one publication says against another, or against itself. */
function claims(
  { year1, year5, lesionVolume, baselineVolumeOfTechnique, enrolment }: PublishedTrial,
  patients: readonly Patient[],
  perProtocol: readonly Patient[],
): readonly Figure[] {
  const inYear1 = (of: readonly Patient[]) => of.filter(({ replacedInYear1 }) => replacedInYear1).length;
  return [
    claim(
      'hip replaced in year 1',
      'replacedInYear1',
      `${year1.replaced} at month 12, ${year5.replacedInYear1} after five years`,
      `${inYear1(perProtocol)} per protocol, ${inYear1(patients)} of all`,
      '3 per protocol, 4 of all',
    ),
    claim(
      'lesion volume, M12, n',
      'imagesOfReplacedHips',
      lesionVolume.n,
      volumesAt(perProtocol, 'M12').length,
      lesionVolume.n - year1.replaced,
    ),
    claim(
      'lesion volume, M0, mean of the other paper',
      'measuringMethod',
      baselineVolumeOfTechnique,
      spread(volumesAt(perProtocol, 'M0')).mean,
      lesionVolume.M0.mean,
    ),
    ...Object.entries(enrolment).map(([registry, planned]) =>
      claim(`enrolment in ${registry}`, 'enrolment', planned, patients.length, year1.treated),
    ),
  ];
}
