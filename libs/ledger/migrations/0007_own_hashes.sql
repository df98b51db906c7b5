-- Up Migration

-- The leaf hash is the database's own: whoever may append cannot give an event the hash of another one.
--
--   s_names     distinct study names, in sorted order (the order of the locks)
--   a_*         one element per append: index into studies, command id, hash of the request, answer to keep
--   w_*         one element per stream of an append, ordered by append: append, stream, expected version, event count
--   e_end       one element per event, ordered by stream write: last byte of its body in bodies
SET ROLE caseledger_owner;

CREATE FUNCTION ledger.append(
  s_names text[], a_study int[], a_command uuid[], a_hash bytea, a_answer text[],
  w_append int[], w_stream text[], w_expected int[], w_events int[],
  e_end int[], bodies bytea
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
  writes constant int := greatest(cardinality(w_append), 1);
  study_nos int[];
  heads bigint[];
  w_stream_no bigint[];
  actual int[];
  repeats boolean;
  r_hash bytea[];
  r_position bigint[];
  r_answer text[];
  -- The position and the number among all events that come before the first event of the stream write. The position is
  -- null where nothing is written.
  w_position bigint[] := array_fill(NULL::bigint, ARRAY[writes]);
  w_before int[] := array_fill(0, ARRAY[writes]);
  a_outcome text[] := array_fill('appended'::text, ARRAY[appends]);
  a_position bigint[] := array_fill(0::bigint, ARRAY[appends]);
  a_conflicts jsonb[] := array_fill(NULL::jsonb, ARRAY[appends]);
  w int := 1;
  before int := 0;
  begins boolean := false;
  first_w int;
  head bigint;
  fits boolean;
BEGIN
  FOR attempt IN 1..2 LOOP
    -- The lock on the study's row makes everything below free of races until the commit.
    SELECT array_agg(locked.study_no ORDER BY n), array_agg(locked.position ORDER BY n) INTO study_nos, heads
      FROM unnest(s_names) WITH ORDINALITY AS wanted (study, n)
      LEFT JOIN (
        SELECT s.study, s.study_no, s.position FROM ledger.studies s WHERE s.study = ANY (s_names)
         ORDER BY array_position(s_names, s.study) FOR UPDATE
      ) AS locked USING (study);
    EXIT WHEN attempt = 2 OR array_position(study_nos, NULL) IS NULL;
    -- A study begins with its own stream. Two writers may begin it at once: the second one waits here.
    INSERT INTO ledger.studies (study)
      SELECT DISTINCT s_names[a_study[b.append]] FROM unnest(w_append, w_stream, w_expected, w_events)
        AS b (append, stream, expected, events)
       WHERE b.stream = 'study' AND b.expected = 0 AND b.events > 0 AND study_nos[a_study[b.append]] IS NULL
      ON CONFLICT (study) DO NOTHING;
  END LOOP;

  SELECT array_agg(st.stream_no ORDER BY n), array_agg(coalesce(st.version, 0) ORDER BY n),
         EXISTS (SELECT FROM unnest(a_study, a_command) AS a (study, command)
                   JOIN ledger.receipts r ON r.study_no = study_nos[a.study] AND r.command_id = a.command)
    INTO w_stream_no, actual, repeats
    FROM unnest(w_append, w_stream) WITH ORDINALITY AS b (append, stream, n)
    LEFT JOIN ledger.streams st ON st.study_no = study_nos[a_study[b.append]] AND st.stream = b.stream;

  IF repeats THEN
    SELECT array_agg(r.request_hash ORDER BY n), array_agg(r.position ORDER BY n), array_agg(r.answer ORDER BY n)
      INTO r_hash, r_position, r_answer
      FROM unnest(a_study, a_command) WITH ORDINALITY AS a (study, command, n)
      LEFT JOIN ledger.receipts r ON r.study_no = study_nos[a.study] AND r.command_id = a.command;
  END IF;

  FOR a IN 1..appends LOOP
    head := heads[a_study[a]];
    fits := head IS NOT NULL;
    first_w := w;
    WHILE w_append[w] = a LOOP
      IF actual[w] <> w_expected[w] THEN fits := false; END IF;
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
         WHERE actual[i] <> w_expected[i] OR head IS NULL);
    END IF;
    FOR i IN first_w..w - 1 LOOP
      w_before[i] := before;
      before := before + w_events[i];
      IF fits AND w_events[i] > 0 THEN
        w_position[i] := head;
        head := head + w_events[i];
        begins := begins OR w_stream_no[i] IS NULL;
      END IF;
    END LOOP;
    heads[a_study[a]] := head;
    a_position[a] := head;
  END LOOP;

  IF begins THEN
    INSERT INTO ledger.streams (study_no, stream, version)
      SELECT study_nos[a_study[b.append]], b.stream, 0
        FROM unnest(w_append, w_stream, w_stream_no, w_position) AS b (append, stream, stream_no, at)
       WHERE b.stream_no IS NULL AND b.at IS NOT NULL;
    SELECT array_agg(st.stream_no ORDER BY n) INTO w_stream_no
      FROM unnest(w_append, w_stream) WITH ORDINALITY AS b (append, stream, n)
      LEFT JOIN ledger.streams st ON st.study_no = study_nos[a_study[b.append]] AND st.stream = b.stream;
  END IF;

  RETURN QUERY
  WITH events AS (
    INSERT INTO ledger.events (study_no, position, stream_no, version, leaf_hash, body)
      SELECT study_nos[a_study[b.append]], b.at + k, b.stream_no, b.expected + k, sha256('\x00' || e.body), e.body
        FROM unnest(w_append, w_stream_no, w_expected, w_events, w_position, w_before)
          AS b (append, stream_no, expected, events, at, before)
       CROSS JOIN generate_series(1, b.events) k
       CROSS JOIN LATERAL (
         -- Once for the event and its hash.
         SELECT substring(bodies FROM coalesce(e_end[b.before + k - 1], 0) + 1
                                 FOR e_end[b.before + k] - coalesce(e_end[b.before + k - 1], 0)) AS body OFFSET 0) e
       WHERE b.at IS NOT NULL
  ), streams AS (
    UPDATE ledger.streams st SET version = b.expected + b.events
      FROM unnest(w_stream_no, w_expected, w_events, w_position) AS b (stream_no, expected, events, at)
     WHERE st.stream_no = b.stream_no AND b.at IS NOT NULL
  ), studies AS (
    UPDATE ledger.studies s SET position = h.head
      FROM unnest(study_nos, heads) AS h (study_no, head) WHERE s.study_no = h.study_no AND s.position <> h.head
  ), receipts AS (
    INSERT INTO ledger.receipts (study_no, command_id, request_hash, position, answer)
      SELECT study_nos[a.study], a.command, substring(a_hash FROM (n::int - 1) * 32 + 1 FOR 32), a.at, a.kept
        FROM unnest(a_study, a_command, a_position, a_answer, a_outcome) WITH ORDINALITY
          AS a (study, command, at, kept, came_to, n)
       WHERE a.came_to = 'appended'
  )
  SELECT o.came_to, coalesce(o.r_at, o.at), o.hash, o.kept, o.clash
    FROM unnest(a_outcome, a_position, r_position, r_hash, r_answer, a_conflicts) WITH ORDINALITY
      AS o (came_to, at, r_at, hash, kept, clash, n)
   ORDER BY o.n;
END $$;


-- Processes of 0.1.0 send the hashes along: they are not looked at.
CREATE OR REPLACE FUNCTION ledger.append(
  s_names text[], a_study int[], a_command uuid[], a_hash bytea, a_answer text[],
  w_append int[], w_stream text[], w_expected int[], w_events int[],
  e_end int[], bodies bytea, leaves bytea
) RETURNS TABLE (outcome text, "position" bigint, request_hash bytea, answer text, conflicts jsonb)
LANGUAGE sql SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT * FROM ledger.append(s_names, a_study, a_command, a_hash, a_answer, w_append, w_stream, w_expected, w_events,
                              e_end, bodies)
$$;

RESET ROLE;

GRANT EXECUTE ON FUNCTION
  ledger.append(text[], int[], uuid[], bytea, text[], int[], text[], int[], int[], int[], bytea) TO caseledger_service;
