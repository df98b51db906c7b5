-- name: begin-alone
SELECT pg_try_advisory_lock(hashtext($1), hashtext($2)) AS got

-- name: end-alone
SELECT pg_advisory_unlock(hashtext($1), hashtext($2))
