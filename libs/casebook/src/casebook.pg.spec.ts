import {
  streamOf,
  everything,
  typesOf,
  type AdverseEventState,
  type RecordedFact,
  type Scope,
  streamKinds,
  type StreamKind,
} from '@caseledger/domain';
import { testCasebook, type TestCasebook } from '@caseledger/testkit/casebook';
import { delegation, first, recordedCase, step, untilTreated, vas, visa, visitOn } from '@caseledger/testkit/domain';
import type { EventLog } from '@caseledger/kernel';
import { isDeepStrictEqual } from 'node:util';
import type { PoolClient } from 'pg';
import { casebook, casebookProjection } from './casebook.projection.js';
import { foldFacts } from './fold.js';
import { StudyBook, studyAsOf, type Reach } from './study-book.js';
import type { Keep, KeptRow } from './keep.js';
import type { Subject } from './subject.js';
import { allReaders, type Reader } from './visibility.js';

const lisbon = { code: 'LIS', name: 'Hospital', country: 'PT', zone: 'Europe/Lisbon' };
const second = { ...first, site: lisbon, participant: 'P2', product: 'B2' };
const founded = '2018-01-01T08:00:00.000Z';

const adverseEvent = (code: string, about: object) =>
  step('investigator', 'ReportAdverseEvent', {
    occurredAt: '2019-04-26T10:00:00.000Z',
    adverseEvent: code,
    term: 'headache',
    onset: '2019-04-25',
    outcome: 'RECOVERED',
    severity: 'MILD',
    serious: true,
    seriousness: ['HOSPITALISATION'],
    phase: 'FOLLOW_UP',
    side: 'NOT_APPLICABLE',
    ...about,
  });

/** Two sites, one of them with a reader of its own; a triage, a correction, and a person delegated to again. */
const facts = recordedCase([
  step('sponsor', 'ActivateSite', { occurredAt: founded, ...lisbon }),
  step('sponsor', 'GrantAuthorisation', {
    occurredAt: founded,
    reference: 'AUTH-PT',
    legalBasis: 'COMPASSIONATE_INDIVIDUAL',
    authority: 'Authority of PT',
    sites: ['LIS'],
    validFrom: founded,
  }),
  delegation('local', 'coordinator', ['LIS']),
  ...untilTreated(second),
  visitOn('2019-04-26T09:00:00.000Z', 'V1'),
  step('coordinator', 'CorrectVisit', {
    participant: 'P1',
    occurredAt: '2019-04-27T09:00:00.000Z',
    visit: 'V1',
    readings: [vas('VAS-DAILY', 1), vas('VAS-SPORT', 2.5), visa(10)],
    reason: { code: 'TRANSCRIPTION', text: 'read from the wrong line' },
  }),
  adverseEvent('A1', { participant: 'P1' }),
  adverseEvent('A2', { person: 'a runner' }),
  adverseEvent('A3', { participant: 'P2', serious: false, seriousness: [] }),
  step('investigator', 'IdentifyParticipant', {
    occurredAt: '2019-04-28T10:00:00.000Z',
    adverseEvent: 'A2',
    participant: 'P2',
  }),
  step('investigator', 'RecordReturnToSport', {
    participant: 'P2',
    occurredAt: '2019-08-01T10:00:00.000Z',
    activity: 'running',
    months: 4,
  }),
  delegation('local', 'investigator', ['LIS']),
  // Makes the products of all sites, and knows the participants of one.
  delegation('both', 'manufacturing', []),
  delegation('both', 'coordinator', ['LIS']),
]);

interface Milestone extends KeptRow {
  readonly kind: 'SCREENED' | 'HARVESTED';
  readonly about: string;
}

