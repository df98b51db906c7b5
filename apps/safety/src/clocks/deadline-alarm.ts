import type { ShowViewHandler } from '@caseledger/casebook';
import { KeyReusedError, type CommandGateway } from '@caseledger/commands';
import {
  idOf,
  streamOf,
  alarmsOf,
  commandOf,
  type CaseAlarm,
  type RecordedFact,
  type StudyState,
} from '@caseledger/domain';
import { uuidOf } from '@caseledger/kernel';
import { Pacer, RefusedError, StaleVersion } from '@caseledger/platform';
import type { ServiceParts } from '@caseledger/service';
import { caseHistories } from '../adverse-events/case-histories.js';

/** A hint of an append may be lost: then a new case is seen this late at most. Due instants are known and met. */
const longestRestMs = 60_000;
/** Appends that come together are looked at together. */
const gatherMs = 200;
/** Before every instant that a clock shows. */
const atOnce = new Date(0).toISOString();
const casesAtOnce = 500;
/** How often one case is tried again because somebody else wrote to it; then the next round goes on. */
const attempts = 32;

/** What was seen of a study: how far, and when each case wants to be looked at next. */
interface Watched {
  through: number;
  /** By id of the case. */
  readonly wakes: Map<string, string>;
}

/** A case as the casebook has it. */
interface KnownCase {
  readonly study: StudyState;
  readonly facts: readonly RecordedFact[];
  readonly now: string;
}

/**
 * Has it recorded that a statutory clock is due soon, or was missed, and that nobody acknowledged a notification in time,
 * on the case's own stream, each once: the command id follows from case, clock or rule, event and due date, so that the
 * ledger keeps the first one, whoever wrote it. What it remembers only saves work: after a restart it looks at every case
 * again. Several may run beside each other. It rests until something is due or was appended.
 */
export class DeadlineAlarm {
  private readonly studies = new Map<string, Watched>();
  private readonly pacer = new Pacer();
  private readonly gathering = new Pacer();
  private running: Promise<void> = Promise.resolve();

  constructor(
    private readonly casebook: ShowViewHandler,
    private readonly gateway: CommandGateway,
    private readonly parts: Pick<ServiceParts, 'store' | 'clock' | 'logger'>,
  ) {}

  onApplicationBootstrap(): void {
    this.running = this.run();
  }

  /** Ends after the case that is under way. */
  async onModuleDestroy(): Promise<void> {
    this.pacer.stop();
    this.gathering.stop();
    await this.running;
  }

  /** Looks at what changed and at what is due, once. @throws AggregateError of what failed; the rest was done */
  async round(): Promise<void> {
    const failures: unknown[] = [];
    for (const { study, position } of await this.parts.store.heads()) {
      if (this.pacer.stopped) return;
      try {
        await this.watch(study, position);
      } catch (error) {
        failures.push(new Error(`the clocks of ${study} cannot be told`, { cause: error }));
      }
    }
    if (failures.length > 0) throw new AggregateError(failures, 'not every clock can be told');
  }

  private async run(): Promise<void> {
    const stopListening = this.parts.store.onAppend(() => {
      this.pacer.wake();
    });
    for (let failures = 0; !this.pacer.stopped;) {
      try {
        await this.round();
        failures = 0;
        await this.pacer.rest(this.untilNext());
        await this.gathering.rest(gatherMs);
      } catch (error) {
        failures += 1;
        this.parts.logger.error({ err: error }, 'a round of the statutory clocks failed; the next one tries again');
        await this.pacer.backOff(failures);
      }
    }
    stopListening();
  }

  private untilNext(): number {
    let wait = longestRestMs;
    const now = Date.parse(this.parts.clock.now());
    for (const { wakes } of this.studies.values()) {
      for (const wakeAt of wakes.values()) wait = Math.min(wait, Date.parse(wakeAt) - now);
    }
    return Math.max(wait, 0);
  }

  private async watch(study: string, head: number): Promise<void> {
    const seen = this.studies.get(study) ?? { through: 0, wakes: new Map<string, string>() };
    if (head > seen.through) await this.takeNews(study, seen);
    const now = this.parts.clock.now();
    const due = [...seen.wakes].flatMap(([adverseEvent, wakeAt]) => (wakeAt <= now ? [adverseEvent] : []));
    for (let from = 0; from < due.length; from += casesAtOnce) {
      for (const [adverseEvent, known] of await this.casesOf(study, due.slice(from, from + casesAtOnce))) {
        if (this.pacer.stopped) return;
        const { alarms, wakeAt } = alarmsOf(known.facts, known.study, known.now);
        if (alarms.length > 0) await this.tell(study, adverseEvent, known);
        if (wakeAt === undefined) seen.wakes.delete(adverseEvent);
        else seen.wakes.set(adverseEvent, wakeAt);
      }
    }
  }

  /** Marks the cases that changed; all of them when the study did. */
  private takeNews(study: string, seen: Watched): Promise<void> {
    return this.casebook.forSoftware(study, async (book) => {
      const own = await book.one('study', '');
      const changedAfter = (own?.position ?? 0) > seen.through ? 0 : seen.through;
      for (let after = '', full = true; full;) {
        const some = await book.list('adverse-event', { after, limit: casesAtOnce, changedAfter });
        for (const { id } of some) seen.wakes.set(id, atOnce);
        after = some.at(-1)?.id ?? '';
        full = some.length === casesAtOnce;
      }
      seen.through = book.reach.position;
      this.studies.set(study, seen);
    });
  }

  private casesOf(study: string, adverseEvents: readonly string[]): Promise<ReadonlyMap<string, KnownCase>> {
    return this.casebook.forSoftware(study, async (book) => {
      const histories = await caseHistories(book, await book.several('adverse-event', adverseEvents));
      return new Map(
        histories.map((facts) => {
          const { stream = '' } = facts.at(-1) ?? {};
          return [idOf(stream), { study: book.state, facts, now: book.reach.at }];
        }),
      );
    });
  }

  /** Tells one alarm at a time, each on the case as it is then, until nothing is left to tell. */
  private async tell(study: string, adverseEvent: string, known: KnownCase): Promise<void> {
    let current: KnownCase | undefined = known;
    for (let attempt = 0; attempt < attempts && current !== undefined; attempt += 1) {
      const [alarm] = alarmsOf(current.facts, current.study, current.now).alarms;
      if (alarm === undefined) return;
      await this.perform(study, adverseEvent, alarm, current.facts.at(-1)?.version ?? 0);
      current = (await this.casesOf(study, [adverseEvent])).get(adverseEvent);
    }
  }

  /** That somebody else wrote to the case, or told it already, is for the next attempt to see. */
  private async perform(study: string, adverseEvent: string, alarm: CaseAlarm, version: number): Promise<void> {
    const { type, data } = alarm.event;
    const about = 'clock' in data ? data.clock : data.rule;
    const commandId = uuidOf([study, streamOf('adverse-event', adverseEvent), about, type, data.due].join('\n'));
    const request = { commandId, correlation: commandId, ifMatch: version };
    try {
      await this.gateway.performForSoftware(study, commandOf(alarm, adverseEvent), request);
    } catch (error) {
      if (!(error instanceof StaleVersion || error instanceof RefusedError || error instanceof KeyReusedError))
        throw error;
    }
  }
}
