import {
  causeOfDeathOf,
  dispositionOf,
  endOf,
  hasTrait,
  idOf,
  typesWith,
  type Disposition,
  type ParticipationEnd,
  type RecordedFact,
} from '@caseledger/domain';
import { safetyAggregate, type ListedCase, type Locked, type SafetyAggregate } from './aggregate.js';
import type { SafetyBasis } from './safety-basis.js';

/** Everything that was recorded after one position and up to another. */
export interface Interval {
  /** @asType integer */
  readonly after: number;
  /** @asType integer */
  readonly through: number;
}

/** Data set of a development safety update report: an interval between two positions, and everything until the later. */
export interface SafetyUpdate extends Locked {
  readonly interval: Interval;
  /** In force at the start of the interval, with what was approved in it (R-SAF-08). */
  readonly referenceSafetyInformation: { readonly atStart: string | null; readonly approvedSince: readonly string[] };
  readonly cumulativeExposure: {
    /** @asType integer */
    readonly treated: number;
    readonly patientYears: number;
  };
  readonly intervalExposure: {
    /** @asType integer */
    readonly treated: number;
  };
  /** Serious and related cases to which something was added in the interval. */
  readonly seriousAdverseReactions: readonly ListedCase[];
  /** Serious cases from the beginning, by system organ class and preferred term. */
  readonly cumulativeSerious: readonly {
    readonly systemOrganClass: string;
    readonly preferredTerm: string;
    /** @asType integer */
    readonly events: number;
    /** @asType integer */
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

/** The ends of a participation that are the participant's own decision. */
const isWithdrawal: Readonly<Record<ParticipationEnd, boolean>> = {
  WITHDRAWN_FROM_TREATMENT: true,
  WITHDRAWN_FROM_FOLLOW_UP: true,
  LOST_TO_FOLLOW_UP: false,
  DIED: false,
  TERMINAL_EVENT: false,
  COMPLETED: false,
};

/** Folds the events up to `through`; what was recorded later belongs to the next report (R-SAF-19). */
export function safetyUpdate(basis: SafetyBasis, after: number): SafetyUpdate {
  const { study, position: through, facts } = basis;
  const aggregate = safetyAggregate(basis);
  const recent = facts.filter(({ position }) => position > after);
  const touched = touchedSince(basis, after);
  const isRecent = ({ adverseEvent }: ListedCase) => touched.has(adverseEvent);
  const serious = aggregate.listing.filter((listed) => listed.serious);
  const terms = [...new Set(serious.map(termOf))].sort();
  const references = facts.flatMap((fact) => (fact.type === 'ReferenceSafetyInformationApproved' ? [fact] : []));
  return {
    study,
    position: through,
    interval: { after, through },
    referenceSafetyInformation: {
      atStart: references.filter(({ position }) => position <= after).at(-1)?.data.version ?? null,
      approvedSince: references.filter(({ position }) => position > after).map(({ data }) => data.version),
    },
    cumulativeExposure: { treated: aggregate.exposure.treated, patientYears: aggregate.exposure.patientYears },
    intervalExposure: {
      treated: new Set(recent.filter((fact) => hasTrait('exposes', fact)).map(({ stream }) => stream)).size,
    },
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
    deaths: facts.flatMap((fact) => {
      const { stream, occurredAt, position } = fact;
      const cause = causeOfDeathOf(fact);
      return cause === undefined
        ? []
        : [{ participant: idOf(stream), at: occurredAt, cause, inInterval: position > after }];
    }),
    withdrawals: facts.flatMap((fact) => {
      const { type, stream, occurredAt, position } = fact;
      const end = endOf(fact);
      return end !== undefined && isWithdrawal[end]
        ? [{ participant: idOf(stream), at: occurredAt, type, inInterval: position > after }]
        : [];
    }),
    aggregate,
  };
}

/** Cases to which something was added after a position. */
const touchedSince = ({ cases }: SafetyBasis, after: number): ReadonlySet<string> =>
  new Set(cases.flatMap(({ id, position }) => (position > after ? [id] : [])));

const termOf = ({ systemOrganClass, preferredTerm }: ListedCase): string =>
  JSON.stringify([systemOrganClass, preferredTerm]);

/** Data set of a hospital exemption's annual report: units, batches, incidents in an interval of positions. */
export interface HospitalExemptionReport extends Locked {
  readonly interval: Interval;
  readonly batches: {
    /** @asType integer */
    readonly harvested: number;
    /** @asType integer */
    readonly formulated: number;
    /** @asType integer */
    readonly released: number;
    /** @asType integer */
    readonly rejected: number;
    /** @asType integer */
    readonly recalled: number;
  };
  /** Containers that were administered or destroyed. */
  readonly units: {
    /** @asType integer */
    readonly formulated: number;
    /** @asType integer */
    readonly administered: number;
    /** @asType integer */
    readonly destroyed: number;
  };
  /** @asType integer */
  readonly participantsTreated: number;
  /** Deviations, failed tests, excursions, recalls, and refused administrations or releases. */
  readonly incidents: readonly {
    /** @asType integer */
    readonly position: number;
    readonly at: string;
    readonly type: string;
    readonly about: string;
  }[];
  readonly adverseReactions: readonly ListedCase[];
}

/** Counts what an interval brought (RD 477/2014; R-SAF-16). */
export function hospitalExemptionReport(basis: SafetyBasis, after: number): HospitalExemptionReport {
  const { study, position: through, facts } = basis;
  const recent = facts.filter(({ position }) => position > after);
  const count = (...types: readonly RecordedFact['type'][]) =>
    new Set(recent.filter(({ type }) => types.includes(type)).map(({ stream }) => stream)).size;
  const disposed = (...dispositions: readonly Disposition[]) =>
    new Set(
      recent.filter((fact) => dispositions.some((one) => one === dispositionOf(fact))).map(({ stream }) => stream),
    ).size;
  const units = (type: RecordedFact['type']) => recent.filter((fact) => fact.type === type).length;
  const touched = touchedSince(basis, after);
  return {
    study,
    position: through,
    interval: { after, through },
    batches: {
      harvested: count('MarrowHarvested'),
      formulated: count('ProductFormulated'),
      released: disposed('RELEASED', 'CONDITIONALLY_RELEASED'),
      rejected: disposed('REJECTED'),
      recalled: disposed('RECALLED'),
    },
    units: {
      formulated: recent.reduce(
        (sum, fact) => sum + (fact.type === 'ProductFormulated' ? fact.data.containers.length : 0),
        0,
      ),
      administered: units('ContainerAdministered'),
      destroyed: units('ContainerDestroyed'),
    },
    participantsTreated: count(...typesWith('exposes')),
    incidents: recent
      .filter((fact) => hasTrait('incident', fact))
      .map(({ position, occurredAt, type, stream }) => ({ position, at: occurredAt, type, about: stream })),
    adverseReactions: safetyAggregate(basis).listing.filter(
      ({ related, adverseEvent }) => related && touched.has(adverseEvent),
    ),
  };
}
