-- Up Migration

-- Appends a whole batch of commands in one transaction (group commit), each on its own: the batch's outcome is one row
-- per append, and what one is refused for does not touch the next.
--
-- Bodies and hashes travel as one bytea each, because arrays of text or bytea are escaped on the way and cost half of
-- the throughput.
--
--   s_names     distinct study names, in sorted order (the order of the locks)
--   a_*         one element per append: index into studies, command id, hash of the request, answer to keep
--   w_*         one element per stream of an append, ordered by append: append, stream, expected version, event count
--   e_end       one element per event, ordered by stream write: last byte of its body in bodies
SET ROLE caseledger_owner;

CREATE FUNCTION ledger.append(
  s_names text[], a_study int[], a_command uuid[], a_hash bytea, a_answer text[],
  w_append int[], w_stream text[], w_expected int[], w_events int[],
  e_end int[], bodies bytea, leaves bytea
) RETURNS TABLE (outcome text, "position" bigint, request_hash bytea, answer text, conflicts jsonb)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = ledger, pg_temp
SET enable_hashjoin = off
SET enable_mergejoin = off
SET enable_seqscan = off
-- One plan for all sizes of a batch: small ones would be planned anew in every call, which costs more than they do.
SET plan_cache_mode = force_generic_plan
AS $$
#variable_conflict use_column
DECLARE
  appends constant int := cardinality(a_study);
  study_nos int[];
  heads bigint[];
  w_study int[];
  actual int[];
  w_ok boolean[] := array_fill(false, ARRAY[greatest(cardinality(w_append), 1)]);
  -- The position and the number among all events that come before the first event of the stream write.
  w_position bigint[] := array_fill(0::bigint, ARRAY[greatest(cardinality(w_append), 1)]);
  w_before int[] := array_fill(0, ARRAY[greatest(cardinality(w_append), 1)]);
  a_outcome text[] := array_fill('appended'::text, ARRAY[appends]);
  a_position bigint[] := array_fill(0::bigint, ARRAY[appends]);
  a_conflicts jsonb[] := array_fill(NULL::jsonb, ARRAY[appends]);
  r_hash bytea[];
  r_position bigint[];
  r_answer text[];
  w int := 1;
  before int := 0;
  first_w int;
  head bigint;
  fits boolean;
