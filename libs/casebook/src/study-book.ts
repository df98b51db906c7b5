import {
  streamOf,
  blinded,
  blindedParticipant,
  blindOf,
  evolveStream,
  factsOf,
  idOf,
  initialWorld,
  isShownBlind,
  kindOfStream,
  sitesOf,
  wasTold,
  within,
  type CaseEvent,
  type FieldChange,
  type ParticipantState,
  type RecordedFact,
  type Scope,
  type StudyState,
} from '@caseledger/domain';
import type { EventLog, Personal, PersonalDataVault } from '@caseledger/kernel';
import type { ProjectionTx } from '@caseledger/projections';
import { factsStatement, withinSights, type FactFilter, type FactPage } from './facts.js';
import { foldFacts, type Subjects } from './fold.js';
import type { KeptRow, KeptTable } from './keep.js';
import { statementsOf } from '@caseledger/platform';
import { lineOf, subjectOf, type LineRow, type SubjectRow } from './rows.js';
import { decidedBy, standingOf } from './standing.js';
import { coursesOf, isOf, type Course, type Subject, type SubjectKind, type SubjectLine } from './subject.js';
import {
  blindScope,
  blindSights,
  isSeen,
  rowSightsOf,
  scopeOver,
  sightsOf,
  type Reader,
  type Sight,
} from './visibility.js';

const sql = statementsOf<
  | 'one'
  | 'several'
  | 'of-participant'
  | 'list'
  | 'lines'
  | 'products-of-lot'
  | 'lots-like'
  | 'known-at'
  | 'last-of-types'
>(new URL('./book.queries.sql', import.meta.url));

/** Participants whose courses are folded in one go. */
const peopleAtOnce = 500;

/** Where a book stands, and for whom it is open. */
export interface Reach {
  readonly study: string;
  /** The last position that it knows. */
  readonly position: number;
  /** Whether more is known by now: the book is of a past state. */
  readonly past: boolean;
  /** The instant at which it judges what is due. */
  readonly at: string;
  /** The duties that let the reader in. */
  readonly reader: Reader;
  /** The arms are kept from the reader now: what the book shows is the same in every arm. */
  readonly blinded: boolean;
  /** Who reads; absent: the software itself. */
  readonly person?: string;
}

/** Which part of a list of subjects is wanted, by id. */
export interface SubjectPage {
  /** Only those whose id comes after this one. */
  readonly after?: string;
  readonly limit: number;
  readonly status?: string;
  readonly flag?: string;
  readonly withoutFlag?: string;
  /** Only those of which something was recorded after this position. */
  readonly changedAfter?: number;
}

/** A fact with what it changed, where that does not follow from the fact itself. */
export interface ChangedFact {
  readonly fact: RecordedFact;
  readonly changes?: readonly FieldChange[];
}

/**
 * The facts of one study for one reader: at the head or as of a past position, already cut to what each role of the reader
 * may see, at its sites. The same questions have the same answers in both; at the head they are rows, in the past one
 * subject is folded.
 */
export class StudyBook {
  constructor(
    readonly reach: Reach,
    /** The study itself, which everybody in it may know. */
    readonly state: StudyState,
    private readonly tx: ProjectionTx,
    private readonly ledger: Pick<EventLog, 'readAt' | 'readStreams'>,
    private readonly vault: PersonalDataVault,
  ) {}

  get study(): string {
    return this.reach.study;
  }

  /** The book as it was at an earlier position, for the same reader. @throws RangeError when it knows no such position */
  async asOf(position: number): Promise<StudyBook> {
    if (position === this.reach.position) return this;
    const at = position < this.reach.position ? await this.knownAt(position) : undefined;
    if (at === undefined) throw new RangeError(`the book of ${this.study} does not reach back to ${position}`);
    const reach = { ...this.reach, position, past: true, at };
    return new StudyBook(reach, await studyAsOf(this.ledger, this.study, position), this.tx, this.ledger, this.vault);
  }

