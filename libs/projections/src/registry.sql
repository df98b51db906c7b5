-- name: exists
SELECT to_regclass('{schema}.builds') IS NOT NULL AS found

-- name: lock-builds
SELECT pg_advisory_xact_lock(hashtext('caseledger.projections'), hashtext($1))

-- name: live-builds
-- Of the projections of these names; of these versions, where versions are given.
SELECT b.name, b.build, b.version, b.parts
  FROM unnest($1::text[], $2::int[], $3::text[]) AS wanted (name, version, parts) JOIN {schema}.builds b USING (name)
 WHERE b.status = 'live' AND b.version = coalesce(wanted.version, b.version) AND b.parts = coalesce(wanted.parts, b.parts)

-- name: last-build
SELECT coalesce(max(build), 0) AS build FROM {schema}.builds WHERE name = $1

-- name: insert-build
INSERT INTO {schema}.builds (name, build, version, status, schema, parts) VALUES ($1, $2, $3, $4, $5, $6)

-- name: set-status
UPDATE {schema}.builds SET status = $3 WHERE name = $1 AND build = $2 AND status = $4

-- name: lock-build
SELECT FROM {schema}.builds WHERE name = $1 AND build = $2 FOR UPDATE

-- name: leftovers
SELECT name, build, version FROM {schema}.builds b
 WHERE name = $1 AND status <> 'live' AND EXISTS (SELECT FROM pg_namespace WHERE nspname = b.schema)

-- name: undeclared
-- Builds that still have tables, of projections of other names than these. Also of a registry that only earlier code
-- migrated: no later column.
SELECT name, build, version FROM {schema}.builds b
 WHERE name <> ALL ($1) AND EXISTS (SELECT FROM pg_namespace WHERE nspname = b.schema)
 ORDER BY name, build

-- name: cursors-of
SELECT study, position, coalesce(encode(hash, 'hex'), '') AS hash, parked, differs
  FROM {schema}.cursors WHERE name = $1 AND build = $2 ORDER BY study

-- name: seen-from
-- What a build has seen of the studies from this one on, where it does not stand still.
SELECT study, position FROM {schema}.cursors
 WHERE name = $1 AND build = $2 AND study >= $3 AND position > 0 AND NOT parked ORDER BY study LIMIT $4

-- name: delete-cursors
DELETE FROM {schema}.cursors WHERE name = $1 AND build = $2

-- name: cursor
SELECT study, position, coalesce(encode(hash, 'hex'), '') AS hash, parked, differs
  FROM {schema}.cursors WHERE name = $1 AND build = $2 AND study = $3

-- name: open-cursor
-- The lock waits for a switch that is going on: a retired build must not get cursors again.
INSERT INTO {schema}.cursors (name, build, study)
SELECT name, build, $3 FROM {schema}.builds WHERE name = $1 AND build = $2 AND status <> 'retired' FOR SHARE
ON CONFLICT DO NOTHING

-- name: move-cursors
-- Of all these builds that stand right before the batch. First of all in its transaction: whoever else has these events
-- waits here, and then finds the cursors moved.
UPDATE {schema}.cursors c SET position = $5, hash = decode($6, 'hex')
  FROM unnest($1::text[], $2::int[]) AS b (name, build)
 WHERE c.name = b.name AND c.build = b.build AND c.study = $3 AND c.position = $4 AND NOT c.parked
RETURNING c.name

-- name: adopt-hash
-- Of a cursor that does not know what it saw.
UPDATE {schema}.cursors SET hash = decode($5, 'hex')
 WHERE name = $1 AND build = $2 AND study = $3 AND position = $4 AND hash IS NULL

-- name: park
-- At a position, or wherever it is.
UPDATE {schema}.cursors SET parked = true, differs = $5
 WHERE name = $1 AND build = $2 AND study = $3 AND position = coalesce($4, position) AND NOT parked
RETURNING position

-- name: add-dead-letter
INSERT INTO {schema}.dead_letters AS d
  (name, build, study, position, event, error, attempts, altered_at, expected_hash, found_hash)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