BEGIN
  -- The lock on the study's row makes everything below free of races until the commit.
  PERFORM 1 FROM ledger.studies s WHERE s.study = ANY (s_names) ORDER BY s.study FOR UPDATE;
  SELECT array_agg(s.study_no ORDER BY n), array_agg(s.position ORDER BY n) INTO study_nos, heads
    FROM unnest(s_names) WITH ORDINALITY AS wanted (study, n) LEFT JOIN ledger.studies s USING (study);
  IF array_position(study_nos, NULL) IS NOT NULL THEN
    -- A study begins with its own stream. Two writers may begin it at once: the second one waits here.
    INSERT INTO ledger.studies (study)
      SELECT DISTINCT s_names[a_study[b.append]] FROM unnest(w_append, w_stream, w_expected, w_events)
        AS b (append, stream, expected, events)
       WHERE b.stream = 'study' AND b.expected = 0 AND b.events > 0 AND study_nos[a_study[b.append]] IS NULL
      ON CONFLICT (study) DO NOTHING;
    PERFORM 1 FROM ledger.studies s WHERE s.study = ANY (s_names) ORDER BY s.study FOR UPDATE;
    SELECT array_agg(s.study_no ORDER BY n), array_agg(s.position ORDER BY n) INTO study_nos, heads
      FROM unnest(s_names) WITH ORDINALITY AS wanted (study, n) LEFT JOIN ledger.studies s USING (study);
  END IF;

  SELECT array_agg(r.request_hash ORDER BY n), array_agg(r.position ORDER BY n), array_agg(r.answer ORDER BY n)
    INTO r_hash, r_position, r_answer
    FROM unnest(a_study, a_command) WITH ORDINALITY AS a (study, command, n)
    LEFT JOIN ledger.receipts r ON r.study_no = study_nos[a.study] AND r.command_id = a.command;

  SELECT array_agg(study_nos[a_study[b.append]] ORDER BY n), array_agg(coalesce(st.version, 0) ORDER BY n)
    INTO w_study, actual
    FROM unnest(w_append, w_stream) WITH ORDINALITY AS b (append, stream, n)
    LEFT JOIN ledger.streams st ON st.study_no = study_nos[a_study[b.append]] AND st.stream = b.stream;

  FOR a IN 1..appends LOOP
    first_w := w;
    fits := true;
    WHILE w_append[w] = a LOOP
      IF actual[w] <> w_expected[w] OR w_study[w] IS NULL THEN fits := false; END IF;
      w := w + 1;
    END LOOP;
    IF r_position[a] IS NOT NULL THEN
      a_outcome[a] := CASE WHEN r_hash[a] = substring(a_hash FROM (a - 1) * 32 + 1 FOR 32)
        THEN 'repeated' ELSE 'key-reused' END;
      fits := false;
    ELSIF NOT fits THEN
      a_outcome[a] := 'conflict';
      a_conflicts[a] := (
        SELECT jsonb_agg(jsonb_build_object('stream', w_stream[i], 'expected', w_expected[i], 'actual', actual[i]))
          FROM generate_series(first_w, w - 1) i
         WHERE actual[i] <> w_expected[i] OR w_study[i] IS NULL);
    END IF;
    head := heads[a_study[a]];
    FOR i IN first_w..w - 1 LOOP
      w_before[i] := before;
      before := before + w_events[i];
      IF fits AND w_events[i] > 0 THEN
        w_ok[i] := true;
        w_position[i] := head;
        head := head + w_events[i];
      END IF;
    END LOOP;
    IF fits THEN heads[a_study[a]] := head; END IF;
    a_position[a] := head;
  END LOOP;

  INSERT INTO ledger.streams AS st (study_no, stream, version)
    SELECT b.study_no, b.stream, b.expected + b.events
      FROM unnest(w_study, w_stream, w_expected, w_events, w_ok) AS b (study_no, stream, expected, events, ok)
     WHERE b.ok
  ON CONFLICT (study_no, stream) DO UPDATE SET version = EXCLUDED.version;

  INSERT INTO ledger.events (study_no, position, stream_no, version, leaf_hash, body)
    SELECT b.study_no, b.at + k, st.stream_no, b.expected + k,
           substring(leaves FROM (b.before + k - 1) * 32 + 1 FOR 32),
           substring(bodies FROM coalesce(e_end[b.before + k - 1], 0) + 1
                            FOR e_end[b.before + k] - coalesce(e_end[b.before + k - 1], 0))
      FROM unnest(w_study, w_stream, w_expected, w_events, w_ok, w_position, w_before)
        AS b (study_no, stream, expected, events, ok, at, before)
      JOIN ledger.streams st ON st.study_no = b.study_no AND st.stream = b.stream
     CROSS JOIN generate_series(1, b.events) k
     WHERE b.ok;

  UPDATE ledger.studies s SET position = h.head
    FROM unnest(study_nos, heads) AS h (study_no, head) WHERE s.study_no = h.study_no AND s.position <> h.head;

  INSERT INTO ledger.receipts (study_no, command_id, request_hash, position, answer)
    SELECT study_nos[a.study], a.command, substring(a_hash FROM (n::int - 1) * 32 + 1 FOR 32), a.at, a.kept
      FROM unnest(a_study, a_command, a_position, a_answer, a_outcome) WITH ORDINALITY
        AS a (study, command, at, kept, came_to, n)
     WHERE a.came_to = 'appended';

  RETURN QUERY SELECT o.came_to, coalesce(o.r_at, o.at), o.hash, o.kept, o.clash
    FROM unnest(a_outcome, a_position, r_position, r_hash, r_answer, a_conflicts) WITH ORDINALITY
      AS o (came_to, at, r_at, hash, kept, clash, n)
   ORDER BY o.n;
END $$;

RESET ROLE;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ledger, vault TO caseledger_service;
REVOKE EXECUTE ON FUNCTION ledger.refuse_change() FROM caseledger_service;
