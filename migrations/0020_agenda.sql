-- Agenda: events, where and when they happen, who makes them, and where each was read.

ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_check
  CHECK (kind IN ('organisation', 'territory', 'expert', 'event'));
-- Sessions of an event, by beginning. What is over is not kept in memory: it is found here.
ALTER TABLE search_entry ADD COLUMN begins timestamptz[], ADD COLUMN ends timestamptz[], ADD COLUMN last_end timestamptz;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_sessions
  CHECK (coalesce(cardinality(begins), 0) = coalesce(cardinality(ends), 0) AND (begins IS NULL) = (last_end IS NULL));
CREATE INDEX search_entry_past ON search_entry (last_end DESC, ordinal) WHERE last_end IS NOT NULL;
CREATE INDEX search_entry_past_facets ON search_entry USING gin (facets) WHERE last_end IS NOT NULL;

-- A « temps fort » that comes back: Fête de la science, Février des sciences…
CREATE TABLE season (
  code text PRIMARY KEY CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name_fr text NOT NULL CHECK (btrim(name_fr) <> ''),
  name_en text NOT NULL CHECK (btrim(name_en) <> ''),
  summary_fr text NOT NULL,
  summary_en text NOT NULL,
  website text CHECK (website ~ '^https?://'),
  position smallint NOT NULL DEFAULT 0
);
CREATE TABLE season_edition (
  season text NOT NULL REFERENCES season ON UPDATE CASCADE,
  year smallint NOT NULL CHECK (year BETWEEN 1950 AND 2200),
  begins_on date,
  ends_on date CHECK (ends_on >= begins_on),
  PRIMARY KEY (season, year)
);

CREATE TABLE event (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title_fr text NOT NULL CHECK (btrim(title_fr) <> '' AND length(title_fr) <= 140),
  title_en text CHECK (length(title_en) <= 140),
  summary_fr text CHECK (length(summary_fr) <= 200),
  summary_en text CHECK (length(summary_en) <= 200),
  description_fr text CHECK (length(description_fr) <= 10000), -- Markdown
  description_en text CHECK (length(description_en) <= 10000),
  conditions_fr text CHECK (length(conditions_fr) <= 255),
  conditions_en text CHECK (length(conditions_en) <= 255),
  fee text CHECK (fee IN ('free', 'paid')), -- null: not said
  age_min smallint CHECK (age_min BETWEEN 0 AND 120),
  age_max smallint CHECK (age_max BETWEEN 0 AND 120),
  mode text NOT NULL DEFAULT 'offline' CHECK (mode IN ('offline', 'online', 'mixed')),
  online_link text CHECK (online_link ~ '^https?://'),
  timezone text NOT NULL DEFAULT 'Europe/Paris',
  languages text[] NOT NULL DEFAULT '{}',
  keywords text[] NOT NULL DEFAULT '{}' CHECK (cardinality(keywords) <= 50),
  -- How to book, apart for the general public and for groups: [{"for": "public" | "school", "type": "link" | "phone" | "email", "value": …}]
  booking jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(booking) = 'array'),
  state text NOT NULL CHECK (state IN ('draft', 'submitted', 'published', 'refused', 'removed')),
  season text,
  season_year smallint,
  organiser_name text, -- as a source wrote it
  organiser_id uuid REFERENCES organisation ON DELETE SET NULL,
  source_url text CHECK (source_url ~ '^https?://'),
  demo boolean NOT NULL DEFAULT false,
  sequence integer NOT NULL DEFAULT 0 CHECK (sequence >= 0), -- RFC 5545: raised when a time or a place changes
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_at timestamptz,
  FOREIGN KEY (season, season_year) REFERENCES season_edition (season, year) ON UPDATE CASCADE,
  CHECK (age_max IS NULL OR age_min IS NULL OR age_max >= age_min),
  CHECK ((season IS NULL) = (season_year IS NULL)),
  CHECK (mode = 'offline' OR online_link IS NOT NULL),
  CHECK ((state = 'published') <= (published_at IS NOT NULL))
);
CREATE INDEX event_season ON event (season, season_year) WHERE season IS NOT NULL;
CREATE INDEX event_organiser ON event (organiser_id) WHERE organiser_id IS NOT NULL;

CREATE TABLE event_place (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  rank smallint NOT NULL DEFAULT 0,
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
  name text CHECK (length(name) <= 255),
  address text CHECK (length(address) <= 255),
  postcode text CHECK (postcode ~ '^\d{5}$'),
  commune_kind text NOT NULL DEFAULT 'commune' CHECK (commune_kind = 'commune'),
  commune text, -- null: outside of the region's communes
  locality text, -- the town as a source wrote it
  point point CHECK (point[0] BETWEEN -180 AND 180 AND point[1] BETWEEN -90 AND 90),
  UNIQUE (event_id, rank),
  FOREIGN KEY (commune_kind, commune) REFERENCES territory (kind, code)
);
CREATE INDEX event_place_commune ON event_place (commune);
CREATE INDEX event_place_organisation ON event_place (organisation_id) WHERE organisation_id IS NOT NULL;

CREATE TABLE event_session (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, -- the stable part of the UID of calendars
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  place_id uuid REFERENCES event_place ON DELETE SET NULL, -- null: the first place, or online
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  -- As OpenAgenda counts: 1 scheduled, 2 rescheduled, 3 moved online, 4 postponed, 5 full, 6 cancelled
  status smallint NOT NULL DEFAULT 1 CHECK (status BETWEEN 1 AND 6),
  former_begins_at timestamptz,
  CHECK (ends_at > begins_at AND ends_at <= begins_at + interval '24 hours'),
  UNIQUE NULLS NOT DISTINCT (event_id, begins_at, place_id)
);
CREATE INDEX event_session_begin ON event_session (begins_at);

CREATE TABLE event_term (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  vocabulary text NOT NULL CHECK (vocabulary IN ('theme', 'audience', 'format', 'access')),
  code text NOT NULL,
  PRIMARY KEY (event_id, vocabulary, code),
  FOREIGN KEY (vocabulary, code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE
);
CREATE INDEX event_term_code ON event_term (vocabulary, code);

CREATE TABLE event_source (
  source_id text NOT NULL REFERENCES data_source,
  record_id text NOT NULL,
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  fingerprint text NOT NULL, -- SHA-256 of the record as read: an unchanged record is skipped
  imported_at timestamptz NOT NULL,
  PRIMARY KEY (source_id, record_id)
);
CREATE INDEX event_source_owner ON event_source (event_id);

-- An address once published keeps leading somewhere.
CREATE TABLE event_former_slug (
  slug text PRIMARY KEY,
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE
);
