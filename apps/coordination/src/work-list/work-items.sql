-- What is to be done for whom, with the instants at which it appears and changes.
CREATE TABLE work_item (
  study text,
  participant text COLLATE "C",
  -- Where it stands in the list: by due date, participant and product.
  place text COLLATE "C",
  product text,
  site text,
  kind text NOT NULL,
  due text,
  opens text,
  closes text,
  appears_at timestamptz,
  ends_at timestamptz,
  opens_at timestamptz,
  closes_at timestamptz,
  why text NOT NULL,
  why_then text,
  requirement text NOT NULL,
  -- The steps that are refused as long as it is missing.
  blocks text[],
  PRIMARY KEY (study, place)
);
CREATE INDEX work_item_of ON work_item (study, participant);
CREATE INDEX work_item_by_kind ON work_item (study, kind);
