import type { Personal } from '@caseledger/kernel';
import { allocationEvents } from '../allocation/allocation.events.js';
import type { ReportingRules } from '../protocol/reporting-rules.js';
import { asFirstMeant, type FirstProtocol } from '../protocol/first-protocol.js';
import type { Protocol } from '../protocol/protocol.js';
import { event, events, own, whole, type EventsOf } from '../vocabulary/event.js';
import { words } from '../vocabulary/words.js';
import type { Authorisation, Delegation, HistoricalImport, ReferenceSafetyInformation, Site } from './study.model.js';

const protocol = () => 'protocol';

/** Member by member: a protocol has thousands of leaves. */
const membersOf = ({ protocol }: { readonly protocol: Protocol }) => Object.entries(protocol);

/** The first version of what holds a protocol, in the words of the second. */
const inTheWordsOfNow = ({ protocol, ...rest }: Readonly<Record<string, unknown>>) => ({
  ...rest,
  protocol: asFirstMeant(protocol as FirstProtocol),
});

export const studyEvents = events('study', {
  StudyRegistered: event<{
    readonly code: string;
    readonly title: string;
    readonly sponsor: string;
    readonly registrations: readonly string[];
  }>({
    version: 1,
    says: {
      en: ({ data }) => `registered the study ${data.code}, “${data.title}”`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ProtocolApproved: event<{ readonly protocol: Protocol }>({
    version: 2,
    upcasts: { 1: inTheWordsOfNow },
    says: {
      en: ({ data }) => `approved protocol ${data.protocol.code}, version ${data.protocol.version}`,
    },
    reads: whole(protocol, membersOf),
    traits: { blind: {} },
  }),
  ProtocolAmended: event<{
    readonly protocol: Protocol;
    readonly substantial: boolean;
    readonly reconsentRequired: boolean;
  }>({
    version: 2,
    upcasts: { 1: inTheWordsOfNow },
    says: {
      en: ({ data }) =>
        `amended the protocol to version ${data.protocol.version}${data.substantial ? ' (substantial)' : ''}${data.reconsentRequired ? '; participants must consent again' : ''}`,
    },
    reads: whole(protocol, membersOf),
    traits: { blind: {} },
  }),
  SiteActivated: event<Site>({
    version: 1,
    says: {
      en: ({ data }) => `activated site ${data.code}, ${data.name} (${data.country})`,
    },
    reads: whole(({ code }) => `site/${code}`),
    about: ({ data: { code } }) => ({ site: code }),
    traits: { blind: {} },
  }),
  SiteClosed: event<{ readonly code: string }>({
    version: 1,
    says: {
      en: ({ data }) => `closed site ${data.code}`,
    },
    reads: own,
    about: ({ data: { code } }) => ({ site: code }),
    traits: { blind: {} },
  }),
  AuthorisationGranted: event<Authorisation>({
    version: 1,
    says: {
      en: ({ data }) => `recorded authorisation ${data.reference} of ${data.authority} (${words(data.legalBasis)})`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  DelegationGranted: event<Delegation & { readonly name: Personal<string> }>({
    version: 1,
    says: {
      en: ({ data }) =>
        `delegated the role ${data.role} to ${data.person}${data.sites.length === 0 ? '' : ` at ${data.sites.join(', ')}`}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ReferenceSafetyInformationApproved: event<ReferenceSafetyInformation>({
    version: 1,
    says: {
      en: ({ data }) => `approved reference safety information ${data.version}, in force from ${data.validFrom}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  ReportingRulesApproved: event<ReportingRules>({
    version: 1,
    says: {
      en: ({ data }) =>
        `approved the reporting rules ${data.version}, ${data.rules.length} of them, for cases known from ${data.validFrom} on`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  DelegationEnded: event<{ readonly person: string; readonly role: Delegation['role'] }>({
    version: 1,
    says: {
      en: ({ data }) => `ended the delegation of ${data.person} as ${data.role}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  StudyHalted: event<object>({
    version: 1,
    says: {
      en: () => 'halted the study',
    },
    reads: own,
    traits: { blind: {} },
  }),
  StudyResumed: event<object>({
    version: 1,
    says: {
      en: () => 'resumed the study',
    },
    reads: own,
    traits: { blind: {} },
  }),
  HistoricalImportBegun: event<HistoricalImport>({
    version: 1,
    says: {
      en: ({ data }) =>
        `began the import ${data.import} of ${data.rows} rows from ${data.source}, extracted by ${data.extractor} on ${data.extractedAt}`,
    },
    reads: whole((data) => `import/${data.import}`),
    traits: {},
  }),
  ...allocationEvents,
});

export type StudyEvent = EventsOf<typeof studyEvents>;
