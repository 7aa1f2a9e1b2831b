-- Indicators of the observatory: those of the pack, made from its files, computed from what the site holds, entered by hand. Their history; alerts.

ALTER TABLE indicator DROP CONSTRAINT indicator_theme_check, DROP CONSTRAINT indicator_unit_check;
ALTER TABLE indicator ADD CONSTRAINT indicator_theme_check CHECK (theme IN ('network', 'activity', 'museums',
  'population', 'age', 'occupation', 'education', 'employment', 'income', 'other'));
ALTER TABLE indicator ADD CONSTRAINT indicator_unit_check
  CHECK (unit IN ('inhabitants', 'percent', 'euros', 'count', 'per-100', 'per-10000', 'number'));
ALTER TABLE indicator
  -- Who writes its values: the pack as published, a file of the pack counted here, the site every night, people.
  ADD COLUMN origin text NOT NULL DEFAULT 'pack' CHECK (origin IN ('pack', 'file', 'live', 'hand')),
  ADD COLUMN formula_fr text CHECK (length(formula_fr) <= 1000),
  ADD COLUMN formula_en text CHECK (length(formula_en) <= 1000),
  ADD COLUMN direction text NOT NULL DEFAULT 'neither' CHECK (direction IN ('more', 'less', 'neither')), -- which way is better
  ADD COLUMN levels text[] NOT NULL DEFAULT '{commune,epci,departement,region}' CHECK (cardinality(levels) > 0),
  ADD COLUMN target double precision,
  ADD COLUMN target_year smallint,
  ADD COLUMN thresholds double precision[] NOT NULL DEFAULT '{}' CHECK (cardinality(thresholds) <= 3), -- limits of the classes of its map, rising; none: quantiles
  ADD CHECK ((target IS NULL) = (target_year IS NULL));

ALTER TABLE indicator_vintage
  ADD COLUMN origin text NOT NULL DEFAULT 'pack' CHECK (origin IN ('pack', 'file', 'live', 'hand')),
  ADD COLUMN frozen_at timestamptz; -- since when its values change by a correction only

-- The map and the ranking of a year read the index alone.
CREATE INDEX indicator_value_year ON indicator_value (indicator, year, kind) INCLUDE (code, value, status);

-- Each change of a value: what stood, what stands since. Nothing is overwritten without a line here.
CREATE TABLE indicator_change (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  kind text NOT NULL,
  code text NOT NULL,
  indicator text NOT NULL,
  year smallint NOT NULL,
  was double precision,
  was_status text CHECK (was_status IN ('published', 'approximated', 'secret', 'unavailable')), -- null: nothing stood
  value double precision,
  status text NOT NULL CHECK (status IN ('published', 'approximated', 'secret', 'unavailable')),
  origin text NOT NULL CHECK (origin IN ('pack', 'file', 'live', 'hand', 'csv')),
  changed_by uuid REFERENCES person ON DELETE SET NULL,
  reason text CHECK (length(reason) <= 1000),
  at timestamptz NOT NULL,
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE,
  FOREIGN KEY (indicator, year) REFERENCES indicator_vintage (indicator, year) ON DELETE CASCADE,
  CHECK ((origin IN ('hand', 'csv')) <= (btrim(reason) <> '' AND reason IS NOT NULL))
);
CREATE INDEX indicator_change_cell ON indicator_change (indicator, kind, code, year, id);

-- What is worth being told of, looked at every night.
CREATE TABLE alert_rule (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 200),
  indicator text NOT NULL REFERENCES indicator ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('below', 'above', 'drop', 'gap', 'none-left')),
  level text NOT NULL CHECK (level IN ('commune', 'epci', 'departement', 'region')),
  threshold double precision, -- of the value; in percent for a drop or a gap
  tell text NOT NULL CHECK (tell IN ('moderator', 'administrator')), -- the least role of those who are told
  active boolean NOT NULL DEFAULT true,
  created_by uuid REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  CHECK ((kind = 'none-left') = (threshold IS NULL))
);
CREATE INDEX alert_rule_indicator ON alert_rule (indicator);

-- A rule met by a territory one year: said once.
CREATE TABLE alert (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  rule_id uuid NOT NULL REFERENCES alert_rule ON DELETE CASCADE,
  territory_kind text NOT NULL,
  territory_code text NOT NULL,
  year smallint NOT NULL,
  value double precision NOT NULL,
  reference double precision, -- what it was compared with: the period before, the region
  raised_at timestamptz NOT NULL,
  over_at timestamptz, -- since when it is no longer so
  acknowledged_at timestamptz,
  acknowledged_by uuid REFERENCES person ON DELETE SET NULL,
  note text CHECK (length(note) <= 2000),
  UNIQUE (rule_id, territory_kind, territory_code, year),
  FOREIGN KEY (territory_kind, territory_code) REFERENCES territory (kind, code) ON DELETE CASCADE,
  CHECK ((acknowledged_at IS NULL) = (note IS NULL))
);
CREATE INDEX alert_waiting ON alert (raised_at, id) WHERE acknowledged_at IS NULL;

-- Moves whenever a value or a definition does: what is kept in memory stands as long as it does.
CREATE TABLE indicator_revision (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  revision bigint NOT NULL
);
INSERT INTO indicator_revision (revision) VALUES (0);
