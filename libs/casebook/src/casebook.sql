-- What every fact is about: an index over the ledger, which alone keeps the events; and by its hash what the event was.
CREATE TABLE fact (
  study text,
  position bigint,
  stream text NOT NULL,
  version integer NOT NULL,
  type text NOT NULL,
  participant text,
  product text,
  site text,
  person text NOT NULL,
  recorded_at timestamptz NOT NULL,
  -- The latest recorded_at up to here: goes only forward, so that an instant has one position.
  known_at timestamptz NOT NULL,
  -- Leaf hash of the event.
  hash bytea NOT NULL,
  -- Old and new values where an earlier entry of the same record was changed; else they follow from the event.
  changes json,
  PRIMARY KEY (study, position)
);
CREATE INDEX fact_by_participant ON fact (study, participant, position) WHERE participant IS NOT NULL;
CREATE INDEX fact_by_product ON fact (study, product, position) WHERE product IS NOT NULL;
CREATE INDEX fact_by_person ON fact (study, person, position);
CREATE INDEX fact_by_type ON fact (study, type, position);
CREATE INDEX fact_by_time ON fact (study, known_at, position);

-- What each stream is: a study, a participant, a product, a case, as its events left it.
CREATE TABLE subject (
  study text,
  kind text COLLATE "C",
  id text COLLATE "C",
  stream text COLLATE "C" NOT NULL,
  participant text COLLATE "C",
  product text COLLATE "C",
  site text,
  version integer NOT NULL,
  -- Of its first and its last event.
  since bigint NOT NULL,
  position bigint NOT NULL,
  status text,
  -- Of a participant: code and side of each.
  treated_sites json,
  flags text[] NOT NULL,
  -- JSON, as text: nothing looks into it here. Null where the kind has none: a near miss is all in its one event.
  state text,
  -- Where the events are that wrote each record which several may write.
  records json,
  PRIMARY KEY (study, kind, id)
);
CREATE INDEX subject_of_participant ON subject (study, participant, kind) WHERE participant IS NOT NULL;
CREATE INDEX subject_by_status ON subject (study, kind, status, id);
CREATE INDEX serious_case ON subject (study, id) WHERE kind = 'adverse-event' AND 'SERIOUS' = ANY (flags);

-- The products that a lot of a material reached.
CREATE TABLE lot (
  study text,
  lot text,
  product text,
  PRIMARY KEY (study, lot, product)
);
