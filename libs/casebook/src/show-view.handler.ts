import { StudyMembers } from '@caseledger/study';
import { initialWorld, type StudyState } from '@caseledger/domain';
import type { Clock, EventLog, PersonalDataVault } from '@caseledger/kernel';
import { entityTag, inSpan, malformed, positionHeader, ProblemError, RefusedError } from '@caseledger/platform';
import { ProjectionReader, type ProjectionTx } from '@caseledger/projections';
import { QueryHandler, type IQueryHandler } from '@nestjs/cqrs';
import { LRUCache } from 'lru-cache';
import { refuse, unmet } from './refusals.js';
import { pastStateOf, type PastState } from './as-of.js';
import { casebook } from './casebook.projection.js';
import { statementsOf } from '@caseledger/platform';
import { stateOf } from './rows.js';
import { ShowView } from './show-view.js';
import { StudyBook, studyAsOf, type Reach } from './study-book.js';

const patienceMs = 5_000;
const sql = statementsOf<'position-at' | 'known-at' | 'study'>(new URL('./book.queries.sql', import.meta.url));

/** What the handler stands on. */
export interface CasebookParts {
  readonly reader: ProjectionReader;
  readonly log: EventLog;
  readonly vault: PersonalDataVault;
  readonly clock: Clock;
}

/** Where a read stands: how far the projection is, and how far the read wants to see. */
interface Standpoint {
  readonly position: number;
  readonly past: boolean;
  readonly at: string;
}

/** Whose eyes a read is for. */
interface Eyes {
  readonly held: Reach['reader'];
  readonly blinded: boolean;
}

/** What a study itself is, and the version and position of its last event. */
interface KnownStudy {
  readonly version: number;
  readonly position: number;
  readonly state: StudyState;
}

/**
 * The path of every view: who asks and what they may see, as of when, then the view on a book that is cut to that. Nothing
 * reads the casebook but through here.
 */
@QueryHandler(ShowView)
export class ShowViewHandler implements IQueryHandler<ShowView, unknown> {
  private readonly studies = new LRUCache<string, KnownStudy>({ max: 500 });

  constructor(
    private readonly parts: CasebookParts,
    private readonly members: StudyMembers,
  ) {}

  /**
   * @throws RefusedError for who may not ask and for a position that is not recorded, ProblemError 503 while the casebook
   * is behind, and what the view throws.
   */
  execute({ view, study, question, asOf, asked }: ShowView): Promise<unknown> {
    return inSpan(`view ${view.name}`, { 'caseledger.study': study, 'caseledger.view': view.name }, async () => {
      const duties = this.members.duties(study, asked.caller.id, view.readers, view.masked ? 'MASKED' : 'WHOLE');
      // The read begins meanwhile, and it is told of a refusal; whoever may not ask learns nothing by how they ask.
      duties.catch(() => undefined);
      if (asOf !== undefined || asked.waitFor !== undefined) await duties;
      const wanted = asOf === undefined ? undefined : wantedOf(asOf);
      const answer = await this.read(study, { duties, person: asked.caller.id }, wanted, asked.waitFor, (book) => {
        asked.reply.header(positionHeader, String(book.reach.position));
        return view.show(book, question);
      });
      const version = view.versionOf?.(answer) ?? 0;
      if (version > 0) asked.reply.header('ETag', entityTag(version));
      return answer;
    });
  }

  /** A read by the software itself, which sees everything that is recorded by now. */
  async forSoftware<T>(study: string, show: (book: StudyBook) => Promise<T>): Promise<T> {
    return this.read(
      study,
      { duties: Promise.resolve({ held: 'SOFTWARE' as const, blinded: false }) },
      undefined,
      'head',
      show,
    );
  }

