-- Up Migration

-- What a cursor saw last is a position and the leaf hash of the event there; null while it is not known.
ALTER TABLE cursors ADD COLUMN hash bytea CHECK (octet_length(hash) = 32);

-- Whoever moves a cursor without saying what it saw, as a relay of 0.1.0 does, leaves a hash of another event.
CREATE FUNCTION forget_hash() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.hash := NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER forget_hash BEFORE UPDATE ON cursors FOR EACH ROW
  WHEN (NEW.position <> OLD.position AND NEW.hash IS NOT DISTINCT FROM OLD.hash) EXECUTE FUNCTION forget_hash();
