-- What the ledger is asked for: its functions alone, each with the rights that its groups of roles have.

-- name: append
SELECT * FROM ledger.append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)

-- name: receipt
SELECT request_hash, position, answer FROM ledger.receipt($1, $2)

-- name: study-heads
SELECT study, position, encode(leaf_hash, 'hex') AS hash FROM ledger.study_heads()

-- name: hashes-at
SELECT encode(leaf_hash, 'hex') AS hash FROM ledger.hashes_at($1, $2)

-- name: leaves
-- In canonical JSON the members that say an event's place have one spelling, and stand after all that is of its type.
SELECT w.study, e.position, encode(sha256('\x00'::bytea || e.body), 'hex') AS hash, encode(e.leaf_hash, 'hex') AS recorded,
       position(convert_to(format('"stream":%s,"study":%s,"type":', to_json(e.stream), to_json(w.study)), 'UTF8') IN e.body) > 0
   AND position(convert_to(format('"version":%s,"zone":', e.version), 'UTF8') IN e.body) > 0 AS placed
  FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (study, after, through)
 CROSS JOIN LATERAL ledger.read_after(w.study, w.after, (w.through - w.after)::int) AS e
 WHERE e.position > w.after AND e.position <= w.through

-- name: recorded-after
SELECT recorded_at FROM ledger.recorded_after($1, $2)

-- name: receipts-beyond
SELECT command_id AS command, position FROM ledger.receipts_beyond($1)

-- name: stream-versions
SELECT stream, version FROM ledger.stream_versions($1)

-- name: miscounts
SELECT study, position, stream, counted, there FROM ledger.miscounts($1)

-- name: receipts-of
SELECT command_id AS command, position FROM ledger.receipts_of($1, $2)

-- name: subject-keys-of
SELECT subject, key, wrapped, destroyed FROM vault.subject_keys_of($1, $2)

-- name: read-after
SELECT position, stream, version, encode(leaf_hash, 'hex') AS hash, convert_from(body, 'UTF8') AS text
  FROM ledger.read_after($1, $2, $3)

-- name: read-after-as-bytes
SELECT position, leaf_hash, body FROM ledger.read_after($1, $2, $3)

-- name: read-at
SELECT position, stream, version, encode(leaf_hash, 'hex') AS hash, convert_from(body, 'UTF8') AS text
  FROM ledger.read_at($1, $2)

-- name: read-at-as-bytes
SELECT position, leaf_hash, body FROM ledger.read_at($1, $2)

-- name: read-streams
SELECT position, stream, version, encode(leaf_hash, 'hex') AS hash, convert_from(body, 'UTF8') AS text
  FROM ledger.read_streams($1, $2, $3, $4)

-- name: read-streams-as-bytes
SELECT position, leaf_hash, body FROM ledger.read_streams($1, $2, $3, $4)

-- name: wrapped-key
SELECT key, wrapped FROM vault.wrapped_key($1, $2)

-- name: subject-key
SELECT key, wrapped FROM vault.subject_key($1, $2, $3)

-- name: destroy-subject-key
SELECT vault.destroy_subject_key($1, $2)

-- name: notify
SELECT pg_notify($1, payload) FROM unnest($2::text[]) AS payload
