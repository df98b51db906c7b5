-- Up Migration

-- Roles belong to the cluster: another database may have created them, or may be about to. No advisory lock helps
-- there, because its space is one database.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['caseledger_owner', 'caseledger_service'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL;
      END;
    END IF;
  END LOOP;
END $$;

CREATE SCHEMA ledger AUTHORIZATION caseledger_owner;
CREATE SCHEMA vault AUTHORIZATION caseledger_owner;
GRANT USAGE ON SCHEMA ledger, vault TO caseledger_service;

SET ROLE caseledger_owner;
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

CREATE TABLE ledger.studies (
  study_no int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study text NOT NULL UNIQUE,
  -- The last position: contiguous and in commit order, because its row is locked until the append commits.
  position bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);

CREATE TABLE ledger.streams (
  stream_no bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  study_no int NOT NULL REFERENCES ledger.studies,
  stream text NOT NULL,
  version int NOT NULL,
  UNIQUE (study_no, stream)
) WITH (fillfactor = 70);

CREATE TABLE ledger.events (
  study_no int NOT NULL,
  position bigint NOT NULL,
  stream_no bigint NOT NULL,
  version int NOT NULL,
  -- SHA-256(0x00 || body), RFC 6962.
  leaf_hash bytea NOT NULL CHECK (octet_length(leaf_hash) = 32),
  -- Canonical JSON, as written and as hashed. Everything about the event is in here.
  body bytea NOT NULL CHECK (octet_length(body) <= 65535),
  PRIMARY KEY (study_no, position),
  UNIQUE (stream_no, version)
);
ALTER TABLE ledger.events ALTER COLUMN body SET STORAGE EXTERNAL;

CREATE TABLE ledger.receipts (
  study_no int NOT NULL,
  command_id uuid NOT NULL,
  request_hash bytea NOT NULL,
  position bigint NOT NULL,
  answer text NOT NULL,
  PRIMARY KEY (study_no, command_id)
);

CREATE FUNCTION ledger.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% on %.% is refused: the ledger is append-only', TG_OP, TG_TABLE_SCHEMA, TG_TABLE_NAME
    USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.events
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger.receipts
  FOR EACH STATEMENT EXECUTE FUNCTION ledger.refuse_change();

-- For operators who look with their own eyes.
CREATE VIEW ledger.readable_events AS
  SELECT study, e.position, stream, e.version, convert_from(body, 'UTF8')::jsonb AS event
    FROM ledger.events e JOIN ledger.studies USING (study_no) JOIN ledger.streams USING (stream_no);

CREATE FUNCTION ledger.read_events(of_study text, after bigint, most int)
RETURNS TABLE ("position" bigint, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, e.body FROM events e
   WHERE e.study_no = (SELECT s.study_no FROM studies s WHERE s.study = of_study) AND e.position > after
   ORDER BY e.position LIMIT most
$$;

CREATE FUNCTION ledger.read_streams(of_study text, of_streams text[], after int[])
RETURNS TABLE ("position" bigint, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, e.body
    FROM unnest(of_streams, after) AS wanted (stream, after)
    JOIN studies s ON s.study = of_study
    JOIN streams st ON st.study_no = s.study_no AND st.stream = wanted.stream
    JOIN events e ON e.stream_no = st.stream_no AND e.version > wanted.after
   ORDER BY e.position
$$;

CREATE FUNCTION ledger.heads() RETURNS TABLE (study text, "position" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT s.study, s.position FROM studies s ORDER BY s.study
$$;

CREATE FUNCTION ledger.receipt(of_study text, of_command uuid)
RETURNS TABLE (request_hash bytea, "position" bigint, answer text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT r.request_hash, r.position, r.answer FROM receipts r JOIN studies s USING (study_no)
   WHERE s.study = of_study AND r.command_id = of_command
$$;

CREATE TABLE vault.subject_keys (
  study text NOT NULL,
  subject text NOT NULL,
  key int NOT NULL,
  -- The key, wrapped under the master key; null once destroyed.
  wrapped bytea,
  destroyed_at timestamptz,
  PRIMARY KEY (study, subject, key)
);

-- The first key of a subject, or the one that is there: two writers get the same.
CREATE FUNCTION vault.subject_key(of_study text, of_subject text, proposed bytea)
RETURNS TABLE (key int, wrapped bytea)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = vault, pg_temp AS $$
BEGIN
  IF proposed IS NOT NULL THEN
    INSERT INTO subject_keys (study, subject, key, wrapped) VALUES (of_study, of_subject, 1, proposed)
      ON CONFLICT DO NOTHING;
  END IF;
  RETURN QUERY SELECT k.key, k.wrapped FROM subject_keys k
    WHERE k.study = of_study AND k.subject = of_subject ORDER BY k.key DESC LIMIT 1;
END $$;

CREATE FUNCTION vault.destroy_subject_key(of_study text, of_subject text) RETURNS int
LANGUAGE sql SECURITY DEFINER SET search_path = vault, pg_temp AS $$
  WITH destroyed AS (
    UPDATE subject_keys SET wrapped = NULL, destroyed_at = clock_timestamp()
     WHERE study = of_study AND subject = of_subject AND wrapped IS NOT NULL RETURNING 1)
  SELECT count(*)::int FROM destroyed
$$;

RESET ROLE;
