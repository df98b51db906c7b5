import { daysBetween, dateOf, isDate, isSoftware, uuidOf, type Unmet, own } from '@caseledger/kernel';
import {
  DrugRole,
  FirstSender,
  known,
  pointInTimeOf,
  Qualification,
  ReactionOutcome,
  ReportAmendment,
  ReportType,
  SenderType,
  Sex,
  StudyType,
  TermHighlighted,
  withheld,
  type IndividualCaseSafetyReport,
  type Patient,
  type Reaction,
  type Study,
} from '@caseledger/icsr';
import { hasTrait, zoneOfSite, type RecordedFact, type reportKinds } from '@caseledger/domain';
import type { CaseAt } from './case-at.js';
import { drugsOf } from './drugs.js';
import { narrativeOf } from './narrative.js';
import { condition } from '../refusals.js';

/** What the sender decides beside the facts. */
export interface Reporting {
  readonly kind: (typeof reportKinds)[number];
  readonly recipient: string;
  readonly comment?: string;
}

/** Dictionary whose codes an individual case safety report takes. */
const meddra = 'MedDRA';

/** Why no report can be made of a case yet: what its parts cannot do without. */
export function obstacles({ state }: CaseAt): readonly Unmet[] {
  const { coding, report } = state;
  return [
    ...condition(coding?.dictionary === meddra, 'not-coded', 'The event has no MedDRA code (E.i.2.1).'),
    ...condition(report?.participantUnknown !== true, 'participant-unidentified'),
  ];
}

/**
 * The individual case safety report on a case as it stood at a position: everything follows from the ledger, so the same
 * position gives the same report. Elements without data are left out, or have the null flavour that the rules want.
 * @throws TypeError when the case has obstacles
 */
export function caseReport(at: CaseAt, { kind, comment }: Reporting): IndividualCaseSafetyReport {
  const { report } = at.state;
  const first = at.facts[0];
  if (report === undefined || first === undefined) throw new TypeError('there is no case');
  const site = own(at.study.sites, report.site ?? '');
  const zone = zoneOfSite(at.study, report.site);
  const country = site?.country ?? '';
  const sponsor = at.study.sponsor ?? '';
  const id = `${country}-${slug(sponsor)}-${at.study.code?.replaceAll('-', '.') ?? ''}.${at.adverseEvent.replaceAll('-', '.')}`;
  const news = at.facts.findLast((fact) => hasTrait('informs', fact));
  // An alarm of the software in between says nothing new of the case.
  const acts = at.facts.filter(({ actor }) => !isSoftware(actor.id));
  const last = acts.at(-1) ?? first;
  const { reason } = kind === 'NULLIFICATION' ? (acts.findLast(withReason) ?? last) : last;
  const reaction = reactionOf(at, zone, country);
  const drugs = drugsOf(at, zone, country);
  const suspect = drugs.find(({ role }) => role !== DrugRole.concomitant) ?? drugs[0];
  return {
    safetyReportId: id,
    createdAt: pointInTimeOf(last.recordedAt, zone),
    reportType: ReportType.study,
    firstReceived: pointInTimeOf(at.state.awareAt ?? first.occurredAt, zone),
    mostRecentInformation: pointInTimeOf((news ?? first).occurredAt, zone),
    documentsHeldBySender: [],
    expedited: known(report.serious),
    worldwideCaseId: id,
    firstSender: FirstSender.other,
    otherCaseIds: [],
    ...((kind === 'NULLIFICATION' || kind === 'AMENDMENT') && {
      amendment: {
        kind: kind === 'NULLIFICATION' ? ReportAmendment.nullification : ReportAmendment.amendment,
        reason: reason?.text ?? comment ?? '',
      },
    }),
    reporters: [
      {
        primary: true,
        givenName: withheld('MSK'),
        familyName: withheld('MSK'),
        organisation: known(site?.name ?? report.site ?? ''),
        country: known(country),
        qualification: known(
          first.actor.role === 'investigator' ? Qualification.physician : Qualification.otherHealthProfessional,
        ),
      },
    ],
    sender: {
      type: report.legalBasis === 'CLINICAL_TRIAL' ? SenderType.pharmaceuticalCompany : SenderType.healthProfessional,
      organisation: sponsor,
      country,
    },
    study: studyOf(at),
    patient: patientOf(at, zone),
    reactions: [reaction],
    drugs,
    relatedness: at.state.causality.map(({ by, to, related, method }) => ({
      reaction: reaction.id,
      drug: suspect.id,
      source: by === 'INVESTIGATOR' ? 'Investigator' : 'Sponsor',
      method,
      result: `${related ? 'Related' : 'Not related'} to the ${to.toLowerCase()}`,
    })),
    narrative: narrativeOf(at, comment),
  };
}

