-- name: create
INSERT INTO {schema}.webhook_endpoint
  (id, study, origin, sealed_url, filter, description, person, created_at, position, hash, state)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, decode(nullif($10, ''), 'hex'), 'prepared') ON CONFLICT DO NOTHING

-- name: find
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e WHERE study = $1 AND id = $2 AND state <> 'prepared'

-- name: prepared
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e WHERE study = $1 AND id = $2

-- name: of-study
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e
 WHERE study = $1 AND state IN ('inherited', 'registered') ORDER BY created_at, id

-- name: active
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e
 WHERE state IN ('inherited', 'registered') AND disabled_at IS NULL ORDER BY created_at, id

-- name: active-of
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e
 WHERE id = ANY ($1) AND state IN ('inherited', 'registered') AND disabled_at IS NULL

-- name: all
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e WHERE state <> 'deleted' ORDER BY created_at, id

-- name: unsettled
-- Those that the ledger has to be told of.
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e
 WHERE state = 'inherited' OR (untold IS NOT NULL AND state = 'registered') ORDER BY created_at, id

-- name: count
SELECT count(disabled_at)::int AS disabled, (count(differs) FILTER (WHERE disabled_at IS NULL))::int AS differs
  FROM {schema}.webhook_endpoint WHERE state IN ('inherited', 'registered')

-- name: seal
UPDATE {schema}.webhook_endpoint SET origin = $2, sealed_url = $3 WHERE id = $1 AND sealed_url IS NULL

-- name: follow
-- The row follows its stream; nothing changes when it is there already. That it is disabled holds before the ledger is told.
UPDATE {schema}.webhook_endpoint
   SET version = $2, state = CASE WHEN $6::timestamptz IS NULL THEN 'registered' ELSE 'deleted' END, person = $3, sites = $4,
       disabled_at = CASE WHEN $5::jsonb IS NOT NULL THEN ($5 ->> 'at')::timestamptz WHEN untold IS NOT NULL THEN disabled_at END,
       disabled_why = CASE WHEN $5::jsonb IS NOT NULL THEN $5 ->> 'why' WHEN untold IS NOT NULL THEN disabled_why END,
       untold = CASE WHEN $5::jsonb IS NULL THEN untold END, deleted_at = $6,
       sealed_url = CASE WHEN $6::timestamptz IS NULL THEN sealed_url END
 WHERE id = $1 AND version < $2

-- name: follow-secrets
-- A secret signs from when the ledger tells of it, until a rotation after its own says so.
WITH rotation AS (
  SELECT * FROM unnest($2::uuid[], $3::timestamptz[]) WITH ORDINALITY AS r (secret, others_until, number)
)
UPDATE {schema}.webhook_secret s
   SET prepared = false, expires_at = least(expires_at, (
         SELECT min(later.others_until) FROM rotation later
          WHERE later.number > coalesce((SELECT number FROM rotation WHERE secret = s.id), 0)))
 WHERE endpoint = $1 AND (NOT prepared OR id = $1 OR id IN (SELECT secret FROM rotation))

-- name: drop-secrets
DELETE FROM {schema}.webhook_secret WHERE endpoint = $1

-- name: differ
UPDATE {schema}.webhook_endpoint SET differs = $2 WHERE id = $1 AND differs IS DISTINCT FROM $2

-- name: adopt-hash
UPDATE {schema}.webhook_endpoint SET hash = decode($3, 'hex') WHERE id = $1 AND position = $2 AND hash IS NULL

-- name: insert-secret
INSERT INTO {schema}.webhook_secret (endpoint, id, sealed, created_at, prepared) VALUES ($1, $2, $3, $4, true)
ON CONFLICT DO NOTHING

-- name: secret
SELECT endpoint, id, sealed, created_at, expires_at FROM {schema}.webhook_secret WHERE endpoint = $1 AND id = $2

-- name: secrets
SELECT endpoint, id, sealed, created_at, expires_at FROM {schema}.webhook_secret
 WHERE endpoint = ANY ($1) AND NOT prepared AND coalesce(expires_at > $2, true) ORDER BY created_at DESC, id

-- name: expire-secrets
-- Those that have expired, and those that the ledger never told of.
DELETE FROM {schema}.webhook_secret s USING {schema}.webhook_endpoint e
 WHERE e.id = s.endpoint AND (s.expires_at <= $1 OR (s.prepared AND s.created_at < $2 AND e.differs IS NULL))

-- name: expire-prepared
DELETE FROM {schema}.webhook_endpoint WHERE state = 'prepared' AND created_at < $1 AND differs IS NULL

-- name: is-there
SELECT FROM information_schema.columns WHERE table_schema = $1 AND table_name = 'webhook_endpoint' AND column_name = 'hash'

-- name: cursors
-- Deleted and disabled ones see nothing more; prepared ones may never be.
SELECT id AS webhook, study, position, coalesce(encode(hash, 'hex'), '') AS hash FROM {schema}.webhook_endpoint
 WHERE state IN ('inherited', 'registered') AND disabled_at IS NULL ORDER BY study, id
