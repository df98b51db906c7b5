-- name: load
WITH wanted AS (
  SELECT * FROM subject WHERE study = $1 AND (kind, id) IN (SELECT * FROM unnest($2::text[], $3::text[]))
), people AS (
  SELECT participant FROM wanted WHERE participant IS NOT NULL UNION SELECT unnest($4::text[])
)
SELECT * FROM wanted
UNION ALL
SELECT s.* FROM people JOIN subject s ON s.study = $1 AND s.participant = people.participant
 WHERE s.kind IN ('participant', 'product')
   AND (s.kind, s.id) NOT IN (SELECT kind, id FROM wanted)

-- name: known-at
SELECT known_at FROM fact WHERE study = $1 ORDER BY position DESC LIMIT 1

-- name: write
-- As json, not jsonb: members keep the order in which the events said them. The states are most of what is written; they
-- come as bytes one after the other, which costs a tenth of reading them as JSON.
WITH written AS (
  INSERT INTO subject
  SELECT $1, kind, id, stream, participant, product, site, version, since, position, status, treated_sites, flags,
         convert_from(substr($6::bytea, state_from, state_bytes), 'UTF8'), records
    FROM json_to_recordset($2) AS row (kind text, id text, stream text, participant text, product text, site text,
      version integer, since bigint, position bigint, status text, treated_sites json, flags text[], state_from integer,
      state_bytes integer, records json)
  ON CONFLICT (study, kind, id) DO UPDATE SET
    participant = excluded.participant, product = excluded.product, site = excluded.site, version = excluded.version,
    position = excluded.position, status = excluded.status, treated_sites = excluded.treated_sites, flags = excluded.flags, state = excluded.state,
    records = excluded.records
), lots AS (
  INSERT INTO lot SELECT $1, lot, product FROM unnest($4::text[], $5::text[]) AS row (lot, product)
  ON CONFLICT DO NOTHING
)
INSERT INTO fact
SELECT $1, position, stream, version, type, participant, product, site, person, recorded_at, known_at, decode(hash, 'hex'), changes
  FROM json_to_recordset($3) AS row (position bigint, stream text, version integer, type text, participant text,
    product text, site text, person text, recorded_at timestamptz, known_at timestamptz, hash text, changes json)

-- name: participants
SELECT * FROM subject WHERE study = $1 AND kind = 'participant' AND id > $2 ORDER BY id LIMIT $3

-- name: products-of
SELECT * FROM subject WHERE study = $1 AND kind = 'product' AND participant = ANY ($2)
