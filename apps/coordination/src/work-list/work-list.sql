SELECT * FROM work_item
 WHERE place > $1 AND (appears_at IS NULL OR appears_at <= $2)
   AND (ends_at IS NULL OR ends_at > $2)
   AND ($3::text IS NULL OR site = $3) AND ($4::text IS NULL OR participant = $4)
 ORDER BY place LIMIT $5