  /** When what the book knows was complete: the same for every reader and whenever it is asked. */
  async knownAt(position = this.reach.position): Promise<string | undefined> {
    const [row] = await this.tx.query<{ known_at: Date }>(sql['known-at'], [this.study, position]);
    return row?.known_at.toISOString();
  }

  /** Position of the last fact of these types, whoever may read it: 0 when there is none. */
  async lastOf(types: readonly CaseEvent['type'][]): Promise<number> {
    const [row] = await this.tx.query<{ position: string }>(sql['last-of-types'], [
      this.study,
      this.reach.position,
      types,
    ]);
    return Number(row?.position ?? 0);
  }

  /** A subject; nothing when there is none, or none that the reader may see. */
  async one<K extends SubjectKind>(kind: K, id: string): Promise<Subject<K> | undefined> {
    const { study, past } = this.reach;
    if (past) return (await this.several(kind, [id]))[0];
    return (await this.query<K>(sql.one, [study, kind, id, this.sitesOf(kind)]))[0];
  }

  /** Those of these subjects that there are, by id. */
  async several<K extends SubjectKind>(kind: K, ids: readonly string[]): Promise<readonly Subject<K>[]> {
    const { study, past } = this.reach;
    if (ids.length === 0) return [];
    if (!past) return this.query<K>(sql.several, [study, kind, ids, this.sitesOf(kind)]);
    return this.visible(await this.foldedThen(kind, ids));
  }

  /** The subjects of a kind that are about these participants, by id. */
  async of<K extends SubjectKind>(kind: K, participants: readonly string[]): Promise<readonly Subject<K>[]> {
    const { study, past, position } = this.reach;
    const found = await this.query<K>(sql['of-participant'], [study, kind, participants, this.sitesOf(kind)]);
    if (!past) return found;
    const then = await this.several(
      kind,
      found.filter(({ since }) => since <= position).map(({ id }) => id),
    );
    return then.filter(({ participant }) => participant !== undefined && participants.includes(participant));
  }

  /** A participant with their products. */
  async course(participant: string): Promise<Course | undefined> {
    const [found, products] = await Promise.all([
      this.one('participant', participant),
      this.of('product', [participant]),
    ]);
    return found && { participant: found, products };
  }

  /** A page of the subjects of a kind, by id. */
  async list<K extends SubjectKind>(kind: K, page: SubjectPage): Promise<readonly Subject<K>[]> {
    const { study, past, position } = this.reach;
    const { after = '', limit, status, flag, withoutFlag, changedAfter } = page;
    const sites = this.sitesOf(kind);
    if (!past && !this.reach.blinded) {
      const filters = [status ?? null, flag ?? null, withoutFlag ?? null];
      return this.query<K>(sql.list, [study, kind, sites, after, ...filters, position, limit, changedAfter ?? null]);
    }
    const found: Subject<K>[] = [];
    for (let last = after; found.length < limit;) {
      const filters = [null, null, null, position, limit, changedAfter ?? null];
      const rows = await this.query<K>(sql.list, [study, kind, sites, last, ...filters]);
      const then = await this.several(
        kind,
        rows.map(({ id }) => id),
      );
      found.push(
        ...then.filter(
          (subject) =>
            (status === undefined || subject.status === status) &&
            (flag === undefined || subject.flags.includes(flag)) &&
            (withoutFlag === undefined || !subject.flags.includes(withoutFlag)) &&
            (changedAfter === undefined || subject.position > changedAfter),
        ),
      );
      if (rows.length < limit) break;
      last = rows.at(-1)?.id ?? '';
    }
    return found.slice(0, limit);
  }

  /** A page of a kind as lists show it, by id: without what each subject is. */
  async lines<K extends SubjectKind>(
    kind: K,
    page: Pick<SubjectPage, 'after' | 'limit' | 'status'>,
  ): Promise<readonly SubjectLine<K>[]> {
    const { study, past, position, blinded } = this.reach;
    if (past || blinded) return this.list(kind, page);
    const { after = '', limit, status = null } = page;
    const sites = this.sitesOf(kind);
    const rows = await this.tx.query<LineRow>(sql.lines, [study, kind, sites, after, status, position, limit]);
    return rows.map((row) => lineOf(row) as SubjectLine<K>);
  }

