import { alarmsOf, factsOf, schemaVersion, type CaseAlarm, type RecordedFact } from '@caseledger/domain';
import { canonicalJson, sha256, uuidOf } from '@caseledger/kernel';
import type { ServiceParts } from '@caseledger/service';
import { setTimeout as pause } from 'node:timers/promises';
import { safetyProjection } from '../adverse-events/safety.projection.js';
import { clockCasesOf, readClockCases } from './clock-cases.js';

const projection = safetyProjection.name;
/** How long a new case may wait to be seen; known due instants are met to the millisecond that a timer keeps. */
const longestPauseMs = 15_000;
const shortestPauseMs = 250;
const patienceMs = 5_000;
/** Before every instant that a clock shows. */
const atOnce = new Date(0).toISOString();
const casesAtOnce = 500;
/** How often one case is tried again because somebody else wrote to it; then the next round goes on. */
const attempts = 32;

/** The software itself: no person, hence no delegation. */
const actor = { id: 'caseledger', role: 'system', organisation: 'Caseledger' };

/** What was seen of a study: how far, and when each case wants to be looked at next. */
interface Watched {
  through: number;
  readonly wakes: Map<string, string>;
}

/**
 * Records that a statutory clock is due soon, or was missed, and that nobody acknowledged a notification in time, on the
 * case's own stream, each once: the command id follows from case, clock or rule, event and due date, so that the ledger keeps the first one, whoever wrote it. What it remembers only
 * saves work: after a restart it looks at every case again. Several may run beside each other.
 */
export class DeadlineAlarm {
  private readonly studies = new Map<string, Watched>();
  private readonly stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();

  constructor(private readonly parts: Pick<ServiceParts, 'reader' | 'store' | 'clock' | 'logger'>) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Ends after the case that is under way. */
  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /** Looks at what changed and at what is due, once. @throws AggregateError of what failed; the rest was done */
  async round(): Promise<void> {
    const failures: unknown[] = [];
    for (const { study, position } of await this.parts.store.heads()) {
      if (this.stopping.signal.aborted) return;
      try {
        await this.watch(study, position);
      } catch (error) {
        failures.push(new Error(`the clocks of ${study} cannot be told`, { cause: error }));
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not every clock can be told');
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      let waitMs = longestPauseMs;
      try {
        await this.round();
        waitMs = this.untilNext();
      } catch (error) {
        this.parts.logger.error({ err: error }, 'a round of the statutory clocks failed; the next one tries again');
      }
      await pause(waitMs, undefined, { signal }).catch(() => undefined);
    }
  }

  private untilNext(): number {
    let wait = longestPauseMs;
    const now = Date.parse(this.parts.clock.now());
    for (const { wakes } of this.studies.values()) {
      for (const wakeAt of wakes.values()) wait = Math.min(wait, Date.parse(wakeAt) - now);
    }
    return Math.max(wait, shortestPauseMs);
  }

  private async watch(study: string, head: number): Promise<void> {
    const { reader, clock } = this.parts;
    const seen = this.studies.get(study) ?? { through: 0, wakes: new Map<string, string>() };
    if (head > seen.through) {
      await reader.waitFor(projection, study, head, patienceMs);
      await this.takeNews(study, seen);
    }
    const now = clock.now();
    const due = [...seen.wakes].flatMap(([stream, wakeAt]) => (wakeAt <= now ? [stream] : []));
    for (let from = 0; from < due.length; from += casesAtOnce) {
      const some = due.slice(from, from + casesAtOnce);
      const facts = await reader.read(projection, (tx) => readClockCases(tx, study, some));
      const known = clockCasesOf(facts);
      for (const [stream, own] of known.cases) {
        if (this.stopping.signal.aborted) return;
        const { alarms, wakeAt } = alarmsOf(own, known.study, now);
        if (alarms.length > 0) await this.tell(study, stream);
        if (wakeAt === undefined) seen.wakes.delete(stream);
        else seen.wakes.set(stream, wakeAt);
      }
    }
  }

  /** Marks the cases that changed; all of them when the study did. */
  private async takeNews(study: string, seen: Watched): Promise<void> {
    const { reader } = this.parts;
    await reader.read(projection, async (tx) => {
      const through = await reader.position(projection, study, tx);
      const changed = await tx.query<{ stream: string }>(
        `SELECT DISTINCT stream FROM fact WHERE study = $1 AND position > $2
            AND (stream = 'study' OR starts_with(stream, 'adverse-event/'))`,
        [study, seen.through],
      );
      const streams = changed.some(({ stream }) => stream === 'study')
        ? await tx.query<{ stream: string }>(
            `SELECT DISTINCT stream FROM fact WHERE study = $1 AND starts_with(stream, 'adverse-event/')`,
            [study],
          )
        : changed;
      for (const { stream } of streams) seen.wakes.set(stream, atOnce);
      seen.through = through;
    });
    this.studies.set(study, seen);
  }

  /** Decides on what the ledger says now, one alarm at a time, until nothing is left to tell. */
  private async tell(study: string, stream: string): Promise<void> {
    const { store, clock } = this.parts;
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const streams = [
        { stream: 'study', after: 0 },
        { stream, after: 0 },
      ];
      const facts = factsOf(await store.readStreams(study, streams));
      const known = clockCasesOf(facts);
      const own = known.cases.get(stream) ?? [];
      const latest = own.at(-1)?.recordedAt ?? '';
      const now = clock.now();
      const [alarm] = alarmsOf(own, known.study, now).alarms;
      if (alarm === undefined) return;
      const zone = known.study.sites[siteOf(own)]?.zone ?? 'UTC';
      // Another process may have written with a clock that is ahead (R-AUD-05).
      await this.append(study, stream, alarm, { facts, recordedAt: now > latest ? now : latest, zone });
    }
  }

  /** A conflict, or that another process told it already, is for the next attempt to see. */
  private async append(
    study: string,
    stream: string,
    { at, event }: CaseAlarm,
    { facts, recordedAt, zone }: { facts: readonly RecordedFact[]; recordedAt: string; zone: string },
  ): Promise<void> {
    const { due } = event.data;
    const about = 'clock' in event.data ? event.data.clock : event.data.rule;
    const commandId = uuidOf([study, stream, about, event.type, due].join('\n'));
    const versionOf = (name: string) => facts.findLast((fact) => fact.stream === name)?.version ?? 0;
    await this.parts.store.append({
      study,
      commandId,
      requestHash: sha256(Buffer.from(canonicalJson({ study, stream, about, type: event.type, due }))),
      streams: [
        { stream, expectedVersion: versionOf(stream), events: [{ ...event, schemaVersion }] },
        { stream: 'study', expectedVersion: versionOf('study'), events: [] },
      ],
      context: { actor, occurredAt: at, zone, recordedAt, causation: commandId, correlation: commandId },
      answer: { events: [event.type], streams: {} },
    });
  }
}

/** Site of a case, as the last event that names it says. */
function siteOf(facts: readonly RecordedFact[]): string {
  const fact = facts.findLast(({ type }) => type === 'AdverseEventReported' || type === 'ParticipantIdentified');
  return fact?.type === 'AdverseEventReported' || fact?.type === 'ParticipantIdentified' ? fact.data.site : '';
}
