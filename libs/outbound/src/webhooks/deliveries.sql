-- name: advance
UPDATE {schema}.webhook_endpoint
   SET position = $3, hash = decode(nullif($4, ''), 'hex'),
       -- What is new is worth a try soon, however long the endpoint has been down.
       probe_at = CASE WHEN $5 AND probe_at > $6::timestamptz THEN $6::timestamptz ELSE probe_at END
 WHERE id = $1 AND position = $2 AND disabled_at IS NULL AND differs IS NULL AND state = 'registered'

-- name: lock
-- In one order everywhere, so that nobody waits for each other.
SELECT id, failures, down_since FROM {schema}.webhook_endpoint WHERE id = ANY ($1) ORDER BY id FOR NO KEY UPDATE

-- name: insert
-- The caller holds the endpoint's row. What is pending already stays as it is.
INSERT INTO {schema}.webhook_delivery AS d (endpoint, position, subject)
SELECT $1, position, subject FROM unnest($2::bigint[], $3::text[]) AS row (position, subject)
ON CONFLICT (endpoint, position) DO UPDATE
   SET delivered_at = NULL, first_attempt_at = NULL WHERE d.delivered_at IS NOT NULL

-- name: due
SELECT id FROM {schema}.webhook_endpoint e
 WHERE disabled_at IS NULL AND differs IS NULL AND state IN ('inherited', 'registered') AND coalesce(probe_at <= $1, true)
   AND EXISTS (
     SELECT FROM {schema}.webhook_delivery
      WHERE endpoint = e.id AND next_at <= CASE WHEN e.probe_at IS NULL THEN $1 ELSE 'infinity'::timestamptz END
        AND coalesce(claimed_until <= now(), true))
 ORDER BY id FOR NO KEY UPDATE

-- name: claim
-- A statement of its own: it sees what was claimed while the one before waited for the rows. Of an endpoint that is down
-- one delivery at a time, the one that waits longest for its turn.
UPDATE {schema}.webhook_delivery d
   SET attempts = attempts + 1, first_attempt_at = coalesce(first_attempt_at, $2::timestamptz),
       claimed_until = clock_timestamp() + make_interval(secs => $3)
  FROM {schema}.webhook_endpoint e CROSS JOIN LATERAL (
    SELECT position FROM {schema}.webhook_delivery
     WHERE endpoint = e.id AND next_at <= CASE WHEN e.probe_at IS NULL THEN $2 ELSE 'infinity'::timestamptz END
       AND coalesce(claimed_until <= clock_timestamp(), true)
     ORDER BY next_at, position
     LIMIT greatest(0, CASE WHEN e.probe_at IS NULL THEN $4 ELSE 1 END - (
       SELECT count(*) FROM {schema}.webhook_delivery
        WHERE endpoint = e.id AND claimed_until > clock_timestamp()))) AS chosen
 WHERE e.id = ANY ($1::uuid[]) AND d.endpoint = e.id AND d.position = chosen.position
RETURNING d.endpoint, d.position, d.attempts AS number, d.first_attempt_at AS first, e.down_since AS down

-- name: renew
-- The number of an attempt names its claim. What somebody else holds is being settled: waiting for it here could be waiting
-- for each other.
UPDATE {schema}.webhook_delivery d SET claimed_until = clock_timestamp() + make_interval(secs => $4)
  FROM (SELECT d.endpoint, d.position FROM {schema}.webhook_delivery d
          JOIN unnest($1::uuid[], $2::bigint[], $3::integer[]) AS c (endpoint, position, number)
            ON d.endpoint = c.endpoint AND d.position = c.position AND d.attempts = c.number
         WHERE d.claimed_until IS NOT NULL FOR NO KEY UPDATE OF d SKIP LOCKED) AS held
 WHERE d.endpoint = held.endpoint AND d.position = held.position

-- name: settle
WITH settled AS (
  SELECT * FROM jsonb_to_recordset($1) AS s (endpoint uuid, position bigint, number integer,
    retry_at timestamptz, at timestamptz, milliseconds integer, status integer, error text)
), changed AS (
  UPDATE {schema}.webhook_delivery d
     SET delivered_at = CASE WHEN s.retry_at IS NULL THEN $2::timestamptz END,
         next_at = s.retry_at, claimed_until = NULL
    FROM settled s
   WHERE d.endpoint = s.endpoint AND d.position = s.position AND d.delivered_at IS NULL
     AND (s.retry_at IS NULL OR d.attempts = s.number)
   RETURNING d.endpoint, d.subject
), logged AS (
  INSERT INTO {schema}.webhook_attempt (endpoint, position, number, at, milliseconds, status, error)
  SELECT s.endpoint, s.position, s.number, s.at, s.milliseconds, s.status, s.error
    FROM settled s JOIN {schema}.webhook_delivery USING (endpoint, position) WHERE s.at IS NOT NULL
  ON CONFLICT DO NOTHING
)
SELECT DISTINCT endpoint, subject FROM changed

