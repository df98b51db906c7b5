-- name: known
SELECT stream, state FROM case_state WHERE study = $1 AND stream = ANY ($2)

-- name: keep
INSERT INTO case_state SELECT $1, stream, state FROM jsonb_to_recordset($2) AS row (stream text, state jsonb)
    ON CONFLICT (study, stream) DO UPDATE SET state = excluded.state
