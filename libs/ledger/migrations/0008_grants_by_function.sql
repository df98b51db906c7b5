-- Up Migration

-- What a service may do is granted by function, to groups for one purpose each: `caseledger_reader` follows the events,
-- `caseledger_opener` opens what is sealed in them, `caseledger_service` appends and seals, and does both besides.
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_opener') THEN
    BEGIN
      CREATE ROLE caseledger_opener NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
END $$;

SET ROLE caseledger_owner;

-- The last key of a subject, if there is one: makes none.
CREATE FUNCTION vault.wrapped_key(of_study text, of_subject text) RETURNS TABLE (key int, wrapped bytea)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = vault, pg_temp AS $$
  SELECT k.key, k.wrapped FROM subject_keys k
   WHERE k.study = of_study AND k.subject = of_subject ORDER BY k.key DESC LIMIT 1
$$;

-- Erasing a person takes more than a service that was taken over.
REVOKE EXECUTE ON FUNCTION vault.destroy_subject_key(text, text) FROM caseledger_service;

RESET ROLE;

GRANT USAGE ON SCHEMA vault TO caseledger_opener;
GRANT EXECUTE ON FUNCTION vault.wrapped_key(text, text) TO caseledger_opener, caseledger_service;
