-- Up Migration

-- Readers compare what they get with its leaf hash and with its place: every read names both. Old processes name the
-- columns that they want, and find them.
SET ROLE caseledger_owner;

DROP FUNCTION ledger.read_events(text, bigint, int);
CREATE FUNCTION ledger.read_events(of_study text, after bigint, most int)
RETURNS TABLE ("position" bigint, stream text, version int, leaf_hash bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, st.stream, e.version, e.leaf_hash, e.body
    FROM events e JOIN streams st USING (stream_no)
   WHERE e.study_no = (SELECT s.study_no FROM studies s WHERE s.study = of_study) AND e.position > after
   ORDER BY e.position LIMIT most
$$;

CREATE FUNCTION ledger.read_at(of_study text, positions bigint[])
RETURNS TABLE ("position" bigint, stream text, version int, leaf_hash bytea, body bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT e.position, st.stream, e.version, e.leaf_hash, e.body
    FROM events e JOIN streams st USING (stream_no)
   WHERE e.study_no = (SELECT s.study_no FROM studies s WHERE s.study = of_study) AND e.position = ANY (positions)
   ORDER BY e.position
$$;

-- The event at each version `after` comes first and without its body: whoever has seen it compares the hash.
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

-- The last event's hash is null when that event is not there.
DROP FUNCTION ledger.heads();
CREATE FUNCTION ledger.heads() RETURNS TABLE (study text, "position" bigint, leaf_hash bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT s.study, s.position, e.leaf_hash
    FROM studies s LEFT JOIN events e ON e.study_no = s.study_no AND e.position = s.position
   ORDER BY s.study
$$;

RESET ROLE;

GRANT EXECUTE ON FUNCTION
  ledger.heads(), ledger.read_events(text, bigint, int), ledger.read_at(text, bigint[]),
  ledger.read_streams(text, text[], int[], bigint)
  TO caseledger_service, caseledger_reader;