-- name: withdraw
DELETE FROM {schema}.webhook_delivery d USING unnest($1::uuid[], $2::bigint[]) AS w (endpoint, position)
 WHERE d.endpoint = w.endpoint AND d.position = w.position AND d.delivered_at IS NULL RETURNING d.endpoint, d.subject

-- name: schedule
-- Gives the earliest pending delivery of each subject a time, and takes it from those behind.
WITH first AS (
  SELECT c.endpoint, c.subject, earliest.position
    FROM unnest($1::uuid[], $2::text[]) AS c (endpoint, subject) CROSS JOIN LATERAL (
      SELECT position FROM {schema}.webhook_delivery d
       WHERE d.endpoint = c.endpoint AND d.subject = c.subject AND delivered_at IS NULL
       ORDER BY position LIMIT 1) AS earliest
), behind AS (
  UPDATE {schema}.webhook_delivery d SET next_at = NULL FROM first f
   WHERE d.endpoint = f.endpoint AND d.subject = f.subject AND d.delivered_at IS NULL
     AND d.position > f.position AND d.next_at IS NOT NULL
)
UPDATE {schema}.webhook_delivery d SET next_at = $3 FROM first f
 WHERE d.endpoint = f.endpoint AND d.position = f.position AND d.next_at IS NULL

-- name: set-course
UPDATE {schema}.webhook_endpoint e SET failures = c.failures, down_since = c.down_since, probe_at = c.probe_at
  FROM jsonb_to_recordset($1) AS c (id uuid, failures integer, down_since timestamptz, probe_at timestamptz)
 WHERE e.id = c.id

-- name: bring-forward
UPDATE {schema}.webhook_delivery SET next_at = $2 WHERE endpoint = ANY ($1) AND next_at > $2

-- name: disable
UPDATE {schema}.webhook_endpoint e SET disabled_at = $4, disabled_why = d.why, untold = d.code
  FROM (SELECT DISTINCT ON (id) id, code, why FROM unnest($1::uuid[], $2::text[], $3::text[]) AS d (id, code, why)) AS d
 WHERE e.id = d.id AND e.disabled_at IS NULL RETURNING e.id, d.why

-- name: begin-anew
-- The caller has enabled the endpoint.
WITH up AS (
  UPDATE {schema}.webhook_endpoint SET failures = 0, down_since = NULL, probe_at = NULL WHERE id = $1
)
UPDATE {schema}.webhook_delivery
   SET next_at = CASE WHEN next_at IS NOT NULL THEN $2::timestamptz END, first_attempt_at = NULL
 WHERE endpoint = $1 AND delivered_at IS NULL

-- name: until-next
-- What is due and was not claimed waits for an attempt of its endpoint to end. Claims may end by their lease.
SELECT min(least(
         CASE WHEN e.probe_at IS NULL THEN due.next_at ELSE due.probe_at END,
         $1::timestamptz + (leased.until - clock_timestamp()))) AS next
  FROM {schema}.webhook_endpoint e
  LEFT JOIN LATERAL (
    SELECT min(next_at) FILTER (WHERE next_at > $1) AS next_at,
           CASE WHEN count(*) > 0 AND e.probe_at > $1 THEN e.probe_at END AS probe_at
      FROM {schema}.webhook_delivery WHERE endpoint = e.id AND next_at IS NOT NULL) AS due ON true
  LEFT JOIN LATERAL (
    SELECT min(claimed_until) AS until FROM {schema}.webhook_delivery
     WHERE endpoint = e.id AND claimed_until IS NOT NULL) AS leased ON true
 WHERE e.disabled_at IS NULL AND e.differs IS NULL AND e.state IN ('inherited', 'registered')

-- name: pending
SELECT endpoint, count(*) FROM {schema}.webhook_delivery
 WHERE endpoint = ANY ($1) AND delivered_at IS NULL GROUP BY endpoint

-- name: list
SELECT position, subject, attempts, delivered_at, next_at FROM {schema}.webhook_delivery
 WHERE endpoint = $1 AND position > $2 AND ($3::boolean IS NULL OR (delivered_at IS NULL) = $3)
 ORDER BY position LIMIT $4

-- name: attempts
SELECT number, at, milliseconds, status, error FROM {schema}.webhook_attempt
 WHERE endpoint = $1 AND position = $2 ORDER BY number

-- name: expire
DELETE FROM {schema}.webhook_delivery WHERE ctid = ANY (ARRAY (
  SELECT ctid FROM {schema}.webhook_delivery WHERE delivered_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED))

-- name: expire-deleted
DELETE FROM {schema}.webhook_endpoint WHERE state = 'deleted' AND deleted_at < $1
