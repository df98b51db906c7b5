/** Backs tables up, so that they can be put back. */
export const backUp = (backup: string, schemas: string) => `
  CREATE SCHEMA ${backup};
  DO $$ DECLARE kept regclass; BEGIN
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(${schemas})' LOOP
      EXECUTE format('CREATE TABLE ${backup}.%I AS TABLE %s', kept::text, kept);
    END LOOP;
  END $$`;

/** Puts tables back as they were when they were backed up. Whoever reads meanwhile must not see them empty, as by TRUNCATE. */
export const restore = (backup: string, schemas: string) => `
  DO $$ DECLARE kept regclass; BEGIN
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(${schemas})' LOOP
      EXECUTE format('DELETE FROM %s', kept);
    END LOOP;
    FOR kept IN SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                 WHERE relkind = 'r' AND nspname ~ '^(${schemas})' LOOP
      EXECUTE format('INSERT INTO %s OVERRIDING SYSTEM VALUE SELECT * FROM ${backup}.%I', kept, kept::text);
    END LOOP;
  END $$`;

/** As a superuser may, past the triggers. */
export const altering = (sql: string) => `BEGIN; SET LOCAL session_replication_role TO replica; ${sql}; COMMIT`;

/** What a superuser can do to study S1, which has eight events that all have seen; the backup `older` has six. */
export interface Alteration {
  /** Of a ledger… */
  readonly what: string;
  /** The first position that is not what it was. */
  readonly at: number;
  /** Whether it shows in the ledger alone. */
  readonly itself: boolean;
  /** Whether the last event is not what it was. */
  readonly last: boolean;
  readonly sql: string;
}

const of = `study_no = (SELECT study_no FROM ledger.studies WHERE study = 'S1')`;
const change = (position: number, where: string) =>
  `UPDATE ledger.events SET body = overlay(body placing 'x' from ${where}) WHERE ${of} AND position = ${position}`;
const rehash = (position: number) =>
  `UPDATE ledger.events SET leaf_hash = sha256('\\x00' || body) WHERE ${of} AND position = ${position}`;
const swap = (one: number, other: number) =>
  `UPDATE ledger.events e SET body = o.body, leaf_hash = o.leaf_hash FROM ledger.events o
    WHERE e.${of} AND o.study_no = e.study_no AND (e.position, o.position) IN ((${one}, ${other}), (${other}, ${one}))`;
const remove = (position: number) => `DELETE FROM ledger.events WHERE ${of} AND position = ${position}`;
const move = (position: number, version: number) =>
  `UPDATE ledger.events SET version = ${version} WHERE ${of} AND position = ${position}`;

/** What a superuser can do to what the ledger counts of that study, and what is said of it then. */
export const miscounts = [
  {
    what: 'fewer events than it has',
    sql: `UPDATE ledger.studies SET position = position - 5 WHERE study = 'S1'`,
    at: 4,
    fault: 'the ledger counts 3 events and has 8',
  },
  {
    what: 'more events than it has',
    sql: `UPDATE ledger.studies SET position = position + 5 WHERE study = 'S1'`,
    at: 9,
    fault: 'the ledger counts 13 events and has 8',
  },
  {
    what: 'an earlier version of a stream than it has',
    sql: `UPDATE ledger.streams SET version = version - 1 WHERE ${of}`,
    at: 8,
    fault: 'the ledger counts version 7 of study and has 8',
  },
  {
    what: 'a later version of a stream than it has',
    sql: `UPDATE ledger.streams SET version = version + 1 WHERE ${of}`,
    at: 8,
    fault: 'the ledger counts version 9 of study and has 8',
  },
] as const;

/** Each of what can be done to an event, in the middle and at the end. */
const toEvents = (
  [
    ['is changed', true, (at) => change(at, 'octet_length(body) - 4')],
    ['is changed, with its hash', false, (at) => `${change(at, '20')}; ${rehash(at)}`],
    ['has changed places with the one before, with their hashes', true, (at) => swap(at, at - 1)],
    [
      'has changed versions with the one before',
      true,
      (at) => [move(at, 99), move(at - 1, at), move(at, at - 1)].join(';'),
    ],
    ['is gone', true, (at) => remove(at)],
  ] satisfies [string, boolean, (at: number) => string][]
).flatMap(([what, itself, sqlAt]) =>
  [4, 8].map((at): Alteration => ({
    what: `of which the ${at === 8 ? 'last' : 'fourth'} event ${what}`,
    at: what.includes('the one before') ? at - 1 : at,
    itself,
    // A head is asked for its hash alone.
    last: at === 8 && /hash|gone/.test(what),
    sql: sqlAt(at),
  })),
);

export const alterations: readonly Alteration[] = [
  ...toEvents,
  {
    what: 'whose end is cut off, counters put back',
    at: 7,
    itself: false,
    last: true,
    sql: `DELETE FROM ledger.events WHERE ${of} AND position > 6;
          DELETE FROM ledger.receipts WHERE ${of} AND position > 6;
          UPDATE ledger.studies SET position = 6 WHERE study = 'S1';
          UPDATE ledger.streams SET version = 6 WHERE ${of}`,
  },
  { what: 'that is an older copy', at: 7, itself: false, last: true, sql: restore('older', 'ledger') },
];
