-- Up Migration

-- Two groups say what a service may do with the ledger: `caseledger_service` appends, reads and opens what is sealed,
-- `caseledger_reader` follows the events and nothing else. Services log in by roles of their own (src/roles.ts).
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_reader') THEN
    BEGIN
      CREATE ROLE caseledger_reader NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL;
    END;
  END IF;
  -- One role kept the read models of all services; each service builds its own from the ledger.
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_projections') THEN
    DROP OWNED BY caseledger_projections CASCADE;
  END IF;
  IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'caseledger_service' AND rolcanlogin) THEN
    ALTER ROLE caseledger_service NOLOGIN PASSWORD NULL;
  END IF;
END $$;

GRANT USAGE ON SCHEMA ledger TO caseledger_reader;
GRANT EXECUTE ON FUNCTION ledger.heads(), ledger.read_events(text, bigint, int), ledger.read_streams(text, text[], int[])
  TO caseledger_reader;
