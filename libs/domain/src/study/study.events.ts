import type { Personal, Reason } from '@caseledger/kernel';
import type { ReportingRules } from '../clocks/reporting-rules.js';
import type { Protocol } from '../protocol.js';
import type { Authorisation, Delegation, ReferenceSafetyInformation, Site } from './study.model.js';

interface Event<Type extends string, Data extends object> {
  readonly type: Type;
  readonly data: Data;
  readonly reason?: Reason;
}

export type StudyEvent =
  | Event<
      'StudyRegistered',
      {
        readonly code: string;
        readonly title: string;
        readonly sponsor: string;
        readonly registrations: readonly string[];
      }
    >
  | Event<'ProtocolApproved', { readonly protocol: Protocol }>
  | Event<
      'ProtocolAmended',
      { readonly protocol: Protocol; readonly substantial: boolean; readonly reconsentRequired: boolean }
    >
  | Event<'SiteActivated', Site>
  | Event<'SiteClosed', { readonly code: string }>
  | Event<'AuthorisationGranted', Authorisation>
  | Event<'DelegationGranted', Delegation & { readonly name: Personal<string> }>
  | Event<'ReferenceSafetyInformationApproved', ReferenceSafetyInformation>
  | Event<'ReportingRulesApproved', ReportingRules>
  | Event<'DelegationEnded', { readonly person: string; readonly role: Delegation['role'] }>
  | Event<'StudyHalted', object>
  | Event<'StudyResumed', object>;
