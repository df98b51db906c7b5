import { Client } from 'pg';

/** What a superuser may do to the end of a study's ledger, past the triggers, by what readers then find. `$1` is the study. */
export const alterations = {
  'changed at its last event, with the hash': `
    UPDATE ledger.events e SET body = overlay(e.body placing 'x' from 20), leaf_hash = sha256('\\x00' || overlay(e.body placing 'x' from 20))
      FROM ledger.studies s WHERE s.study = $1 AND e.study_no = s.study_no AND e.position = s.position`,
  'shorter by its last event': `
    WITH cut AS (
      UPDATE ledger.studies SET position = position - 1 WHERE study = $1 RETURNING study_no, position
    ), gone AS (
      DELETE FROM ledger.events e USING cut WHERE e.study_no = cut.study_no AND e.position > cut.position RETURNING e.stream_no
    ), unreceived AS (
      DELETE FROM ledger.receipts r USING cut WHERE r.study_no = cut.study_no AND r.position > cut.position
    )
    UPDATE ledger.streams st SET version = version - 1 FROM gone WHERE st.stream_no = gone.stream_no`,
} as const;
export type Alteration = keyof typeof alterations;

const keep = `
  CREATE TABLE public.kept_event AS SELECT e.* FROM ledger.events e JOIN ledger.studies s USING (study_no)
    WHERE s.study = $1 AND e.position = s.position;
  CREATE TABLE public.kept_receipt AS SELECT r.* FROM ledger.receipts r JOIN public.kept_event USING (study_no, position)`;
const putBack = `
  DELETE FROM ledger.events e USING public.kept_event k WHERE e.study_no = k.study_no AND e.position = k.position;
  INSERT INTO ledger.events SELECT * FROM public.kept_event;
  INSERT INTO ledger.receipts SELECT * FROM public.kept_receipt ON CONFLICT DO NOTHING;
  UPDATE ledger.studies s SET position = k.position FROM public.kept_event k WHERE s.study_no = k.study_no;
  UPDATE ledger.streams s SET version = k.version FROM public.kept_event k WHERE s.stream_no = k.stream_no;
  DROP TABLE public.kept_event, public.kept_receipt`;

/** Changes the event at a position, with its hash, as a superuser. Resolves to what puts it back. */
export async function alterEvent(adminUrl: string, study: string, position: number): Promise<() => Promise<void>> {
  const where = `FROM ledger.studies s WHERE s.study = $1 AND e.study_no = s.study_no AND e.position = ${position}`;
  await runAsSuperuser(adminUrl, study, [
    `CREATE TABLE public.kept_event AS SELECT e.* FROM ledger.events e JOIN ledger.studies s USING (study_no)
      WHERE s.study = $1 AND e.position = ${position}`,
    `UPDATE ledger.events e SET body = overlay(e.body placing 'x' from 20),
       leaf_hash = sha256('\\x00' || overlay(e.body placing 'x' from 20)) ${where}`,
  ]);
  return () =>
    runAsSuperuser(adminUrl, study, [
      `UPDATE ledger.events e SET body = k.body, leaf_hash = k.leaf_hash FROM public.kept_event k
        WHERE e.study_no = k.study_no AND e.position = k.position`,
      'DROP TABLE public.kept_event',
    ]);
}

/** Runs statements past the triggers. */
async function runAsSuperuser(adminUrl: string, study: string, statements: readonly string[]): Promise<void> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('SET session_replication_role TO replica');
    for (const statement of statements) await client.query(statement.replaceAll('$1', client.escapeLiteral(study)));
  } finally {
    await client.end();
  }
}

/** Alters a ledger as its superuser. Resolves to what puts everything back. */
export async function alterLedger(
  adminUrl: string,
  study: string,
  alteration: Alteration,
): Promise<() => Promise<void>> {
  await runAsSuperuser(adminUrl, study, [keep, alterations[alteration]]);
  return () => runAsSuperuser(adminUrl, study, [putBack]);
}