/** Rows of two kinds, one of which says nothing of the participant. */
const milestones: Keep<Milestone, never> = {
  name: 'milestone',
  version: 1,
  table: 'CREATE TABLE milestone (study text, participant text, kind text, about text, site text)',
  columns: 'kind text, about text, site text',
  frame: {},
  kinds: { SCREENED: ['participant'], HARVESTED: ['product'] },
  rowsOf: ({ participant, products }) => [
    { kind: 'SCREENED', about: participant.id, site: participant.site ?? null },
    ...products.map(({ id, site }): Milestone => ({ kind: 'HARVESTED', about: id, site: site ?? null })),
  ],
};
const milestonesIn = async (book: StudyBook) => {
  const rows = book.reach.past
    ? await book.rowsThen(milestones)
    : await book.rows(milestones, 'SELECT * FROM milestone', []);
  return rows.map(({ kind, about, site }) => `${kind} ${about} ${site ?? ''}`).sort();
};
const head = facts.length;
const kinds: readonly StreamKind[] = streamKinds;
const folded = foldFacts(facts);
const subjects = folded.all();
const idsOf = (kind: StreamKind) => subjects.filter((one) => one.kind === kind).map(({ id }) => id);

/** As JSON keeps it: members without a value are none. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value ?? null));

const lisbonOnly: Scope = { sites: ['LIS'] };
const readers: readonly (readonly [string, Reader])[] = [
  ['for the software', 'SOFTWARE'],
  ['at one site', [{ role: 'coordinator', scope: lisbonOnly }]],
  ['for the manufacture', [{ role: 'manufacturing', scope: everything }]],
  [
    'for the manufacture everywhere, and a site',
    [
      { role: 'manufacturing', scope: everything },
      { role: 'coordinator', scope: lisbonOnly },
    ],
  ],
];

/** What was read of the ledger once: it is asked some twenty thousand times. */
const inMemory = (recorded: readonly RecordedFact[]): Pick<EventLog, 'readAt' | 'readStreams'> => ({
  readAt: (_study, positions) => Promise.resolve(recorded.filter(({ position }) => positions.includes(position))),
  readStreams: (_study, streams, through = recorded.length) =>
    Promise.resolve(
      streams.flatMap(({ stream, after }) =>
        recorded.filter((one) => one.stream === stream && one.version > after && one.position <= through),
      ),
    ),
});

type Question = readonly [string, (book: StudyBook) => Promise<unknown>];

/** Every method of a book with what there is to ask for. */
const questions: readonly Question[] = [
  ...kinds.flatMap((kind): readonly Question[] => [
    ...[...idsOf(kind), 'NONE'].map((id): Question => [`one ${kind} ${id}`, (book) => book.one(kind, id)]),
    [`several ${kind}`, (book) => book.several(kind, [...idsOf(kind), 'NONE'].reverse())],
    [`none of ${kind}`, (book) => book.several(kind, [])],
    ...[['P1'], ['P2'], ['P2', 'P1', 'P9']].map((people): Question => [
      `${kind} of ${people.join()}`,
      (book) => book.of(kind, people),
    ]),
    [`list of ${kind}`, (book) => book.list(kind, { limit: 10 })],
    [`first of ${kind}`, (book) => book.list(kind, { limit: 1 })],
    [`${kind} after the first`, (book) => book.list(kind, { after: idsOf(kind)[0] ?? '', limit: 1 })],
    [`every ${kind}`, (book) => book.every(kind)],
    ...[...new Set(['OPEN', ...subjects.flatMap((one) => (one.kind === kind ? (one.status ?? []) : []))])].map(
      (status): Question => [`${kind} ${status}`, (book) => book.list(kind, { limit: 2, status })],
    ),
    [`history of ${kind}`, (book) => book.history(kind, idsOf(kind).at(-1) ?? '')],
  ]),
  ['serious', (book) => book.list('adverse-event', { limit: 2, flag: 'SERIOUS' })],
  ['not serious', (book) => book.list('adverse-event', { limit: 2, withoutFlag: 'SERIOUS' })],
  ['course', (book) => book.course('P2')],
  ['rows', milestonesIn],
  ['products of a lot', (book) => book.productsOfLot('L1')],
  ['lots that read alike', (book) => book.lotsLike('l\u200b-1')],
  ['histories', async (book) => book.histories(await book.every('product'))],
  ...[{}, { participant: 'P1' }, { participant: 'P2' }, { product: 'B2' }, { person: 'qp' }].flatMap(
    (filter): readonly Question[] => [
      [`facts ${JSON.stringify(filter)}`, (book) => book.facts(filter)],
      [`changes ${JSON.stringify(filter)}`, (book) => book.changes(filter, { limit: 7, newestFirst: true })],
      [`a page of ${JSON.stringify(filter)}`, (book) => book.facts(filter, { beyond: 20, limit: 5 })],
      [`newer of ${JSON.stringify(filter)}`, (book) => book.facts(filter, { beyond: 30, limit: 5, newestFirst: true })],
    ],
  ),
  ['facts of one type', (book) => book.facts({ types: ['VisitCorrected'] })],
  ['facts of two types', (book) => book.facts({ types: ['VisitRecorded', 'ParticipantScreened'] })],
  ['facts from', (book) => book.facts({ from: '2019-03-26T08:30:00.000Z' }, { limit: 4 })],
  ['facts to', (book) => book.facts({ to: '2019-03-26T08:30:00.000Z' }, { limit: 4, newestFirst: true })],
  ['facts between', (book) => book.facts({ from: '2019-03-26T08:30:00.000Z', to: '2019-04-26T09:30:00.000Z' })],
];