  /** Every subject of a kind, by id: for tables over a whole study. */
  async every<K extends SubjectKind>(kind: K): Promise<readonly Subject<K>[]> {
    const all: Subject<K>[] = [];
    for (let after = ''; ;) {
      const some = await this.list(kind, { after, limit: 1000 });
      all.push(...some);
      if (some.length < 1000) return all;
      after = some.at(-1)?.id ?? '';
    }
  }

  /** The events of one subject, in order; none when the reader may not see it. */
  async history(kind: SubjectKind, id: string): Promise<readonly RecordedFact[]> {
    const subject = await this.one(kind, id);
    return subject === undefined ? [] : this.shown(await this.events([streamOf(kind, id)]));
  }

  /** The first event of each of these subjects, by its stream. */
  async origins(subjects: readonly Subject[]): Promise<ReadonlyMap<string, RecordedFact>> {
    const positions = this.visible(subjects).map(({ since }) => since);
    const facts = await this.shown(factsOf(await this.ledger.readAt(this.study, positions)));
    return new Map(facts.map((fact) => [fact.stream, fact]));
  }

  /** The events of several subjects that the reader may see, in the order of the ledger. */
  async histories(subjects: readonly Subject[]): Promise<readonly RecordedFact[]> {
    return this.shown(await this.events(this.visible(subjects).map(({ kind, id }) => streamOf(kind, id))));
  }

  /** A page of facts with what each changed: of those of whose kind the reader may see all. */
  changes(filter: FactFilter, page: FactPage): Promise<readonly ChangedFact[]> {
    return this.select(this.sights(true), filter, page);
  }

  /** A page of facts. */
  async facts(filter: FactFilter, page: FactPage = {}): Promise<readonly RecordedFact[]> {
    return (await this.select(this.sights(), filter, page)).map(({ fact }) => fact);
  }

  private sights(whole = false): readonly Sight[] {
    const sights = sightsOf(this.reach.reader, whole);
    return this.reach.blinded ? blindSights(sights) : sights;
  }

  private async select(sights: readonly Sight[], filter: FactFilter, page: FactPage): Promise<readonly ChangedFact[]> {
    const { limit = Infinity } = page;
    const found: ChangedFact[] = [];
    for (let { beyond } = page; ;) {
      const { facts, last, more } = await this.selectOnce(sights, filter, {
        ...page,
        ...(beyond !== undefined && { beyond }),
      });
      found.push(...facts);
      // What is kept from the reader of a page leaves no gap in it.
      if (found.length >= limit || !more) return found.slice(0, limit);
      beyond = last;
    }
  }

  private async selectOnce(sights: readonly Sight[], filter: FactFilter, page: FactPage) {
    const { study, position } = this.reach;
    const { text, values } = factsStatement(study, position, sights, filter, page);
    const rows = await this.tx.query<{ position: string; changes: readonly FieldChange[] | null }>(text, values);
    const read = factsOf(
      await this.ledger.readAt(
        study,
        rows.map((row) => Number(row.position)),
      ),
    );
    const known = new Set(read.map((fact) => fact.position));
    const missing = rows.find((row) => !known.has(Number(row.position)));
    if (missing !== undefined) throw new Error(`the ledger of ${study} does not have position ${missing.position}`);
    const shown = new Map((await this.shown(read)).map((fact) => [fact.position, fact]));
    const facts = rows.flatMap(({ position: at, changes }): ChangedFact | readonly ChangedFact[] => {
      const fact = shown.get(Number(at));
      return fact === undefined ? [] : { fact, ...(changes !== null && { changes }) };
    });
    return {
      facts,
      last: Number(rows.at(-1)?.position ?? 0),
      more: page.limit !== undefined && rows.length === page.limit,
    };
  }

  /** The products that a lot of a material reached, by id. Of a past state also those that it reached later. */
  async productsOfLot(lot: string): Promise<readonly Subject<'product'>[]> {
    const rows = await this.tx.query<{ product: string }>(sql['products-of-lot'], [this.study, lot]);
    return this.several(
      'product',
      rows.map(({ product }) => product),
    );
  }

