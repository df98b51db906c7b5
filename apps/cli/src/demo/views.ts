import type { Measure } from './published.js';

/** What the demonstration reads from the outcome tables. */
export interface OutcomesView {
  readonly treated: number;
  readonly methods: Readonly<Record<string, string>>;
  readonly baseline: readonly {
    readonly code: string;
    readonly median?: number | null;
    readonly minimum?: number | null;
    readonly maximum?: number | null;
    readonly counts?: Readonly<Record<string, number>>;
  }[];
  readonly outcomes: readonly OutcomeView[];
  readonly returnToSport: {
    readonly months: { readonly maximum: number | null };
    readonly values: readonly { readonly participant: string; readonly activity: string; readonly months: number }[];
  };
}

export interface OutcomeView {
  readonly code: Measure;
  readonly title: string;
  readonly decimals: number;
  readonly visits: readonly ({ readonly visit: string } & DescribedView)[];
  readonly changes: readonly ({
    readonly visit: string;
    readonly values: readonly { readonly participant: string; readonly change: number | null }[];
  } & DescribedView)[];
  readonly friedman: {
    readonly n: number;
    readonly chiSquare: number | null;
    readonly pAsymptotic: number | null;
    readonly pExact: number | null;
  };
  readonly values: readonly {
    readonly participant: string;
    readonly values: readonly { readonly visit: string; readonly value?: number; readonly missing?: string }[];
  }[];
}

export interface DescribedView {
  readonly n: number;
  readonly median: number | null;
  readonly q1: number | null;
  readonly q3: number | null;
  readonly minimum: number | null;
  readonly maximum: number | null;
}

export interface ParticipantView {
  readonly participant: string;
  readonly characteristics: readonly { readonly item: string; readonly value?: number | string }[];
}

export interface SentenceView {
  readonly recordedAt: string;
  readonly sentence: string;
}

export interface GenealogyView {
  readonly product: string;
  readonly donor: string;
  readonly donation: {
    readonly donationNumber: string;
    readonly volume: number;
    readonly sites: string;
    readonly at: string;
  };
  readonly intermediates: readonly {
    readonly step: string;
    readonly at: string;
    readonly passage?: number;
    readonly cells?: number;
    readonly hoursInTransit?: number;
  }[];
  readonly containers: readonly {
    readonly code: string;
    readonly cells: number;
    readonly volume: number;
    readonly status: string;
    readonly deposits: readonly { readonly code: string; readonly cells: number; readonly volume: number }[];
  }[];
  readonly materials: readonly { readonly name: string; readonly lot: string; readonly step: string }[];
  readonly recipients: readonly string[];
}

export interface SafetySummaryView {
  readonly participants: { readonly treated: number; readonly withAdverseEvent: number };
  readonly adverseEvents: {
    readonly total: number;
    readonly serious: number;
    readonly related: number;
    readonly byPhase: Readonly<Record<string, number>>;
    readonly bySeverity: Readonly<Record<string, number>>;
  };
  readonly answersAtVisits: { readonly noneSinceLastVisit: number; readonly reported: number };
  readonly nearMisses: { readonly administrationRefused: number; readonly releaseRefused: number };
  readonly recallsAfterUse: readonly { readonly product: string; readonly at: string; readonly explanation: string }[];
}

export interface AdverseEventView {
  readonly adverseEvent: string;
  readonly participant: string;
  readonly term: string;
  readonly severity?: string;
  readonly serious: boolean;
  readonly outcome: string;
  readonly analgesia?: string;
  readonly causality: { readonly related: boolean };
}

export interface ClocksView {
  readonly clocks: readonly {
    readonly rule: string;
    readonly recipient: string;
    readonly due: string;
    readonly status: string;
    readonly metAt?: string;
    readonly why: string;
  }[];
}

export interface AggregateView {
  readonly exposure: { readonly treated: number; readonly patientYears: number };
  readonly stoppingRules: readonly {
    readonly title: string;
    readonly count: number;
    readonly limit: number;
    readonly reached: boolean;
    readonly firstReached?: { readonly position: number };
  }[];
}

export interface NotificationsView {
  readonly items: readonly {
    readonly title: string;
    readonly status: string;
    readonly acknowledgedBy?: string;
  }[];
}

export interface NearMissView {
  readonly by: string;
  readonly type: string;
  readonly data: {
    readonly participant?: string;
    readonly product: string;
    readonly unmet: readonly { readonly rule: string; readonly message: string; readonly requirement?: string }[];
  };
}
