-- Up Migration

-- What stands beside the events and is needed with them, for whoever looks whether it is there.
SET ROLE caseledger_owner;

CREATE FUNCTION vault.subject_keys_of(of_study text, of_subjects text[])
RETURNS TABLE (subject text, key int, wrapped bytea, destroyed boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = vault, pg_temp AS $$
  SELECT k.subject, k.key, k.wrapped, k.destroyed_at IS NOT NULL FROM subject_keys k
   WHERE k.study = of_study AND k.subject = ANY (of_subjects)
$$;

CREATE FUNCTION ledger.receipts_of(of_study text, of_commands uuid[])
RETURNS TABLE (command_id uuid, "position" bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = ledger, pg_temp AS $$
  SELECT r.command_id, r.position FROM receipts r JOIN studies s USING (study_no)
   WHERE s.study = of_study AND r.command_id = ANY (of_commands)
$$;

RESET ROLE;

GRANT EXECUTE ON FUNCTION vault.subject_keys_of(text, text[]) TO caseledger_opener, caseledger_service;
GRANT EXECUTE ON FUNCTION ledger.receipts_of(text, uuid[]) TO caseledger_service, caseledger_reader;