  /** Other lots that the reader may see and that are the same but for case, blanks and signs. */
  async lotsLike(lot: string): Promise<readonly string[]> {
    const rows = await this.tx.query<{ lot: string }>(sql['lots-like'], [this.study, lot]);
    const found = await Promise.all(
      rows.map(async ({ lot: like }) => ((await this.productsOfLot(like)).length > 0 ? [like] : [])),
    );
    return found.flat();
  }

  /** A sealed value of an event; nothing when the subject's key was destroyed. */
  open<T>(event: Pick<RecordedFact, 'id'>, sealed: Personal<T>): Promise<T | undefined> {
    return this.vault.open(this.study, event, sealed);
  }

  /** Whether kept rows are there for the reader; else they are made by `rowsThen`, of what the reader sees. */
  get keepsRows(): boolean {
    return !this.reach.past && !this.reach.blinded;
  }

  /**
   * The rows that a `Keep` keeps, cut to their kinds and sites that the reader may see, as a statement selects and orders
   * them from its table. Where `keepsRows` says that there are none, `rowsThen` makes them.
   */
  rows<Row extends KeptRow>(keep: KeptTable<Row>, text: string, values: readonly unknown[]): Promise<readonly Row[]> {
    if (!this.keepsRows) throw new Error('kept rows are of the head only, and of all that is recorded');
    const all = [...values];
    const parameter = (value: unknown): string => `$${all.push(value)}`;
    const seen = withinSights(rowSightsOf(this.reach.reader, keep.kinds), 'kind', parameter);
    // Within the statement the name of the table stands for what is visible of it.
    const cut = `WITH ${keep.name} AS (SELECT * FROM ${keep.name} WHERE study = ${parameter(this.study)} AND ${seen})`;
    return this.tx.query<Row>(`${cut} ${text}`, all);
  }

  /**
   * The rows that a `Keep` would have kept at a past state, cut in the same way, in no order. For those from whom the arms are
   * kept they follow from what they see of the participants.
   */
  async rowsThen<Row extends KeptRow>(keep: KeptTable<Row>): Promise<readonly Row[]> {
    const { study, position, reader, blinded: isBlinded } = this.reach;
    const sights = rowSightsOf(reader, keep.kinds, isBlinded);
    const rows: Row[] = [];
    for (let last = ''; sights.length > 0;) {
      const filters = [null, null, null, position, peopleAtOnce, null];
      const people = await this.query(sql.list, [study, 'participant', null, last, ...filters]);
      const ids = people.map(({ id }) => id);
      const folded = await this.foldedFrom(await this.withRelated('participant', ids));
      for (const whole of coursesOf(folded.all(), new Set(ids))) {
        const course = isBlinded ? { participant: this.seen(whole.participant), products: [] } : whole;
        rows.push(
          ...keep.rowsOf(course, this.state).filter(({ kind, site }) => isSeen(sights, kind, site ?? undefined)),
        );
      }
      if (people.length < peopleAtOnce) break;
      last = ids.at(-1) ?? '';
    }
    return rows;
  }

  private async query<K extends SubjectKind>(text: string, values: readonly unknown[]): Promise<readonly Subject<K>[]> {
    return (await this.tx.query<SubjectRow>(text, values)).map((row) => this.seen(subjectOf(row) as Subject<K>));
  }

  /** Facts as the reader may see them. Those from whom the arms are kept see of each what it says that they see, or nothing of it. */
  private async shown(facts: readonly RecordedFact[]): Promise<readonly RecordedFact[]> {
    const { blinded: isBlinded, study } = this.reach;
    if (!isBlinded) return facts;
    const ids = facts.flatMap(({ stream }) => (kindOfStream(stream) === 'participant' ? idOf(stream) : []));
    const rows = await this.tx.query<SubjectRow>(sql.several, [study, 'participant', [...new Set(ids)], null]);
    const people = new Map(rows.map((row) => [row.id, subjectOf(row).state as ParticipantState]));
    return facts
      .filter((fact) =>
        isShownBlind(fact, blindOf(fact.type), people.get(idOf(fact.stream)) ?? initialWorld.participant, this.state),
      )
      .map(blinded);
  }

