-- Up Migration

-- In the schema of one service. What 0.1.0 made without migrations is taken as it is.

-- Every build of a projection has tables of its own; readers are sent to the live one.
CREATE TABLE IF NOT EXISTS builds (
  name text NOT NULL,
  build integer NOT NULL,
  version integer NOT NULL,
  status text NOT NULL CHECK (status IN ('building', 'live', 'retired')),
  schema text NOT NULL,
  PRIMARY KEY (name, build)
);
CREATE UNIQUE INDEX IF NOT EXISTS one_live_build ON builds (name) WHERE status = 'live';

CREATE TABLE IF NOT EXISTS cursors (
  name text NOT NULL,
  build integer NOT NULL,
  study text NOT NULL,
  position bigint NOT NULL DEFAULT 0,
  parked boolean NOT NULL DEFAULT false,
  PRIMARY KEY (name, build, study)
);

-- Outlives its build: why something stood still is worth knowing later.
CREATE TABLE IF NOT EXISTS dead_letters (
  name text NOT NULL,
  build integer NOT NULL,
  study text NOT NULL,
  position bigint NOT NULL,
  event jsonb NOT NULL,
  error text NOT NULL,
  failed_at timestamptz NOT NULL DEFAULT now(),
  attempts integer NOT NULL,
  PRIMARY KEY (name, build, study, position)
);
