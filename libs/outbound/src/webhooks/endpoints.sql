-- name: create
INSERT INTO {schema}.webhook_endpoint
  (id, study, address, sealed_url, filter, description, person, created_at, position, hash, state)
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

-- name: all
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e WHERE state <> 'deleted' ORDER BY created_at, id

-- name: unsettled
-- Those that the ledger has to be told of.
SELECT e.*, encode(e.hash, 'hex') AS seen FROM {schema}.webhook_endpoint e
 WHERE state = 'inherited' OR (untold IS NOT NULL AND state = 'registered') ORDER BY created_at, id

-- name: count
SELECT count(*) FILTER (WHERE disabled_at IS NOT NULL)::int AS disabled, count(differs)::int AS differs
  FROM {schema}.webhook_endpoint WHERE state <> 'deleted'

-- name: forget-prepared
DELETE FROM {schema}.webhook_endpoint WHERE id = $1 AND state = 'prepared'

-- name: seal
UPDATE {schema}.webhook_endpoint SET address = $2, sealed_url = $3 WHERE id = $1 AND sealed_url IS NULL

-- name: follow
-- The row follows its stream; nothing changes when it is there already.
UPDATE {schema}.webhook_endpoint e
   SET version = $2, state = CASE WHEN $6::timestamptz IS NULL THEN 'registered' ELSE 'deleted' END, person = $3, sites = $4,
       disabled_at = ($5::jsonb ->> 'at')::timestamptz, disabled_why = $5::jsonb ->> 'why', deleted_at = $6,
       untold = CASE WHEN $5::jsonb IS NULL AND e.state = 'inherited' THEN untold END,
       sealed_url = CASE WHEN $6::timestamptz IS NULL THEN sealed_url END
 WHERE id = $1 AND version < $2

-- name: keep-disabled
-- It was disabled before the ledger was told that it is there.
UPDATE {schema}.webhook_endpoint SET disabled_at = $2, disabled_why = $3, untold = $4 WHERE id = $1 AND disabled_at IS NULL

-- name: told
UPDATE {schema}.webhook_endpoint SET untold = NULL WHERE id = $1

-- name: drop-secrets
DELETE FROM {schema}.webhook_secret WHERE endpoint = $1

-- name: differ
UPDATE {schema}.webhook_endpoint SET differs = $2 WHERE id = $1 AND differs IS DISTINCT FROM $2

-- name: adopt-hash
UPDATE {schema}.webhook_endpoint SET hash = decode($3, 'hex') WHERE id = $1 AND position = $2 AND hash IS NULL

-- name: insert-secret
INSERT INTO {schema}.webhook_secret (endpoint, id, sealed, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)
ON CONFLICT DO NOTHING

-- name: forget-secret
DELETE FROM {schema}.webhook_secret WHERE endpoint = $1 AND id = $2

-- name: expire-before
UPDATE {schema}.webhook_secret SET expires_at = $3
 WHERE endpoint = $1 AND created_at < $2 AND coalesce(expires_at > $3, true)

-- name: drop-expired
DELETE FROM {schema}.webhook_secret WHERE endpoint = $1 AND expires_at <= $2

-- name: secrets
SELECT endpoint, id, sealed, created_at, expires_at FROM {schema}.webhook_secret
 WHERE endpoint = ANY ($1) AND coalesce(expires_at > $2, true) ORDER BY created_at DESC, id

-- name: is-there
SELECT FROM information_schema.columns WHERE table_schema = $1 AND table_name = 'webhook_endpoint' AND column_name = 'hash'

-- name: cursors
-- Deleted ones see nothing more; prepared ones may never be.
SELECT id AS webhook, study, position, coalesce(encode(hash, 'hex'), '') AS hash FROM {schema}.webhook_endpoint
 WHERE state IN ('inherited', 'registered') ORDER BY study, id
