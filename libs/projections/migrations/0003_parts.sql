-- Up Migration

-- Of what else than its number a build's version consists; empty for one that is a number alone, or was made before.
ALTER TABLE builds ADD COLUMN parts text NOT NULL DEFAULT '';
