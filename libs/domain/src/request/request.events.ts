import type { Personal } from '@caseledger/kernel';
import type { Side } from '../participant/participant.model.js';
import type { RequestRule } from '../protocol/protocol.js';
import { event, events, own, type EventsOf } from '../vocabulary/event.js';
import { words } from '../vocabulary/words.js';

/** Who may ask for a treatment. */
export const requesters = ['PATIENT', 'PHYSICIAN', 'CLUB', 'AGENT', 'OTHER'] as const;
export type Requester = (typeof requesters)[number];

/** An answer of which it may be unknown what it is. */
export const knownAnswers = ['YES', 'NO', 'UNKNOWN'] as const;
export type KnownAnswer = (typeof knownAnswers)[number];

/** How images are made. */
export const imagingKinds = ['ULTRASOUND', 'MRI', 'CT', 'RADIOGRAPH', 'OTHER'] as const;

/** Whether somebody who competes is under anti-doping rules. */
export const dopingStatuses = ['NOT_SUBJECT', 'SUBJECT', 'UNKNOWN'] as const;

/** What images of the structure show: all four members, or that there are none and why (R-AUD-19). */
export interface RequestImaging {
  readonly date?: string;
  readonly kind?: (typeof imagingKinds)[number];
  /** Who read them, by role and place. */
  readonly reader?: string;
  readonly finding?: string;
  readonly missing?: 'NOT_DONE';
  readonly reason?: string;
}

/** What is said of a request apart from the words of persons. */
export interface RequestContent {
  readonly site: string;
  readonly requester: Requester;
  readonly channel: string;
  /** Structure of the body, in words. */
  readonly structure: string;
  readonly side: Side;
  /** Of the aim, BCP 47. */
  readonly language: string;
  /** None when the list is empty. */
  readonly symptoms: readonly string[];
  readonly imaging: RequestImaging;
  /** None when the list is empty. */
  readonly earlierCare: readonly string[];
  /** Code of the refused request that this one asks anew. */
  readonly follows?: string;
  /** Of the person to be treated, if they compete. */
  readonly doping?: (typeof dopingStatuses)[number];
}

/** What was found about a claim, on a scale of evidence. */
export interface EvidenceAppraisal {
  readonly claim: string;
  readonly outcome: string;
  readonly scale: string;
  /** Edition of the scale: its levels differ between them. */
  readonly edition: string;
  /** Level, or certainty, as the scale names it. */
  readonly level: string;
  readonly references: readonly string[];
  /** Who judged, by the subject of their tokens. */
  readonly judgedBy: string;
}

/** What became of a request for treatment, before anybody is a participant. */
export const requestEvents = events('request', {
  TreatmentRequested: event<
    RequestContent & {
      /** In the requester's words. */
      readonly aim: Personal<string>;
      /** Whatever the site keeps to identify the person. */
      readonly identity?: Personal<Readonly<Record<string, string>>>;
      /** Whether payment was offered, or pressure put on. */
      readonly inducement: { readonly offered: KnownAnswer; readonly words?: Personal<string> };
    }
  >({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `recorded the request ${id} at ${data.site} (${words(data.requester)}, ${data.channel}): ${data.structure}, side ${words(data.side)}${data.follows === undefined ? '' : `; it follows ${data.follows}`}`,
    },
    reads: own,
    about: ({ data: { site } }) => ({ site }),
    traits: { blind: {} },
  }),
  EvidenceAppraised: event<EvidenceAppraisal>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `appraised for the request ${id} whether ${data.claim}: ${data.scale} ${data.edition} ${words(data.level)} (${data.outcome})`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  RequestRefused: event<{
    /** As the protocol said them. */
    readonly rules: readonly RequestRule[];
    readonly protocolVersion: string;
    readonly explanation: string;
    /** None when the list is empty. */
    readonly alternatives: readonly string[];
    /** What would change the answer. */
    readonly wouldChange: string;
    /** When the requester was told. */
    readonly toldAt: string;
    readonly accepts: KnownAnswer;
  }>({
    version: 1,
    says: {
      en: ({ id, data }) =>
        `refused the request ${id} (${data.rules.map(({ code }) => code).join(', ')}): ${data.explanation}`,
    },
    reads: own,
    traits: { blind: {} },
  }),
  RequestAccepted: event<{ readonly explanation: string }>({
    version: 1,
    says: { en: ({ id, data }) => `accepted the request ${id} for screening: ${data.explanation}` },
    reads: own,
    traits: { blind: {} },
  }),
  RequestScreened: event<{ readonly participant: string }>({
    version: 1,
    says: { en: ({ id, data }) => `screened ${data.participant} on the request ${id}` },
    reads: own,
    about: ({ data: { participant } }) => ({ participant }),
    traits: { blind: {} },
  }),
});

export type RequestEvent = EventsOf<typeof requestEvents>;
