-- The events that outcomes follow from: the tables are computed from them when they are read.
CREATE TABLE fact (
  study text,
  position bigint,
  event jsonb NOT NULL,
  PRIMARY KEY (study, position)
);
