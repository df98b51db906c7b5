import type { EventLog, Feed, Head, LedgerAltered, Subscription } from '@caseledger/kernel';
import { isTransient, SpanKind, traceBatch } from '@caseledger/platform';
import { setTimeout as pause } from 'node:timers/promises';
import type { Pool } from 'pg';
import type { WriterEvents } from './build-writer.js';
import type { ParkedStudy } from './parking.js';
import { CursorSignals } from './cursor-signals.js';
import { unpark } from './dead-letters.js';
import { messageOf } from './failure.js';
import { Patrol, unhurried, type Pace } from './patrol.js';
import { sameVersion, type Projection } from './projection.js';
import { ProjectionReader } from './projection-reader.js';
import { ProjectionRunner } from './projection-runner.js';
import { rebuild, RebuildRunning, type RebuildProgress, type RebuildReport } from './rebuild.js';
import { Registry, type Build } from './registry.js';
import { projectionLag, projectionStatus, type ProjectionLag, type ProjectionStatus } from './status.js';

const upgradePauseMs = 500;
/** For which events gather while nobody waits for them: one transaction then takes all of them. */
const gatherMs = 150;

export interface ProjectionHostOptions {
  /** Of a role that owns its own schemas; it needs no right on the ledger. At least four connections. */
  readonly pool: Pool;
  /** The PostgreSQL schema that keeps builds, cursors and dead letters: the service's name. */
  readonly schema: string;
  readonly log: EventLog;
  readonly feed: Feed;
  readonly projections: readonly Projection[];
  /** Others on the same database, whose projections these replace: nobody keeps them up to date any more. */
  readonly replaces?: readonly Registry[];
  /** Raised when a study stands still in a projection. */
  readonly onParked?: (study: ParkedStudy) => void;
  /** Told when a build of a new version fails; the old build stays live. */
  readonly onUpgradeFailed?: (projection: string, error: unknown) => void;
  /** Told of every build that is dropped, because this code no longer declares its projection. */
  readonly onDropped?: (build: Build & { readonly schema: string }) => void;
  readonly onProgress?: (progress: RebuildProgress) => void;
  /** How fast the ledger is compared with what projections have seen. */
  readonly pace?: Pace;
  /** Told when that fails; it is tried again. */
  readonly onPatrolFailed?: (projection: string, error: unknown) => void;
}

/** Keeps one service's projections up to date. Several hosts may share a schema. */
export class ProjectionHost {
  readonly reader: ProjectionReader;
  private readonly registry: Registry;
  private readonly signals = new CursorSignals(() => {
    this.subscription?.hurry();
  });
  private readonly projections: ReadonlyMap<string, Projection>;
  private subscription: Subscription | undefined;
  private patrols: readonly Patrol[] = [];
  private readonly stopping = new AbortController();
  private upgrading: Promise<void> | undefined;
  private readonly upgradeErrors = new Map<string, string>();

  constructor(private readonly options: ProjectionHostOptions) {
    this.projections = new Map(options.projections.map((projection) => [projection.name, projection]));
    if (this.projections.size < options.projections.length) throw new TypeError('two projections have the same name');
    this.registry = new Registry(options.pool, options.schema);
    for (const name of this.projections.keys()) this.registry.schemaOf(name, 0);
    this.reader = new ProjectionReader(this.registry, this.signals, this.projections);
  }

  /** Makes the tables that are missing and starts. A projection whose version changed is built anew meanwhile. */
  async start(): Promise<void> {
    const { log, feed } = this.options;
    await this.registry.migrate();
    const projections = [...this.projections.values()];
    for (const projection of projections) await this.registry.ensureLive(projection);
    const runner = new ProjectionRunner(this.registry, log, projections, {
      events: (name) => this.writerEvents(name),
      gatherMs: () => (this.signals.waiting ? 0 : gatherMs),
    });
    this.subscription = feed.subscribe(runner);
    this.patrols = projections.flatMap((projection) => this.patrolsOf(projection, runner));
    this.upgrading = Promise.all(projections.map((projection) => this.upgrade(projection))).then((upgraded) =>
      upgraded.every(Boolean) ? this.dropUndeclared() : undefined,
    );
  }

  /** Ends after the batches that are under way; a rebuild is given up. */
  async stop(): Promise<void> {
    this.stopping.abort(new Error('the projection host is stopping'));
    await Promise.all(this.patrols.map((patrol) => patrol.stop()));
    await this.subscription?.stop();
    await this.upgrading;
  }

