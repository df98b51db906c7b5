-- Up Migration

-- In the schema of one service. No read models: secrets, and what was delivered, are nowhere else. What 0.1.0 made without
-- migrations is taken as it is.

CREATE TABLE IF NOT EXISTS webhook_endpoint (
  id uuid PRIMARY KEY,
  study text NOT NULL,
  url text NOT NULL,
  filter jsonb NOT NULL,
  description text,
  -- By whose delegation it gets messages: who registered it, or who enabled it last.
  person text NOT NULL,
  created_at timestamptz NOT NULL,
  disabled_at timestamptz,
  disabled_why text,
  -- Messages up to here are deliveries. This row is also the lock of everything that changes its deliveries.
  position bigint NOT NULL
);
CREATE INDEX IF NOT EXISTS webhook_endpoint_study ON webhook_endpoint (study);

-- Those that have not expired sign, all of them.
CREATE TABLE IF NOT EXISTS webhook_secret (
  endpoint uuid REFERENCES webhook_endpoint ON DELETE CASCADE,
  id uuid,
  sealed bytea NOT NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz,
  PRIMARY KEY (endpoint, id)
);

-- Pending until it has been delivered.
CREATE TABLE IF NOT EXISTS webhook_delivery (
  endpoint uuid REFERENCES webhook_endpoint ON DELETE CASCADE,
  position bigint,
  adverse_event text NOT NULL,
  delivered_at timestamptz,
  attempts integer NOT NULL DEFAULT 0,
  -- Of the attempts since it was queued, replayed or its endpoint enabled.
  first_attempt_at timestamptz,
  -- Null while it waits for an earlier message of its case, and when it was delivered.
  next_at timestamptz,
  -- By the clock of the database, the one that all processes share.
  claimed_until timestamptz,
  PRIMARY KEY (endpoint, position)
);
CREATE INDEX IF NOT EXISTS webhook_delivery_due ON webhook_delivery (endpoint, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS webhook_delivery_claimed ON webhook_delivery (endpoint) WHERE claimed_until IS NOT NULL;
CREATE INDEX IF NOT EXISTS webhook_delivery_case ON webhook_delivery (endpoint, adverse_event, position)
  WHERE delivered_at IS NULL;

-- A number that is missing: the process that made the attempt died in it.
CREATE TABLE IF NOT EXISTS webhook_attempt (
  endpoint uuid,
  position bigint,
  number integer,
  at timestamptz NOT NULL,
  milliseconds integer NOT NULL,
  status integer,
  error text,
  PRIMARY KEY (endpoint, position, number),
  FOREIGN KEY (endpoint, position) REFERENCES webhook_delivery ON DELETE CASCADE
);
