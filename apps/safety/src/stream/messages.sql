-- One message for each event of an adverse event.
CREATE TABLE message (
  study text,
  position bigint,
  type text NOT NULL,
  -- A list: of the case before the event and after it. A filter that one of them contains lets the message through.
  attributes jsonb NOT NULL,
  -- Canonical JSON, byte for byte: as jsonb it would be another text.
  data text NOT NULL,
  PRIMARY KEY (study, position)
);

-- Each case as its events left it, for the messages to come.
CREATE TABLE case_state (
  study text,
  stream text,
  state jsonb NOT NULL,
  PRIMARY KEY (study, stream)
);