/** Whether whoever acted said why. After its nullification nothing that takes a reason is done to a case. */
const withReason = ({ reason }: RecordedFact): boolean => reason !== undefined;

/** Upper-case letters and digits: what may stand between the hyphens of C.1.1. */
const slug = (name: string): string =>
  name
    .normalize('NFKD')
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]/g, '')
    .slice(0, 30);

const euTrial = /^\d{4}-\d{6}-\d{2}(-\d{2})?$/;

function studyOf({ study, title, registrations, state }: CaseAt): Study {
  const type =
    state.report?.legalBasis === 'CLINICAL_TRIAL'
      ? StudyType.clinicalTrial
      : state.report?.legalBasis?.startsWith('COMPASSIONATE') === true
        ? StudyType.individualPatientUse
        : StudyType.other;
  return {
    type,
    name: known(title),
    sponsorStudyNumber: known(study.code ?? ''),
    ...(registrations.length > 0 && {
      registrations: registrations.map((number) => ({
        number: known(number),
        ...(euTrial.test(number) && { country: known('EU') }),
      })),
    }),
  };
}

function patientOf({ participant, state, diagnosis }: CaseAt, zone: string): Patient {
  const answer = (code: string) => participant.characteristics.find(({ item }) => item === code)?.value;
  const age = answer('age');
  const sex = answer('sex');
  const { report } = state;
  const { death } = report ?? {};
  return {
    name: withheld('MSK'),
    investigationNumber: known(report?.participant ?? ''),
    ...(typeof age === 'number' && { age: { value: age, unit: 'a' } }),
    sex: sex === 'male' ? known(Sex.male) : sex === 'female' ? known(Sex.female) : withheld('UNK'),
    medicalHistoryText: diagnosis === undefined ? withheld('NI') : known(diagnosis),
    ...(death && {
      death: {
        date: death.date === undefined ? withheld('UNK') : known(pointInTimeOf(death.date, zone)),
        ...(death.cause !== undefined && { reportedCauses: [{ text: death.cause }] }),
        autopsy: death.autopsy === undefined ? withheld('UNK') : known(death.autopsy),
      },
    }),
  };
}

const outcomes = {
  RECOVERED: ReactionOutcome.recovered,
  RECOVERING: ReactionOutcome.recovering,
  NOT_RECOVERED: ReactionOutcome.notRecovered,
  RECOVERED_WITH_SEQUELAE: ReactionOutcome.recoveredWithSequelae,
  FATAL: ReactionOutcome.fatal,
  UNKNOWN: ReactionOutcome.unknown,
} as const;

function reactionOf({ adverseEvent, study, state }: CaseAt, zone: string, country: string): Reaction {
  const { report, coding } = state;
  if (report === undefined || coding === undefined) throw new TypeError('the case is not coded');
  const has = (criterion: (typeof report.seriousness)[number]) => report.seriousness.includes(criterion);
  return {
    id: uuidOf(`reaction/${study.code ?? ''}/${adverseEvent}`),
    translation: report.term,
    term: { version: coding.version, code: coding.lowLevelTerm.code },
    highlighted: report.serious ? TermHighlighted.highlightedSerious : TermHighlighted.highlightedNotSerious,
    seriousness: {
      death: has('DEATH'),
      lifeThreatening: has('LIFE_THREATENING'),
      hospitalisation: has('HOSPITALISATION'),
      disability: has('DISABILITY'),
      congenitalAnomaly: has('CONGENITAL_ANOMALY'),
      medicallyImportant: has('MEDICALLY_IMPORTANT'),
    },
    ...(report.onset !== undefined && { start: known(pointInTimeOf(report.onset, zone)) }),
    ...(report.end !== undefined && { end: known(pointInTimeOf(report.end, zone)) }),
    ...durationOf(report.onset, report.end, zone),
    outcome: outcomes[report.outcome],
    ...(country !== '' && { country }),
  };
}

/** Days including the first and the last, when both are known. */
function durationOf(onset: string | undefined, end: string | undefined, zone: string): Pick<Reaction, 'duration'> {
  if (onset === undefined || end === undefined) return {};
  const day = (moment: string) => (isDate(moment) ? moment : dateOf(moment, zone));
  return { duration: { value: daysBetween(day(onset), day(end)) + 1, unit: 'd' } };
}
