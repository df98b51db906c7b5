-- name: seen-in
SELECT k.study, k.position, encode(k.hash, 'hex') AS hash
  FROM unnest($1::text[], $2::bigint[], $3::bigint[]) AS w (study, after, through)
  JOIN {table} k ON k.study = w.study AND k.position > w.after AND k.position <= w.through
