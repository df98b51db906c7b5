-- Up Migration

-- How long followers have been behind: when the first event after each position was recorded, in the order asked for.
SET ROLE caseledger_owner;
CREATE FUNCTION ledger.recorded_after(of_studies text[], after bigint[]) RETURNS TABLE (recorded_at text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT convert_from(e.body, 'UTF8')::jsonb ->> 'recordedAt'
    FROM unnest(of_studies, after) WITH ORDINALITY AS wanted (study, after, n)
    LEFT JOIN studies s ON s.study = wanted.study
    LEFT JOIN events e ON e.study_no = s.study_no AND e.position = wanted.after + 1
   ORDER BY n
$$;
RESET ROLE;

GRANT EXECUTE ON FUNCTION ledger.recorded_after(text[], bigint[]) TO caseledger_service, caseledger_reader;
