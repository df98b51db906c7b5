-- name: beat
INSERT INTO relay.members AS m (member) VALUES ($1) ON CONFLICT (member) DO UPDATE SET beat = m.beat + 1

-- name: members
SELECT member, beat FROM relay.members

-- name: leave
DELETE FROM relay.members WHERE member = $1

-- name: bury
-- Unless it gave a sign of life meanwhile.
DELETE FROM relay.members WHERE member = $1 AND beat = $2

-- name: claim
UPDATE relay.shards SET epoch = epoch + 1, holder = $3 WHERE shard = $1 AND epoch = $2

-- name: give-back
UPDATE relay.shards SET holder = NULL WHERE shard = $1 AND epoch = $2 AND holder = $3
