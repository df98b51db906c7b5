-- name: time
SELECT clock_timestamp() AS now

-- name: commit
-- Something that has to reach the disk, and changes nothing.
SELECT pg_logical_emit_message(true, 'caseledger', 'ready')
