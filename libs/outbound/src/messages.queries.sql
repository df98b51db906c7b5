-- name: keep
INSERT INTO message (study, position, hash, type, subject, attributes, data)
SELECT study, position, hash, type, subject, attributes, data FROM jsonb_to_recordset($1)
    AS row (study text, position bigint, hash text, type text, subject text, attributes jsonb, data text)

-- name: after
SELECT position, hash, type, subject, attributes, data FROM message
 WHERE study = $1 AND position > $2 AND attributes @> $3 AND ($4::text[] IS NULL OR attributes -> -1 ->> 'site' = ANY ($4))
 ORDER BY position LIMIT $5

-- name: latest
SELECT position, hash, type, subject, attributes, data FROM message WHERE study = $1 ORDER BY position DESC LIMIT $2

-- name: at
SELECT position, hash, type, subject, attributes, data FROM message WHERE study = $1 AND position = ANY ($2)
