import type { Clock } from '@caseledger/kernel';
import type { PostgresEventStore } from '@caseledger/ledger';
import { gauge, type ReadinessCheck } from '@caseledger/platform';
import type { ProjectionHost, ProjectionLag } from '@caseledger/projections';

/** How far behind a projection is, for operators. Studies that are parked count in `parked` only. */
export interface ProjectionState {
  readonly projection: string;
  readonly lagEvents: number;
  /** Since the oldest event that is not applied was recorded; 0 when there is none. */
  readonly lagSeconds: number;
  /** Studies that stand still at an event that cannot be applied. */
  readonly parked: number;
  /** Of these, studies whose ledger is not what the projection has seen. */
  readonly differs: number;
  /** Whether a build for this version is being made. */
  readonly upgrading: boolean;
}

const labels = ['projection'] as const;
const lagEvents = gauge('caseledger_projection_lag_events', 'Events of the ledger that are not applied yet.', labels);
const lagSeconds = gauge(
  'caseledger_projection_lag_seconds',
  'Time since the oldest event that is not applied yet was recorded.',
  labels,
);
const differingStudies = gauge(
  'caseledger_projection_ledger_differs',
  'Studies that stand still because the ledger is not what the projection has seen.',
  labels,
);
const parkedStudies = gauge(
  'caseledger_projection_parked',
  'Studies that stand still at an event that cannot be applied.',
  labels,
);

/** Looks at the projections of a process: three queries in all while they keep up, whatever the number of studies. */
export class ProjectionHealth {
  constructor(
    private readonly store: Pick<PostgresEventStore, 'heads' | 'miscounts' | 'recordedAfter'>,
    private readonly hosts: readonly ProjectionHost[],
    private readonly clock: Clock,
    private readonly readyLagSeconds: number,
  ) {}

  async states(): Promise<readonly ProjectionState[]> {
    const heads = await this.store.heads();
    const lags = (await Promise.all(this.hosts.map((host) => host.lag(heads)))).flat();
    return Promise.all(lags.map((lag) => this.state(lag)));
  }

  /**
   * Not ready while a projection lags longer than the bound, is built anew for this version, or has seen another ledger, or
   * the ledger has another end than it counts. One that is parked otherwise is only shown: other studies go on.
   */
  readonly check: ReadinessCheck = {
    name: 'projections',
    check: async () => {
      const states = await this.states();
      const differing = states.filter(({ differs }) => differs > 0).map(({ projection }) => projection);
      if (differing.length > 0)
        throw new Error(`the ledger is not what it was: ledger-differs in ${differing.join(', ')}`);
      const [miscount] = await this.store.miscounts('heads');
      if (miscount !== undefined) throw new Error(`ledger-differs: ${miscount.fault} in ${miscount.study}`);
      const upgrading = states.filter((state) => state.upgrading).map(({ projection }) => projection);
      if (upgrading.length > 0) throw new Error(`built anew for this version: ${upgrading.join(', ')}`);
      const late = states.filter((state) => state.lagSeconds > this.readyLagSeconds);
      if (late.length === 0) return states;
      const names = late.map(({ projection, lagSeconds: lag }) => `${projection} (${lag} s)`);
      throw new Error(`behind by more than ${this.readyLagSeconds} s: ${names.join(', ')}`);
    },
  };

  /** Sets the gauges. When the state cannot be read they are empty: an old figure would calm without reason. */
  async measure(): Promise<void> {
    for (const metric of [lagEvents, lagSeconds, parkedStudies, differingStudies]) metric.reset();
    for (const state of await this.states()) {
      const { projection } = state;
      lagEvents.set({ projection }, state.lagEvents);
      lagSeconds.set({ projection }, state.lagSeconds);
      parkedStudies.set({ projection }, state.parked);
      differingStudies.set({ projection }, state.differs);
    }
  }

  private async state({
    projection,
    upgrading,
    parked,
    differs,
    events,
    behind,
  }: ProjectionLag): Promise<ProjectionState> {
    const recorded = behind.length === 0 ? [] : await this.store.recordedAfter(behind);
    const now = this.clock.now();
    const oldest = recorded.reduce<string>((least, at) => (at !== undefined && at < least ? at : least), now);
    const lag = Math.round((Date.parse(now) - Date.parse(oldest)) / 1000);
    return { projection, lagEvents: events, lagSeconds: lag, parked, differs, upgrading };
  }
}
