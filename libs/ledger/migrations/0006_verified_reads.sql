-- Up Migration

-- Readers compare what they get with its leaf hash, with its place, and with what they have seen before. The functions
-- that processes of 0.1.0 call stay for as long as such processes may run beside later ones.
SET ROLE caseledger_owner;

-- The event at `after` comes first and without its body: whoever has seen it compares the hash. The stream of each event is
-- looked up on its own: joined, the planner would read the streams of all studies for a page of events.
CREATE FUNCTION ledger.read_after(of_study text, after bigint, most int)
RETURNS TABLE ("position" bigint, stream text, version int, leaf_hash bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, (SELECT st.stream FROM streams st WHERE st.stream_no = e.stream_no), e.version, e.leaf_hash,
         CASE WHEN e.position > after THEN e.body END
    FROM events e
   WHERE e.study_no = (SELECT s.study_no FROM studies s WHERE s.study = of_study) AND e.position >= after
   ORDER BY e.position LIMIT most + (after > 0)::int
$$;

CREATE FUNCTION ledger.read_at(of_study text, positions bigint[])
RETURNS TABLE ("position" bigint, stream text, version int, leaf_hash bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, (SELECT st.stream FROM streams st WHERE st.stream_no = e.stream_no), e.version, e.leaf_hash, e.body
    FROM events e
   WHERE e.study_no = (SELECT s.study_no FROM studies s WHERE s.study = of_study) AND e.position = ANY (positions)
   ORDER BY e.position
$$;

-- The event at each version `after` comes first and without its body, as above.
CREATE FUNCTION ledger.read_streams(of_study text, of_streams text[], after int[], through bigint)
RETURNS TABLE ("position" bigint, stream text, version int, leaf_hash bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, st.stream, e.version, e.leaf_hash, CASE WHEN e.version > wanted.after THEN e.body END
    FROM unnest(of_streams, after) AS wanted (stream, after)
    JOIN studies s ON s.study = of_study
    JOIN streams st ON st.study_no = s.study_no AND st.stream = wanted.stream
    JOIN events e ON e.stream_no = st.stream_no AND e.version >= wanted.after
                 AND (through IS NULL OR e.position <= through)
   ORDER BY e.position
$$;

-- The hash is null when the study's last event is not there.
CREATE FUNCTION ledger.study_heads() RETURNS TABLE (study text, "position" bigint, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT s.study, s.position, e.leaf_hash
    FROM studies s LEFT JOIN events e ON e.study_no = s.study_no AND e.position = s.position
   ORDER BY s.study
$$;

-- In the order asked for; null where there is no such event.
CREATE FUNCTION ledger.hashes_at(of_studies text[], positions bigint[]) RETURNS TABLE (leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.leaf_hash
    FROM unnest(of_studies, positions) WITH ORDINALITY AS wanted (study, position, n)
    LEFT JOIN studies s ON s.study = wanted.study
    LEFT JOIN events e ON e.study_no = s.study_no AND e.position = wanted.position
   ORDER BY n
$$;

-- What the ledger counts, for whoever counts it again: the versions of a study's streams, and receipts of positions that
-- the study does not have.
CREATE FUNCTION ledger.stream_versions(of_study text) RETURNS TABLE (stream text, version int)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT st.stream, st.version FROM streams st JOIN studies s USING (study_no) WHERE s.study = of_study
$$;

CREATE FUNCTION ledger.receipts_beyond(of_study text) RETURNS TABLE (command_id uuid, "position" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT r.command_id, r.position FROM receipts r JOIN studies s USING (study_no)
   WHERE s.study = of_study AND r.position > s.position ORDER BY r.position
$$;

RESET ROLE;

GRANT EXECUTE ON FUNCTION
  ledger.read_after(text, bigint, int), ledger.read_at(text, bigint[]), ledger.read_streams(text, text[], int[], bigint),
  ledger.study_heads(), ledger.hashes_at(text[], bigint[]), ledger.stream_versions(text), ledger.receipts_beyond(text)
  TO caseledger_service, caseledger_reader;
