-- name: add-topic
INSERT INTO relay.topics (topic, partitions) VALUES ($1, $2) ON CONFLICT DO NOTHING

-- name: partitions
SELECT partitions FROM relay.topics WHERE topic = $1

-- name: add-shards
INSERT INTO relay.shards (shard) SELECT generate_series(0, $1 - 1) ON CONFLICT DO NOTHING

-- name: shards
SELECT shard, epoch, holder FROM relay.shards ORDER BY shard

-- name: cursors
SELECT study, position, coalesce(encode(hash, 'hex'), '') AS hash FROM relay.cursors WHERE $1::int IS NULL OR shard = $1

-- name: add-cursors
INSERT INTO relay.cursors (study, shard) SELECT unnest($2::text[]), $1 ON CONFLICT DO NOTHING

-- name: adopt-hash
-- Of a cursor that does not know what it saw.
UPDATE relay.cursors SET hash = decode($3, 'hex') WHERE study = $1 AND position = $2 AND hash IS NULL

-- name: topic-end
SELECT topic_end FROM relay.shards WHERE shard = $1

-- name: move-cursors
-- The lock makes whoever claims the shard wait until the cursors are where they now go.
WITH held AS (SELECT shard FROM relay.shards WHERE shard = $1 AND epoch = $2 AND holder = $3 FOR NO KEY UPDATE),
     moves AS (SELECT * FROM unnest($4::text[], $5::bigint[], $6::bigint[], $7::text[]) AS m (study, since, until, hash)),
     fitting AS (
       SELECT c.study FROM relay.cursors c JOIN moves m ON c.study = m.study AND c.position = m.since
         JOIN held USING (shard) FOR UPDATE OF c),
     all_fit AS (SELECT shard FROM held WHERE (SELECT count(*) FROM fitting) = cardinality($4)),
     moved AS (
       UPDATE relay.cursors c SET position = m.until, hash = decode(m.hash, 'hex') FROM moves m, all_fit
        WHERE c.study = m.study),
     noted AS (
       UPDATE relay.shards s SET topic_end = greatest(s.topic_end, $8) FROM all_fit WHERE s.shard = all_fit.shard
       RETURNING 1)
SELECT count(*) > 0 AS moved FROM noted
