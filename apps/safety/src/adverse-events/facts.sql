-- The events that the safety views keep.
CREATE TABLE fact (
  study text,
  position bigint,
  stream text NOT NULL,
  type text NOT NULL,
  event jsonb NOT NULL,
  PRIMARY KEY (study, position)
);
CREATE INDEX fact_by_stream ON fact (study, stream COLLATE "C", position);

-- Each case as its events left it.
CREATE TABLE adverse_event (
  study text,
  id text COLLATE "C",
  serious boolean NOT NULL,
  PRIMARY KEY (study, id)
);
CREATE INDEX adverse_event_by_seriousness ON adverse_event (study, serious, id);