ON CONFLICT (name, build, study, position) DO UPDATE
  SET error = excluded.error, attempts = d.attempts + excluded.attempts, altered_at = excluded.altered_at,
      expected_hash = excluded.expected_hash, found_hash = excluded.found_hash

-- name: behind
-- Where these builds are behind a head, do not know what they saw last, or saw what a head contradicts. A head's hash is
-- null where only its position is known.
SELECT b.name, b.build, h.study, coalesce(c.position, 0) AS position, coalesce(encode(c.hash, 'hex'), '') AS hash,
       coalesce(c.position, 0) < h.position AS behind
  FROM unnest($1::text[], $2::int[]) AS b (name, build)
 CROSS JOIN unnest($3::text[], $4::bigint[], $5::text[]) AS h (study, position, hash)
  LEFT JOIN {schema}.cursors c ON c.name = b.name AND c.build = b.build AND c.study = h.study
 WHERE c.parked IS NOT TRUE
   AND (coalesce(c.position, 0) < h.position OR c.position > 0 AND c.hash IS NULL
     OR h.hash IS NOT NULL AND (c.position > h.position OR c.position = h.position AND encode(c.hash, 'hex') <> h.hash))

-- name: unpark
UPDATE {schema}.cursors c SET parked = false, differs = false
  FROM {schema}.builds b
 WHERE b.name = $1 AND b.status = 'live' AND c.name = b.name AND c.build = b.build AND c.study = $2 AND c.parked

-- name: dead-letters
SELECT d.name AS projection, d.build, d.study, d.position, d.event, d.error, d.attempts, d.failed_at AS since,
       d.altered_at, d.expected_hash, d.found_hash,
       CASE WHEN b.status IS DISTINCT FROM 'live' THEN 'discarded'
            WHEN c.position >= d.position THEN 'passed'
            WHEN c.parked THEN 'parked'
            ELSE 'retrying' END AS state
  FROM {schema}.dead_letters d
  LEFT JOIN {schema}.builds b USING (name, build)
  LEFT JOIN {schema}.cursors c USING (name, build, study)
 WHERE $1::text IS NULL OR (d.name, d.build, d.study, d.position) = ($1, $2, $3, $4)
 ORDER BY d.failed_at, d.name, d.study, d.position

-- name: lag
SELECT b.name, b.version, b.parts, count(*) FILTER (WHERE c.parked) AS parked, count(*) FILTER (WHERE c.differs) AS differs,
       coalesce(sum(h.position - coalesce(c.position, 0)) FILTER (WHERE late.behind), 0) AS events,
       array_agg(h.study) FILTER (WHERE late.behind) AS studies,
       array_agg(coalesce(c.position, 0)::text) FILTER (WHERE late.behind) AS positions
  FROM {schema}.builds b
  LEFT JOIN unnest($2::text[], $3::bigint[]) AS h (study, position) ON true
  LEFT JOIN {schema}.cursors c ON c.name = b.name AND c.build = b.build AND c.study = h.study
 CROSS JOIN LATERAL (SELECT h.position > coalesce(c.position, 0) AND c.parked IS NOT TRUE) AS late (behind)
 WHERE b.status = 'live' AND b.name = ANY ($1)
 GROUP BY b.name, b.version, b.parts

-- name: status
SELECT b.name, b.build, b.version, b.parts, c.study, c.position, coalesce(encode(c.hash, 'hex'), '') AS hash, c.parked, c.differs,
       d.error AS reason
  FROM {schema}.builds b
  LEFT JOIN {schema}.cursors c USING (name, build)
  LEFT JOIN {schema}.dead_letters d
    ON c.parked AND d.name = b.name AND d.build = b.build AND d.study = c.study AND d.position = c.position + 1
 WHERE b.status = 'live' AND b.name = ANY ($1)

-- name: live-cursor
SELECT c.position, coalesce(encode(c.hash, 'hex'), '') AS hash, c.parked
  FROM {schema}.builds b JOIN {schema}.cursors c USING (name, build)
 WHERE b.name = $1 AND b.status = 'live' AND c.study = $2

-- name: live-schema
SELECT schema, version, parts FROM {schema}.builds WHERE name = $1 AND status = 'live'
