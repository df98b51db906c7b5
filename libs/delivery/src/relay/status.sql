-- name: relayed
SELECT to_regclass('relay.shards') IS NOT NULL AS found

-- name: shards
SELECT shard, m.member AS leader, epoch FROM relay.shards s LEFT JOIN relay.members m ON m.member = s.holder ORDER BY shard
