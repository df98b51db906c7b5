-- Up Migration

-- Where what the ledger counts is not what it has: the last position of each study and, when asked for, the version of each
-- stream. One snapshot: appends beside it do not show.
SET ROLE caseledger_owner;

CREATE FUNCTION ledger.miscounts(of_streams boolean)
RETURNS TABLE (study text, "position" bigint, stream text, counted bigint, there bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT s.study, least(s.position, e.last) + 1, NULL, s.position, e.last
    FROM studies s
   CROSS JOIN LATERAL (SELECT coalesce(max(e.position), 0) AS last FROM events e WHERE e.study_no = s.study_no) e
   WHERE s.position <> e.last
   UNION ALL
  SELECT s.study, s.position, st.stream, st.version, e.last
    FROM streams st JOIN studies s USING (study_no)
   CROSS JOIN LATERAL (SELECT coalesce(max(e.version), 0) AS last FROM events e WHERE e.stream_no = st.stream_no) e
   WHERE of_streams AND st.version <> e.last
$$;

RESET ROLE;

GRANT EXECUTE ON FUNCTION ledger.miscounts(boolean) TO caseledger_service, caseledger_reader;