  /** How far each projection came in each study. */
  async status(): Promise<ProjectionStatus[]> {
    const heads = await this.options.log.heads();
    const statuses = await projectionStatus(this.registry, heads, [...this.projections.values()]);
    return statuses.map((status) => {
      const upgradeError = this.upgradeErrors.get(status.projection);
      return upgradeError === undefined ? status : { ...status, upgradeError };
    });
  }

  /** How far behind these heads each projection is, all studies together. */
  lag(heads: readonly Head[]): Promise<ProjectionLag[]> {
    return projectionLag(this.registry, heads, [...this.projections.values()]);
  }

  /** A reader met a ledger that is not what it was: compares that study now with what projections have seen of it. */
  doubt(altered: LedgerAltered): void {
    for (const patrol of this.patrols) patrol.doubt(altered);
  }

  /** Lets a parked study go on, from the event that failed. Returns whether it was parked. */
  async retry(name: string, study: string): Promise<boolean> {
    const parked = await unpark(this.registry, name, study);
    for (const patrol of this.patrols) patrol.wake();
    this.subscription?.wake();
    return parked;
  }

  /** Builds a projection anew beside the live build, compares and switches. @throws RebuildRunning */
  async rebuild(name: string, onProgress?: (progress: RebuildProgress) => void): Promise<RebuildReport> {
    const projection = this.projections.get(name);
    if (projection === undefined) throw new TypeError(`there is no projection ${name}`);
    const { registry } = this;
    const { log } = this.options;
    const events = this.writerEvents(name);
    const report = await rebuild({ registry, log, projection, events, onProgress, signal: this.stopping.signal });
    this.upgradeErrors.delete(name);
    this.subscription?.wake();
    return report;
  }

  private isStopping(): boolean {
    return this.stopping.signal.aborted;
  }

  /** Returns whether the live build is of this code's version in the end. */
  private async upgrade(projection: Projection): Promise<boolean> {
    const { onProgress, onUpgradeFailed } = this.options;
    while (!this.isStopping()) {
      try {
        if (sameVersion(await this.registry.liveBuild(projection.name), projection)) return true;
        await this.rebuild(projection.name, onProgress);
        return true;
      } catch (error) {
        if (this.isStopping()) return false;
        if (!(error instanceof RebuildRunning)) {
          this.upgradeErrors.set(projection.name, messageOf(error));
          onUpgradeFailed?.(projection.name, error);
          if (!isTransient(error)) return false;
        }
        await pause(upgradePauseMs, undefined, { signal: this.stopping.signal }).catch(() => undefined);
      }
    }
    return false;
  }

  /** Once everything that this code declares is live: what it no longer declares would stay for ever. */
  private async dropUndeclared(): Promise<void> {
    const { replaces = [], onDropped, onUpgradeFailed } = this.options;
    const drop = async (registry: Registry, declared: readonly string[]): Promise<void> => {
      for (const build of await registry.dropUndeclared(declared)) onDropped?.({ ...build, schema: registry.schema });
    };
    try {
      await drop(this.registry, [...this.projections.keys()]);
      for (const registry of replaces) if (await registry.exists()) await drop(registry, []);
    } catch (error) {
      onUpgradeFailed?.('of earlier code', error);
    }
  }

  private patrolsOf(projection: Projection, runner: ProjectionRunner): readonly Patrol[] {
    const { seen, name } = projection;
    if (seen === undefined) return [];
    const { log, pace = unhurried, onPatrolFailed } = this.options;
    return [
      new Patrol({
        registry: this.registry,
        log,
        projection: { ...projection, seen },
        pace,
        park: (altered) => runner.park(altered),
        onError: (error) => onPatrolFailed?.(name, error),
      }),
    ];
  }

  private writerEvents(name: string): WriterEvents {
    return {
      applied: (study, run, since) => {
        const position = run.at(-1)?.position ?? 0;
        this.signals.moved(name, study, position);
        traceBatch(() => ({
          name: `apply ${name}`,
          kind: SpanKind.CONSUMER,
          since,
          attributes: {
            'caseledger.projection': name,
            'caseledger.study': study,
            'caseledger.position': position,
            'caseledger.events': run.length,
          },
          correlations: run.map(({ correlation }) => correlation),
        }));
      },
      ...(this.options.onParked && { parked: this.options.onParked }),
    };
  }
}