describe('the casebook', () => {
  let book: TestCasebook;

  beforeAll(async () => {
    book = await testCasebook([milestones]);
    await book.record(facts);
  });
  afterAll(() => book.close());

  const client = async <T>(work: (connection: PoolClient) => Promise<T>): Promise<T> => {
    const connection = await book.pool.connect();
    try {
      return await work(connection);
    } finally {
      connection.release();
    }
  };
  const txOf = (connection: PoolClient) => ({
    query: async <Row extends object>(sql: string, params: readonly unknown[] = []) =>
      (await connection.query<Row>(sql, [...params])).rows,
  });
  const ledger = (): Promise<readonly RecordedFact[]> =>
    book.store.read('S1', 0, 1000) as Promise<readonly RecordedFact[]>;
  const reachOf = (position: number, past: boolean, reader: Reader): Reach => ({
    study: 'S1',
    position,
    past,
    at: '2026-01-01T00:00:00.000Z',
    reader,
    blinded: false,
  });

  it('is the same as a rebuild, which takes the events in other batches', async () => {
    const { tables } = await book.host.rebuild(casebook);
    expect(tables.map(({ table }) => table).sort()).toEqual(['fact', 'lot', 'milestone', 'subject']);
    expect(tables.filter(({ equal }) => !equal)).toEqual([]);
  });

  it('R-CEL-14 (part) knows lots that are the same but for case, blanks and signs', async () => {
    const like = (lot: string) => book.handler.forSoftware('S1', (whole) => whole.lotsLike(lot));
    expect([await like('l\u200b-1 '), await like('L1'), await like('L2')]).toEqual([['L1'], [], []]);
  });

  it('keeps of every stream what its events say it is', async () => {
    const expected = foldFacts(await ledger()).all();
    const kept = await book.handler.forSoftware('S1', async (whole) =>
      Promise.all(expected.map(({ kind, id }) => whole.one(kind, id))),
    );
    expect(plain(kept)).toEqual(plain(expected));
    // Also in the order of members: answers made of a state are the same bytes as those made of the events.
    expect(JSON.stringify(kept.map((one) => one?.state))).toBe(JSON.stringify(expected.map(({ state }) => state)));
  });

  it('R-INT-05 (part) answers as of every position as it did when that was all there was', async () => {
    const recorded = await ledger();
    const lookup = inMemory(recorded);
    const different: string[] = [];
    await client(async (then) => {
      await then.query('CREATE SCHEMA stopped; SET search_path = stopped');
      const projection = casebookProjection(book.store, [milestones]);
      await then.query(projection.tables);
      const memory = new Map<string, object>();
      for (const fact of recorded) {
        await projection.apply([fact], txOf(then), memory);
        const { position } = fact;
        const state = await studyAsOf(lookup, 'S1', position);
        await book.host.reader.read(casebook, async (now) => {
          // Readers take turns: each asks everything at many positions, and everything is asked at each.
          for (const [turn, [what, ask]] of questions.entries()) {
            const [name, reader] = readers[(position + turn) % readers.length]!;
            const bookOf = (past: boolean) =>
              new StudyBook(reachOf(position, past, reader), state, past ? now : txOf(then), lookup, book.store.vault);
            const [one, other] = [plain(await ask(bookOf(false))), plain(await ask(bookOf(true)))];
            if (!isDeepStrictEqual(one, other)) {
              different.push(`${what} ${name} as of ${position}: ${JSON.stringify(one)} but ${JSON.stringify(other)}`);
            }
          }
        });
      }
    });
    expect(different.slice(0, 5)).toEqual([]);
  }, 240_000);

  describe('for somebody of one site', () => {
    const ask = (question: Question[1], as: string, asOf?: string) =>
      book
        .show({ name: 'spec', answer: 'Spec', readers: allReaders, show: question }, {}, { as, ...(asOf && { asOf }) })
        .then(({ answer }) => plain(answer));

    it.each(questions)('R-AUT-09 (part) has nothing of another site: %s', async (_, question) => {
      for (const asOf of [undefined, String(head), String(head - 3)]) {
        const text = JSON.stringify(await ask(question, 'local', asOf));
        expect(text).not.toMatch(/"(P1|B1|A1|participant\/P1|product\/B1|adverse-event\/A1)"/);
      }
    });

    it('has everything of their own', async () => {
      const own = (kind: StreamKind) => ask((one) => one.every(kind), 'local') as Promise<readonly Subject[]>;
      expect((await own('participant')).map(({ id }) => id)).toEqual(['P2']);
      expect((await own('product')).map(({ id }) => id)).toEqual(['B2']);
      expect((await own('adverse-event')).map(({ id }) => id)).toEqual(['A2', 'A3']);
      const listed = (await ask((one) => one.facts({}), 'local')) as readonly RecordedFact[];
      const ofLisbon = subjects.filter(({ site }) => site === 'LIS').map(({ kind, id }) => streamOf(kind, id));
      const seen = (stream: string) => listed.filter((fact) => fact.stream === stream).length;
      // The case is of no site until its participant is identified.
      const all = facts.filter(
        ({ stream, type }) => ofLisbon.includes(stream) && !(stream.endsWith('A2') && type === 'AdverseEventReported'),
      );
      expect(ofLisbon.reduce((sum, stream) => sum + seen(stream), 0)).toBe(all.length);
    });
  });

  describe('for somebody who may read but some facts of participants', () => {
    const ask = <T>(show: (one: StudyBook) => Promise<T>, as: string, asOf?: number) =>
      book
        .show(
          { name: 'spec', answer: 'Spec', readers: allReaders, show },
          {},
          { as, ...(asOf && { asOf: String(asOf) }) },
        )
        .then(({ answer }) => answer);

    it.each([undefined, head - 1])(
      'R-AUT-09 (part) has no participant and no row of theirs, as of %s',
      async (asOf) => {
        for (const kind of ['participant', 'adverse-event'] as const) {
          expect(await ask((one) => one.every(kind), 'technician', asOf)).toEqual([]);
          expect(await ask((one) => one.lines(kind, { limit: 9 }), 'technician', asOf)).toEqual([]);
          expect(await ask((one) => one.several(kind, idsOf(kind)), 'technician', asOf)).toEqual([]);
          expect(await ask((one) => one.history(kind, idsOf(kind)[0]!), 'technician', asOf)).toEqual([]);
        }
        expect((await ask((one) => one.every('product'), 'technician', asOf)).map(({ id }) => id)).toEqual([
          'B1',
          'B2',
        ]);
        expect(await ask(milestonesIn, 'technician', asOf)).toEqual(['HARVESTED B1 BCN', 'HARVESTED B2 LIS']);
        const seen = await ask((one) => one.facts({}), 'technician', asOf);
        expect(seen.map(({ type }) => type)).toContain('CellsInjected');
        expect(seen.map(({ type }) => type)).not.toContain('ConsentSigned');
        expect(
          (await ask((one) => one.changes({}, {}), 'technician', asOf)).map(({ fact }) => fact.type),
        ).not.toContain('CellsInjected');
      },
    );

    it('R-AUT-09 (part) has of each role what it shows at its own sites', async () => {
      expect((await ask((one) => one.every('participant'), 'both')).map(({ id }) => id)).toEqual(['P2']);
      expect((await ask((one) => one.every('product'), 'both')).map(({ id }) => id)).toEqual(['B1', 'B2']);
      expect(await ask(milestonesIn, 'both')).toEqual(['HARVESTED B1 BCN', 'HARVESTED B2 LIS', 'SCREENED P2 LIS']);
      const consents = await ask((one) => one.facts({ types: ['ConsentSigned'] }), 'both');
      expect(new Set(consents.map(({ stream }) => stream))).toEqual(new Set(['participant/P2']));
      const donors = await ask((one) => one.facts({ types: ['MarrowHarvested'] }), 'both');
      expect(donors.map(({ stream }) => stream)).toEqual(['product/B1', 'product/B2']);
    });
  });

  it('puts a case that waits in triage with the participant whom it turns out to be about', () => {
    const triage = folded.get('adverse-event/A2');
    expect(triage).toMatchObject({ participant: 'P2', site: 'LIS' });
    expect((triage?.state as AdverseEventState).report?.participant).toBe('P2');
  });

  it('says where a participant stands as soon as somebody else moves them on', async () => {
    const at = (type: RecordedFact['type']) => facts.find((fact) => fact.type === type)?.position ?? 0;
    const status = async (asOf: number) => {
      const show = (one: StudyBook) => one.one('participant', 'P1');
      const view = { name: 'spec', answer: 'Spec', readers: allReaders, show };
      return (await book.show(view, {}, { as: 'monitor', asOf: String(asOf) })).answer?.status;
    };
    expect(await status(at('MarrowHarvested') - 1)).toBe('AUTHORISED');
    expect(await status(at('MarrowHarvested'))).toBe('IN_MANUFACTURE');
    expect(await status(at('CellsInjected'))).toBe('TREATED');
  });

  it('knows every type of event by the kind of stream that it stands in', () => {
    expect(typesOf(...kinds)).toEqual(expect.arrayContaining([...new Set(facts.map(({ type }) => type))]));
  });
});

describe('a casebook whose ledger says something else than it said', () => {
  it('R-AUD-17 (part) stands still at an event that does not follow', async () => {
    const book = await testCasebook();
    try {
      await book.record(facts.slice(0, -1));
      const { schema } = (
        await book.pool.query<{ schema: string }>(`SELECT schema FROM coordination.builds WHERE status = 'live'`)
      ).rows[0]!;
      await book.whileStopped(() => book.pool.query(`DELETE FROM ${schema}.subject WHERE kind = 'study'`));
      await expect(book.record(facts.slice(-1))).rejects.toThrow('1 behind');
      expect(book.parked).toMatchObject([
        { study: 'S1', position: head, error: expect.stringContaining('must follow') as string },
      ]);
    } finally {
      await book.close();
    }
  });
});
