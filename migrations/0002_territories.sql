-- Communes, EPCI, départements and the region of the pack, how they contain each other, and their indicators.

CREATE TABLE territory (
  kind text NOT NULL CHECK (kind IN ('commune', 'epci', 'departement', 'region')),
  code text NOT NULL,
  name text NOT NULL,
  name_folded text NOT NULL GENERATED ALWAYS AS (fold(name)) STORED,
  type text CHECK (type IN ('CC', 'CA', 'CU', 'METRO', 'MET69')),
  seat_commune text,
  population integer CHECK (population >= 0),
  population_year smallint,
  area_km2 double precision CHECK (area_km2 > 0),
  point point,
  facts jsonb NOT NULL DEFAULT '{}',
  source_id text NOT NULL REFERENCES data_source,
  PRIMARY KEY (kind, code),
  CHECK ((kind = 'epci') = (type IS NOT NULL))
);
CREATE INDEX territory_name ON territory (kind, name_folded, code);
CREATE INDEX territory_name_trigram ON territory USING gin (name_folded gin_trgm_ops);
CREATE INDEX territory_point ON territory USING gist (point);

-- Every containment, direct or not: a commune in its EPCI, département and region; an EPCI in each département it touches.
CREATE TABLE territory_membership (
  member_kind text NOT NULL,
  member_code text NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (member_kind, member_code, kind, code),
  FOREIGN KEY (member_kind, member_code) REFERENCES territory (kind, code) ON DELETE CASCADE,
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE
);
CREATE INDEX territory_membership_container ON territory_membership (kind, code, member_kind);

-- Territories of one kind that share a border.
CREATE TABLE territory_neighbour (
  kind text NOT NULL,
  code text NOT NULL,
  neighbour_code text NOT NULL,
  PRIMARY KEY (kind, code, neighbour_code),
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE,
  FOREIGN KEY (kind, neighbour_code) REFERENCES territory (kind, code) ON DELETE CASCADE
);

CREATE TABLE indicator (
  code text PRIMARY KEY,
  theme text NOT NULL CHECK (theme IN ('population', 'age', 'occupation', 'education', 'employment', 'income')),
  unit text NOT NULL CHECK (unit IN ('inhabitants', 'percent', 'euros')),
  label_fr text NOT NULL,
  label_en text NOT NULL,
  definition_fr text NOT NULL,
  definition_en text NOT NULL,
  position smallint NOT NULL
);

-- One year of one indicator. Years that share a series may be compared; a change of series is a break.
CREATE TABLE indicator_vintage (
  indicator text NOT NULL REFERENCES indicator ON DELETE CASCADE,
  year smallint NOT NULL,
  series text NOT NULL,
  source_id text NOT NULL REFERENCES data_source,
  note_fr text,
  note_en text,
  PRIMARY KEY (indicator, year)
);

CREATE TABLE indicator_value (
  kind text NOT NULL,
  code text NOT NULL,
  indicator text NOT NULL,
  year smallint NOT NULL,
  value double precision,
  -- published as is; approximated (from IRIS, or from communes); withheld by statistical secrecy; not published
  status text NOT NULL CHECK (status IN ('published', 'approximated', 'secret', 'unavailable')),
  PRIMARY KEY (kind, code, indicator, year),
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE,
  FOREIGN KEY (indicator, year) REFERENCES indicator_vintage (indicator, year) ON DELETE CASCADE,
  CHECK ((value IS NULL) = (status IN ('secret', 'unavailable')))
);

-- Facts a study established about one territory (for example the eleven EPCI of the 2021 study).
CREATE TABLE territory_study (
  kind text NOT NULL,
  code text NOT NULL,
  study text NOT NULL,
  source_id text NOT NULL REFERENCES data_source,
  facts jsonb NOT NULL,
  PRIMARY KEY (kind, code, study),
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE
);
