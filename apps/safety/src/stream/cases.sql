-- Each case as its events left it, for the messages to come.
CREATE TABLE case_state (
  study text,
  stream text,
  state jsonb NOT NULL,
  PRIMARY KEY (study, stream)
);
