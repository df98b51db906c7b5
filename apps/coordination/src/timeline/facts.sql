-- Whom a stream is about, so that later events of it need not say so again.
CREATE TABLE subject (
  study text,
  stream text,
  participant text NOT NULL,
  PRIMARY KEY (study, stream)
);

-- The events that the view keeps, by participant and product. Those of the study's own stream have neither.
CREATE TABLE fact (
  study text,
  position bigint,
  participant text,
  product text,
  event jsonb NOT NULL,
  PRIMARY KEY (study, position)
);
CREATE INDEX fact_by_participant ON fact (study, participant, position);
CREATE INDEX fact_by_product ON fact (study, product, position);
CREATE INDEX fact_by_type ON fact (study, (event ->> 'type'), position);
CREATE INDEX fact_by_material ON fact USING gin ((event -> 'data' -> 'materials') jsonb_path_ops);
