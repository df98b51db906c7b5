import type { RecordedFact } from '@caseledger/domain';
import { safetyAggregate, type ListedCase, type SafetyAggregate } from './aggregate.js';

const idOf = (stream: string): string => stream.slice(stream.indexOf('/') + 1);

/** Data set of a development safety update report: an interval between two positions, and everything until the later. */
export interface SafetyUpdate {
  readonly interval: { readonly after: number; readonly through: number };
  /** In force at the start of the interval, with what was approved in it (R-SAF-08). */
  readonly referenceSafetyInformation: { readonly atStart: string | null; readonly approvedSince: readonly string[] };
  readonly cumulativeExposure: { readonly treated: number; readonly patientYears: number };
  readonly intervalExposure: { readonly treated: number };
  /** Serious and related cases to which something was added in the interval. */
  readonly seriousAdverseReactions: readonly ListedCase[];
  /** Serious cases from the beginning, by system organ class and preferred term. */
  readonly cumulativeSerious: readonly {
    readonly systemOrganClass: string;
    readonly preferredTerm: string;
    readonly events: number;
    readonly inInterval: number;
  }[];
  readonly deaths: readonly {
    readonly participant: string;
    readonly at: string;
    readonly cause: string;
    readonly inInterval: boolean;
  }[];
  readonly withdrawals: readonly {
    readonly participant: string;
    readonly at: string;
    readonly type: string;
    readonly inInterval: boolean;
  }[];
  readonly aggregate: SafetyAggregate;
}

/** Folds the events up to `through`; what was recorded later belongs to the next report (R-SAF-19). */
export function safetyUpdate(facts: readonly RecordedFact[], after: number): SafetyUpdate {
  const through = facts.at(-1)?.position ?? 0;
  const aggregate = safetyAggregate(facts);
  const recent = facts.filter(({ position }) => position > after);
  const touched = new Set(recent.map(({ stream }) => stream));
  const isRecent = ({ adverseEvent }: ListedCase) => touched.has(`adverse-event/${adverseEvent}`);
  const serious = aggregate.listing.filter((listed) => listed.serious);
  const terms = [...new Set(serious.map(termOf))].sort();
  const references = facts.flatMap((fact) => (fact.type === 'ReferenceSafetyInformationApproved' ? [fact] : []));
  return {
    interval: { after, through },
    referenceSafetyInformation: {
      atStart: references.filter(({ position }) => position <= after).at(-1)?.data.version ?? null,
      approvedSince: references.filter(({ position }) => position > after).map(({ data }) => data.version),
    },
    cumulativeExposure: { treated: aggregate.exposure.treated, patientYears: aggregate.exposure.patientYears },
    intervalExposure: { treated: recent.filter(({ type }) => type === 'CellsInjected').length },
    seriousAdverseReactions: serious.filter((listed) => listed.related && isRecent(listed)),
    cumulativeSerious: terms.map((term) => {
      const [systemOrganClass, preferredTerm] = JSON.parse(term) as [string, string];
      const events = serious.filter((listed) => termOf(listed) === term);
      return {
        systemOrganClass,
        preferredTerm,
        events: events.length,
        inInterval: events.filter(isRecent).length,
      };
    }),
    deaths: facts.flatMap((fact) =>
      fact.type === 'Died'
        ? [
            {
              participant: idOf(fact.stream),
              at: fact.occurredAt,
              cause: fact.data.cause,
              inInterval: fact.position > after,
            },
          ]
        : [],
    ),
    withdrawals: facts.flatMap(({ type, stream, occurredAt, position }) =>
      type === 'WithdrawnFromTreatment' || type === 'WithdrawnFromFollowUp'
        ? [{ participant: idOf(stream), at: occurredAt, type, inInterval: position > after }]
        : [],
    ),
    aggregate,
  };
}

const termOf = ({ systemOrganClass, preferredTerm }: ListedCase): string =>
  JSON.stringify([systemOrganClass, preferredTerm]);

/** Data set of a hospital exemption's annual report: units, batches, incidents in an interval of positions. */
export interface HospitalExemptionReport {
  readonly interval: { readonly after: number; readonly through: number };
  readonly batches: {
    readonly harvested: number;
    readonly formulated: number;
    readonly released: number;
    readonly rejected: number;
    readonly recalled: number;
  };
  /** Containers that were administered or destroyed. */
  readonly units: { readonly formulated: number; readonly administered: number; readonly destroyed: number };
  readonly participantsTreated: number;
  /** Deviations, failed tests, excursions, recalls, and refused administrations or releases. */
  readonly incidents: readonly {
    readonly position: number;
    readonly at: string;
    readonly type: string;
    readonly about: string;
  }[];
  readonly adverseReactions: readonly ListedCase[];
}

const incidents: ReadonlySet<RecordedFact['type']> = new Set([
  'DeviationRecorded',
  'TemperatureExcursionRecorded',
  'ProductRecalled',
  'BatchRejected',
  'AdministrationRefused',
  'ReleaseRefused',
]);

/** Counts what an interval brought (RD 477/2014; R-SAF-16). */
export function hospitalExemptionReport(facts: readonly RecordedFact[], after: number): HospitalExemptionReport {
  const recent = facts.filter(({ position }) => position > after);
  const count = (...types: readonly RecordedFact['type'][]) =>
    new Set(recent.filter(({ type }) => types.includes(type)).map(({ stream }) => stream)).size;
  const units = (type: RecordedFact['type']) => recent.filter((fact) => fact.type === type).length;
  const touched = new Set(recent.map(({ stream }) => stream));
  return {
    interval: { after, through: facts.at(-1)?.position ?? 0 },
    batches: {
      harvested: count('MarrowHarvested'),
      formulated: count('ProductFormulated'),
      released: count('BatchReleased', 'BatchConditionallyReleased'),
      rejected: count('BatchRejected'),
      recalled: count('ProductRecalled'),
    },
    units: {
      formulated: recent.reduce(
        (sum, fact) => sum + (fact.type === 'ProductFormulated' ? fact.data.containers.length : 0),
        0,
      ),
      administered: units('ContainerAdministered'),
      destroyed: units('ContainerDestroyed'),
    },
    participantsTreated: count('CellsInjected'),
    incidents: recent
      .filter((fact) => incidents.has(fact.type) || (fact.type === 'QualityTested' && fact.data.verdict === 'FAIL'))
      .map(({ position, occurredAt, type, stream }) => ({ position, at: occurredAt, type, about: stream })),
    adverseReactions: safetyAggregate(facts).listing.filter(
      ({ related, adverseEvent }) => related && touched.has(`adverse-event/${adverseEvent}`),
    ),
  };
}
