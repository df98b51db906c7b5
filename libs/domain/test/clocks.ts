import { achilles, barcelona } from '@caseledger/testkit/domain';
import type { AdverseEventEvent, AdverseEventReport } from '../src/adverse-event/adverse-event.events.js';
import type { RecordedFact } from '../src/catalogue.js';
import type { Site } from '../src/study/study.model.js';
import { initialStudy, type StudyState } from '../src/study/study.state.js';

type DataOf<Type, Event = AdverseEventEvent> = Event extends { type: infer Types; data: infer Data }
  ? Type extends Types
    ? Data
    : never
  : never;

/** When something happened, who entered it, and when: at once unless given. */
export interface Entry {
  readonly at: string;
  readonly recordedAt?: string;
  readonly by?: 'investigator' | 'safety-monitor' | 'system';
}

/** An entry and what it says. */
export type Said = Entry & Pick<AdverseEventEvent, 'type' | 'data'>;

export const said = <Type extends AdverseEventEvent['type']>(type: Type, entry: Entry, data: DataOf<Type>) =>
  ({ ...entry, type, data }) as Said;

const middayOf = (moment: string) => (moment.length === 10 ? `${moment}T12:00:00.000Z` : moment);

/** The recorded facts of one case. Positions are 10, 20, 30, …: other events stand between. */
export function caseOf(entries: readonly Said[], adverseEvent = 'AE1'): readonly RecordedFact[] {
  return entries.map(
    ({ type, data, at, recordedAt = middayOf(at), by = 'investigator' }, i) =>
      ({
        type,
        data,
        occurredAt: at,
        recordedAt,
        actor: { id: by, role: by, organisation: 'site' },
        study: 'S1',
        stream: `adverse-event/${adverseEvent}`,
        position: 10 * (i + 1),
        version: i + 1,
      }) as unknown as RecordedFact,
  );
}

export const reported = (entry: Entry, data: Partial<AdverseEventReport> = {}) =>
  said('AdverseEventReported', entry, {
    participant: 'P1',
    site: 'BCN',
    term: 'Sepsis',
    outcome: 'NOT_RECOVERED',
    serious: data.seriousness === undefined || data.seriousness.length > 0,
    seriousness: ['HOSPITALISATION'],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
    treatmentEmergent: true,
    product: 'B1',
    legalBasis: 'CLINICAL_TRIAL',
    ...data,
  });

export const related = (
  entry: Entry,
  by: 'INVESTIGATOR' | 'SPONSOR' = 'INVESTIGATOR',
  yes = true,
  to: DataOf<'CausalityAssessed'>['to'] = 'PRODUCT',
) => said('CausalityAssessed', entry, { by, to, related: yes, method: 'clinical judgement' });

export const assessed = (entry: Entry, seriousness: AdverseEventReport['seriousness']) =>
  said('SeriousnessAssessed', entry, { from: [], seriousness, serious: seriousness.length > 0 });

export const followUp = (entry: Entry, significant?: boolean) =>
  said('FollowUpReceived', entry, {
    information: 'letter',
    ...(significant !== undefined && { significance: { significant, why: 'autopsy' } }),
  });

/** Report number `report` went out. */
export const sent = (entry: Entry, recipient = 'EVCTM', report = 1) =>
  said('ReportSubmitted', entry, {
    report,
    form: recipient === 'EVCTM' || recipient === 'MHRA' ? 'E2B_R3' : 'NOTIFICATION',
    recipient,
    channel: 'gateway',
  });

export const accepted = (entry: Entry, recipient = 'EVCTM', report = 1) =>
  said('ReportAcknowledged', entry, { report, recipient, reference: 'ACK-1' });

export const rejected = (entry: Entry, recipient = 'EVCTM', report = 1) =>
  said('ReportRejected', entry, { report, recipient, reference: 'ACK-1', errors: ['E1'] });

export const nullified = (entry: Entry) => said('CaseNullified', entry, {});

const london: Site = { code: 'LON', name: 'Hospital', country: 'GB', zone: 'Europe/London' };

/** A study with its sites; the protocol exempts pain at the injection site from immediate reporting. */
function studyOf(sites: readonly Site[] = [barcelona]): StudyState {
  return {
    ...initialStudy,
    code: 'S1',
    protocol: { ...achilles, exemptFromImmediateReporting: ['injection-site-pain'] },
    sites: Object.fromEntries(sites.map((site) => [site.code, site])),
  };
}

export const spanish = studyOf();
export const spanishAndBritish = studyOf([barcelona, london]);
