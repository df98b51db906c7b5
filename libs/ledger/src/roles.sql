-- name: one-at-a-time
SELECT pg_advisory_xact_lock(hashtext('caseledger.roles'));

-- name: open
DO $$ BEGIN
  CREATE ROLE {role};
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL;
END $$;
ALTER ROLE {role} LOGIN PASSWORD '{verifier}';
GRANT {own} TO {role};
REVOKE {others} FROM {role};
DO $$ BEGIN
  EXECUTE format('GRANT CREATE ON DATABASE %I TO {role}', current_database());
END $$;
CREATE SCHEMA IF NOT EXISTS {service} AUTHORIZATION {role};
