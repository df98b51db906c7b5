SELECT * FROM work_item
 WHERE study = $1 AND place > $2 AND (appears_at IS NULL OR appears_at <= $3)
   AND (ends_at IS NULL OR ends_at > $3)
   AND ($4::text[] IS NULL OR site = ANY ($4)) AND ($5::text IS NULL OR site = $5)
   AND ($6::text IS NULL OR participant = $6)
 ORDER BY place LIMIT $7
