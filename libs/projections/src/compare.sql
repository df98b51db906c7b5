-- name: tables
SELECT relname AS table FROM pg_class
  WHERE relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = $1) AND relkind IN ('r', 'p')
    AND NOT relispartition

-- name: buckets
SELECT left(row, 3) AS bucket, count(*) AS rows, md5(string_agg(row, '' ORDER BY row COLLATE "C")) AS digest
  FROM (SELECT md5(t::text) AS row FROM {table} t) hashed GROUP BY 1

-- name: rows
SELECT t::text AS row FROM {table} t WHERE left(md5(t::text), 3) = ANY ($1) ORDER BY 1