  private async read<T>(
    study: string,
    { duties, person }: { readonly duties: Promise<Eyes>; readonly person?: string },
    wanted: PastState | undefined,
    waitFor: number | 'head' | undefined,
    show: (book: StudyBook) => T | Promise<T>,
  ): Promise<T> {
    const { reader: models } = this.parts;
    const awaited = waitFor === 'head' ? await this.headOf(study) : (waitFor ?? 0);
    const needed = Math.max(awaited, wanted !== undefined && 'position' in wanted ? wanted.position : 0);
    if (needed > 0) await this.reach(study, needed);
    return models.read(casebook, async (tx) => {
      const [{ held, blinded }, [standpoint, state]] = await Promise.all([duties, this.begin(tx, study, wanted)]);
      const reach: Reach = { study, ...standpoint, reader: held, blinded, ...(person !== undefined && { person }) };
      return show(new StudyBook(reach, state, tx, this.parts.log, this.parts.vault));
    });
  }

  private async reach(study: string, position: number): Promise<void> {
    const { reader } = this.parts;
    if ((await reader.waitFor(casebook, study, position, 0)) === 0) return;
    const head = await this.headOf(study);
    if (position > head) {
      throw new RefusedError(
        refuse('position-not-recorded', `Position ${position} is not recorded; the study is at ${head}.`),
      );
    }
    const behind = await reader.waitFor(casebook, study, position, patienceMs);
    if (behind > 0) throw casebookBehind(behind);
  }

  private async headOf(study: string): Promise<number> {
    return (await this.parts.log.heads()).find((one) => one.study === study)?.position ?? 0;
  }

  /** Where a read stands, and what the study is there. */
  private async begin(
    tx: ProjectionTx,
    study: string,
    wanted: PastState | undefined,
  ): Promise<readonly [Standpoint, StudyState]> {
    if (wanted === undefined) {
      // Sent together: at the head the one does not wait for the other.
      const [position, { state }] = await Promise.all([
        this.parts.reader.position(casebook, study, tx),
        this.presentStudy(tx, study),
      ]);
      return [{ position, past: false, at: this.parts.clock.now() }, state];
    }
    const past = await this.pastStandpoint(tx, study, wanted);
    const present = await this.presentStudy(tx, study);
    if (present.position <= past.position) return [past, present.state];
    return [past, await studyAsOf(this.parts.log, study, past.position)];
  }

  private async pastStandpoint(tx: ProjectionTx, study: string, wanted: PastState): Promise<Standpoint> {
    if ('position' in wanted) {
      const [row] = await tx.query<{ known_at: Date }>(sql['known-at'], [study, wanted.position]);
      if (row === undefined) throw beforeTheStudy();
      return { position: wanted.position, past: true, at: row.known_at.toISOString() };
    }
    if (wanted.instant > this.parts.clock.now()) {
      throw new RefusedError(refuse('as-of-the-future', `${wanted.instant} lies ahead.`, '/asOf'));
    }
    const [row] = await tx.query<{ position: string }>(sql['position-at'], [study, wanted.instant]);
    if (row === undefined) throw beforeTheStudy();
    return { position: Number(row.position), past: true, at: wanted.instant };
  }

  private async presentStudy(tx: ProjectionTx, study: string): Promise<KnownStudy> {
    const cached = this.studies.get(study);
    const [row] = await tx.query<{ version: number; position: string; state: string | null }>(sql.study, [
      study,
      cached?.version ?? 0,
    ]);
    if (row === undefined) return { version: 0, position: 0, state: initialWorld.study };
    if (row.state === null && cached !== undefined) return cached;
    const { version, position, state } = row;
    const known = { version, position: Number(position), state: stateOf(state) as StudyState };
    this.studies.set(study, known);
    return known;
  }
}

function wantedOf(asOf: string): PastState {
  try {
    return pastStateOf(asOf);
  } catch {
    throw malformed('The query is malformed.', [
      unmet('malformed-member', 'The calendar has no such instant.', '/asOf'),
    ]);
  }
}

function beforeTheStudy(): RefusedError {
  return new RefusedError(refuse('before-the-study', undefined, '/asOf'));
}

function casebookBehind(behind: number): ProblemError {
  const detail = `The casebook is ${behind} positions behind the one asked for.`;
  return new ProblemError({
    status: 503,
    rule: 'projection-behind',
    detail,
    unmet: [unmet('projection-behind', detail)],
    headers: { 'retry-after': '1' },
    members: { projection: casebook, behind },
  });
}
