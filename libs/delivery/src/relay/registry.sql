-- Everything that relays share. Run at start, under a lock.
CREATE SCHEMA IF NOT EXISTS relay;

-- The topic as it was made: its number of partitions must never change.
CREATE TABLE IF NOT EXISTS relay.topics (
  topic text PRIMARY KEY,
  partitions int NOT NULL
);

-- A shard is a partition of the topic. Its leader is the holder; the epoch goes up with every claim.
CREATE TABLE IF NOT EXISTS relay.shards (
  shard int PRIMARY KEY,
  epoch bigint NOT NULL DEFAULT 0,
  holder text
);

-- A relay that lives counts its beat up. No clock: others judge by when they saw it move.
CREATE TABLE IF NOT EXISTS relay.members (
  member text PRIMARY KEY,
  beat bigint NOT NULL DEFAULT 0
);

-- Up to where a study is in the topic.
CREATE TABLE IF NOT EXISTS relay.cursors (
  study text PRIMARY KEY,
  shard int NOT NULL REFERENCES relay.shards,
  position bigint NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