  /** A subject as the reader may see it: as it is in every arm, where the arm is kept from them and they were not told it. */
  private seen<K extends SubjectKind>(subject: Subject<K>): Subject<K> {
    const { blinded: isBlinded, person } = this.reach;
    if (!isBlinded || !isOf('participant', subject)) return subject;
    if (person !== undefined && wasTold(subject.state, person)) return subject;
    const { records: _, ...shown } = subject;
    const state = blindedParticipant(subject.state, this.state);
    // Version and position count what is recorded, also what is kept from them.
    const masked: Subject<'participant'> = {
      ...shown,
      ...standingOf('participant', state, false),
      state,
      version: 0,
      position: subject.since,
    };
    return masked as Subject as Subject<K>;
  }

  /** Where the reader may see what follows from all facts of these kinds. */
  private scopeOf(kind: SubjectKind): Scope {
    const scope = scopeOver(this.reach.reader, decidedBy[kind]);
    return this.reach.blinded ? blindScope(kind, scope) : scope;
  }

  private sitesOf(kind: SubjectKind): readonly string[] | null {
    return sitesOf(this.scopeOf(kind));
  }

  private visible<K extends SubjectKind>(subjects: readonly Subject<K>[]): readonly Subject<K>[] {
    return subjects.filter(({ kind, site }) => within(this.scopeOf(kind), site));
  }

  /** Those of these subjects that there were, by id, whoever may see them. */
  private async foldedThen<K extends SubjectKind>(kind: K, ids: readonly string[]): Promise<readonly Subject<K>[]> {
    const wanted = new Set(ids);
    const folded = await this.foldedFrom(await this.withRelated(kind, ids));
    return folded
      .all()
      .filter((subject): subject is Subject<K> => isOf(kind, subject) && wanted.has(subject.id))
      .map((subject) => this.seen(subject))
      .sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  /** The streams of subjects and of those that decide where they stand. */
  private async withRelated(kind: SubjectKind, ids: readonly string[]): Promise<readonly string[]> {
    const own = ids.map((id) => streamOf(kind, id));
    const kinds = kind === 'participant' ? ['product'] : kind === 'product' ? [] : ['participant', 'product'];
    if (kinds.length === 0) return own;
    const people =
      kind === 'participant'
        ? ids
        : (await this.query(sql.several, [this.study, kind, ids, null])).flatMap(
            ({ participant }) => participant ?? [],
          );
    const related: Subject[] = [];
    for (const one of kinds) {
      related.push(...(await this.query(sql['of-participant'], [this.study, one, people, null])));
    }
    return [...new Set([...own, ...related.map((subject) => streamOf(subject.kind, subject.id))])];
  }

  private async foldedFrom(streams: readonly string[]): Promise<Subjects> {
    return foldFacts(await this.events(streams));
  }

  private events(streams: readonly string[]): Promise<readonly RecordedFact[]> {
    return eventsThrough(this.ledger, this.reach.study, streams, this.reach.position);
  }
}

type StreamLog = Pick<EventLog, 'readStreams'>;

/** The events of streams up to a position, in the order of the ledger. */
async function eventsThrough(
  ledger: StreamLog,
  study: string,
  streams: readonly string[],
  position: number,
): Promise<readonly RecordedFact[]> {
  const wanted = streams.map((stream) => ({ stream, after: 0 }));
  const read = await ledger.readStreams(study, wanted, position);
  return [...factsOf(read)].sort((one, other) => one.position - other.position);
}

/** The study itself as it was at a position. */
export async function studyAsOf(ledger: StreamLog, study: string, position: number): Promise<StudyState> {
  const facts = await eventsThrough(ledger, study, [streamOf('study', '')], position);
  return facts.reduce((state, fact) => evolveStream('study', state, fact), initialWorld.study);
}
