-- Up Migration

-- That a webhook is there, whose it is and whether it is enabled follows from its stream in the ledger; the row follows.
ALTER TABLE webhook_endpoint RENAME COLUMN url TO origin;
ALTER TABLE webhook_endpoint
  -- Inherited: registered before the ledger was told of webhooks. Prepared: the ledger may not have it yet.
  ADD COLUMN state text NOT NULL DEFAULT 'inherited'
    CHECK (state IN ('inherited', 'prepared', 'registered', 'deleted')),
  -- Of its stream: up to there the row is what the events say.
  ADD COLUMN version integer NOT NULL DEFAULT 0,
  -- The whole URL. What follows the origin may be secret. Null once it is deleted.
  ADD COLUMN sealed_url bytea,
  -- Whose messages it gets: "ALL" or a list of sites.
  ADD COLUMN sites jsonb,
  ADD COLUMN deleted_at timestamptz,
  -- Code of the reason for which it was disabled, as long as the ledger has not been told.
  ADD COLUMN untold text,
  -- Leaf hash of the event at `position`; null while it is not known.
  ADD COLUMN hash bytea CHECK (octet_length(hash) = 32),
  -- How the ledger differs from what was seen: then it stands still.
  ADD COLUMN differs text,
  -- Attempts in a row that failed. From the third on it is held to be down, and only tried now and then.
  ADD COLUMN failures integer NOT NULL DEFAULT 0,
  ADD COLUMN down_since timestamptz,
  ADD COLUMN probe_at timestamptz;
ALTER TABLE webhook_endpoint ALTER COLUMN state DROP DEFAULT;
UPDATE webhook_endpoint SET untold = 'DISABLED_BEFORE' WHERE disabled_at IS NOT NULL;

-- Prepared: the ledger does not tell of it yet, so it signs nothing.
ALTER TABLE webhook_secret ADD COLUMN prepared boolean NOT NULL DEFAULT false;

ALTER TABLE webhook_delivery RENAME COLUMN adverse_event TO subject;
