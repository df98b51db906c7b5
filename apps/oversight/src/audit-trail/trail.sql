-- Whom a stream is about, so that later events of it need not say so again.
CREATE TABLE subject (
  study text,
  stream text,
  participant text NOT NULL,
  PRIMARY KEY (study, stream)
);

-- The fields of each record as the last event left them: the old values of the next one.
CREATE TABLE record (
  study text,
  stream text,
  name text,
  fields jsonb NOT NULL,
  PRIMARY KEY (study, stream, name)
);

-- The printed names of the delegation log, sealed.
CREATE TABLE printed_name (
  study text,
  person text,
  event text NOT NULL,
  sealed jsonb NOT NULL,
  PRIMARY KEY (study, person)
);

CREATE TABLE entry (
  study text,
  position bigint,
  participant text,
  product text,
  person text NOT NULL,
  type text NOT NULL,
  recorded_at timestamptz NOT NULL,
  event jsonb NOT NULL,
  changes jsonb NOT NULL,
  PRIMARY KEY (study, position)
);
CREATE INDEX entry_by_participant ON entry (study, participant, position);
CREATE INDEX entry_by_product ON entry (study, product, position);
CREATE INDEX entry_by_person ON entry (study, person, position);
CREATE INDEX entry_by_type ON entry (study, type, position);
