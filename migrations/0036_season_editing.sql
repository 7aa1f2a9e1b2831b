-- Seasons that the team edits: their label, their rules, their charter; editions with a deadline and territories.

ALTER TABLE season
  ADD COLUMN label_fr text NOT NULL DEFAULT '' CHECK (length(label_fr) <= 120), -- a name or mark that some may use
  ADD COLUMN label_en text NOT NULL DEFAULT '' CHECK (length(label_en) <= 120),
  ADD COLUMN label_use_fr text NOT NULL DEFAULT '' CHECK (length(label_use_fr) <= 1000), -- who may use it, and for what
  ADD COLUMN label_use_en text NOT NULL DEFAULT '' CHECK (length(label_use_en) <= 1000),
  ADD COLUMN rules_fr text NOT NULL DEFAULT '' CHECK (length(rules_fr) <= 4000), -- Markdown
  ADD COLUMN rules_en text NOT NULL DEFAULT '' CHECK (length(rules_en) <= 4000),
  ADD COLUMN logo_id uuid REFERENCES stored_file,
  ADD COLUMN logo_alt text NOT NULL DEFAULT '' CHECK (length(logo_alt) <= 200),
  ADD COLUMN archived_at timestamptz, -- not listed any more, takes nothing more; its editions stay where they were
  ADD COLUMN charter_version smallint, -- the one that is asked now; null: none
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD CONSTRAINT season_logo CHECK (logo_id IS NULL OR btrim(logo_alt) <> '');

-- What the charter of a season said, version after version: people accepted one of them.
CREATE TABLE season_charter (
  season text NOT NULL REFERENCES season ON UPDATE CASCADE ON DELETE CASCADE,
  version smallint NOT NULL CHECK (version > 0),
  text_fr text NOT NULL CHECK (btrim(text_fr) <> '' AND length(text_fr) <= 30000), -- Markdown
  text_en text NOT NULL DEFAULT '' CHECK (length(text_en) <= 30000),
  since timestamptz NOT NULL,
  PRIMARY KEY (season, version)
);

-- Who accepted a charter for an event, and when.
CREATE TABLE event_charter (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  season text NOT NULL,
  version smallint NOT NULL,
  accepted_at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  PRIMARY KEY (event_id, season, version),
  FOREIGN KEY (season, version) REFERENCES season_charter ON UPDATE CASCADE ON DELETE CASCADE
);
CREATE INDEX event_charter_version ON event_charter (season, version);
CREATE INDEX event_charter_person ON event_charter (person_id) WHERE person_id IS NOT NULL;

ALTER TABLE season_edition
  ADD COLUMN submit_until date, -- the last day to send an event
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0);

-- Where an edition takes place; none: everywhere in the region.
CREATE TABLE season_edition_territory (
  season text NOT NULL,
  year smallint NOT NULL,
  kind text NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (season, year, kind, code),
  FOREIGN KEY (season, year) REFERENCES season_edition ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE
);

-- Shipped seasons and editions that the team removed: a start does not bring them back. Year 0: the whole season.
CREATE TABLE season_removed (
  season text NOT NULL,
  year smallint NOT NULL DEFAULT 0,
  removed_at timestamptz NOT NULL,
  PRIMARY KEY (season, year)
);
