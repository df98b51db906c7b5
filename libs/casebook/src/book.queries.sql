-- name: position-at
SELECT position FROM fact WHERE study = $1 AND known_at <= $2 ORDER BY known_at DESC, position DESC LIMIT 1

-- name: known-at
SELECT known_at FROM fact WHERE study = $1 AND position = $2

-- name: last-of-types
SELECT position FROM fact WHERE study = $1 AND position <= $2 AND type = ANY ($3) ORDER BY position DESC LIMIT 1

-- name: study
SELECT version, position, CASE WHEN version = $2 THEN NULL ELSE state END AS state
  FROM subject WHERE study = $1 AND kind = 'study' AND id = ''

-- name: one
SELECT * FROM subject WHERE study = $1 AND kind = $2 AND id = $3 AND ($4::text[] IS NULL OR site = ANY ($4))

-- name: several
SELECT * FROM subject WHERE study = $1 AND kind = $2 AND id = ANY ($3) AND ($4::text[] IS NULL OR site = ANY ($4))
 ORDER BY id

-- name: of-participant
SELECT * FROM subject WHERE study = $1 AND kind = $2 AND participant = ANY ($3)
   AND ($4::text[] IS NULL OR site = ANY ($4))
 ORDER BY id

-- name: list
SELECT * FROM subject WHERE study = $1 AND kind = $2 AND ($3::text[] IS NULL OR site = ANY ($3)) AND id > $4
   AND ($5::text IS NULL OR status = $5) AND ($6::text IS NULL OR $6 = ANY (flags))
   AND ($7::text IS NULL OR NOT $7 = ANY (flags)) AND since <= $8
   AND ($10::bigint IS NULL OR position > $10)
 ORDER BY id LIMIT $9

-- name: lines
SELECT kind, id, participant, product, site, version, since, position, status, treated_sites, flags
  FROM subject WHERE study = $1 AND kind = $2 AND ($3::text[] IS NULL OR site = ANY ($3)) AND id > $4
   AND ($5::text IS NULL OR status = $5) AND since <= $6
 ORDER BY id LIMIT $7

-- name: products-of-lot
SELECT product FROM lot WHERE study = $1 AND lot = $2 ORDER BY product COLLATE "C"

-- name: lots-like
SELECT DISTINCT lot COLLATE "C" AS lot FROM lot
 WHERE study = $1 AND lot <> $2
   AND lower(regexp_replace(lot, '[^[:alnum:]]+', '', 'g')) = lower(regexp_replace($2, '[^[:alnum:]]+', '', 'g'))
 ORDER BY lot
