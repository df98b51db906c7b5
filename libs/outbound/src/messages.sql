-- What is published, one row a message.
CREATE TABLE message (
  study text,
  position bigint,
  -- Leaf hash of the event, in hexadecimal.
  hash text NOT NULL,
  type text NOT NULL,
  subject text NOT NULL,
  -- A list: of the subject before the event and after it. A filter that one of them contains lets the message through.
  attributes jsonb NOT NULL,
  -- Canonical JSON, byte for byte: as jsonb it would be another text.
  data text NOT NULL,
  PRIMARY KEY (study, position)
);
