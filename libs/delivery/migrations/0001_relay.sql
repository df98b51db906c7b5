-- Up Migration

-- Everything that relays share. What 0.1.0 made without migrations is taken as it is.

-- The topic as it was made: its number of partitions must never change.
CREATE TABLE IF NOT EXISTS topics (
  topic text PRIMARY KEY,
  partitions int NOT NULL
);

-- A shard is a partition of the topic. Its leader is the holder; the epoch goes up with every claim.
CREATE TABLE IF NOT EXISTS shards (
  shard int PRIMARY KEY,
  epoch bigint NOT NULL DEFAULT 0,
  holder text
);

-- A relay that lives counts its beat up. No clock: others judge by when they saw it move.
CREATE TABLE IF NOT EXISTS members (
  member text PRIMARY KEY,
  beat bigint NOT NULL DEFAULT 0
);

-- Up to where a study is in the topic.
CREATE TABLE IF NOT EXISTS cursors (
  study text PRIMARY KEY,
  shard int NOT NULL REFERENCES shards,
  position bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
