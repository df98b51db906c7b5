-- name: columns
SELECT line FROM (
  SELECT concat_ws(' ', table_name, ordinal_position, column_name, data_type, is_nullable, collation_name) AS line
    FROM information_schema.columns WHERE table_schema = current_schema()
) AS known ORDER BY line COLLATE "C"

-- name: indexes
SELECT line FROM (
  SELECT replace(indexdef, schemaname || '.', '') AS line FROM pg_indexes WHERE schemaname = current_schema()
) AS known ORDER BY line COLLATE "C"

-- name: tables
SELECT quote_ident(tablename) AS line FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename COLLATE "C"

-- name: rows
SELECT '{table} ' || coalesce(md5(string_agg(row, '' ORDER BY row COLLATE "C")), '') AS line
  FROM (SELECT t::text AS row FROM {table} t) AS hashed
