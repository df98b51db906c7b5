-- Up Migration

-- Offset after the last message of the partition that the cursors know of: what comes after it is read before anything
-- is published. It tells when the database is older than the topic.
ALTER TABLE shards ADD COLUMN topic_end bigint NOT NULL DEFAULT 0;
