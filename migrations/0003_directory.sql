-- The actors of the network, their places, and where each fact about them was read.

CREATE TABLE vocabulary_term (
  vocabulary text NOT NULL CHECK (vocabulary IN
    ('type', 'legal_status', 'role', 'theme', 'audience', 'format', 'skill', 'equipment', 'access')),
  code text NOT NULL CHECK (code ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  label_fr text NOT NULL,
  label_en text NOT NULL,
  definition_fr text,
  definition_en text,
  position smallint NOT NULL DEFAULT 0,
  retired_at timestamptz,
  PRIMARY KEY (vocabulary, code)
);

CREATE TABLE organisation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  name text NOT NULL CHECK (btrim(name) <> ''),
  name_folded text NOT NULL GENERATED ALWAYS AS (fold(name)) STORED,
  type_vocabulary text NOT NULL DEFAULT 'type' CHECK (type_vocabulary = 'type'),
  type text NOT NULL,
  legal_status_vocabulary text NOT NULL DEFAULT 'legal_status' CHECK (legal_status_vocabulary = 'legal_status'),
  legal_status text,
  description_fr text,
  description_en text,
  parent_id uuid REFERENCES organisation ON DELETE SET NULL DEFERRABLE CHECK (parent_id <> id),
  -- the territory a source names when it gives no address: a service of an EPCI, a regional network
  area_kind text,
  area_code text,
  website text,
  email text,
  phone text,
  opening_hours text, -- OSM opening_hours syntax
  founded_on text,    -- as the source writes it: 1851, 2006-09-01
  status text NOT NULL DEFAULT 'published' CHECK (status IN ('draft', 'published', 'archived')),
  confirmed_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now(),
  updated_at timestamptz NOT NULL DEFAULT now(),
  FOREIGN KEY (type_vocabulary, type) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  FOREIGN KEY (legal_status_vocabulary, legal_status) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  FOREIGN KEY (area_kind, area_code) REFERENCES territory (kind, code),
  CHECK ((area_kind IS NULL) = (area_code IS NULL))
);
CREATE INDEX organisation_name ON organisation (name_folded);
CREATE INDEX organisation_area ON organisation (area_kind, area_code) WHERE area_code IS NOT NULL;
CREATE INDEX organisation_name_trigram ON organisation USING gin (name_folded gin_trgm_ops);
CREATE INDEX organisation_parent ON organisation (parent_id);
CREATE INDEX organisation_updated ON organisation (updated_at DESC, id);

CREATE TABLE organisation_alias (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> ''),
  name_folded text NOT NULL GENERATED ALWAYS AS (fold(name)) STORED,
  PRIMARY KEY (organisation_id, name)
);
CREATE INDEX organisation_alias_name ON organisation_alias (name_folded);

CREATE TABLE organisation_term (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  vocabulary text NOT NULL CHECK (vocabulary IN ('role', 'theme', 'audience', 'format', 'skill', 'equipment')),
  code text NOT NULL,
  PRIMARY KEY (organisation_id, vocabulary, code),
  FOREIGN KEY (vocabulary, code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE
);
CREATE INDEX organisation_term_code ON organisation_term (vocabulary, code);

CREATE TABLE organisation_network (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  network_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE CHECK (network_id <> organisation_id),
  PRIMARY KEY (organisation_id, network_id)
);
CREATE INDEX organisation_network_members ON organisation_network (network_id);

CREATE TABLE organisation_identifier (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  scheme text NOT NULL CHECK (scheme IN ('siret', 'siren', 'rna', 'museofile', 'uai', 'ror', 'wikidata', 'openagenda')),
  value text NOT NULL CHECK (btrim(value) <> ''),
  PRIMARY KEY (scheme, value, organisation_id)
);
CREATE INDEX organisation_identifier_owner ON organisation_identifier (organisation_id);
-- Several bodies may share a SIREN or SIRET (services of one town) or a ROR (schools of one institute), never these:
CREATE UNIQUE INDEX organisation_identifier_unique ON organisation_identifier (scheme, value)
  WHERE scheme IN ('rna', 'museofile', 'uai', 'wikidata', 'openagenda');

CREATE TABLE organisation_link (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  url text NOT NULL CHECK (url ~ '^https?://'),
  label text,
  kind text NOT NULL CHECK (kind IN ('website', 'booking', 'wikipedia', 'social', 'resource')),
  PRIMARY KEY (organisation_id, url)
);

CREATE TABLE place (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  name text,
  address text,
  postcode text CHECK (postcode ~ '^\d{5}$'),
  commune_kind text NOT NULL DEFAULT 'commune' CHECK (commune_kind = 'commune'),
  commune text NOT NULL,
  point point CHECK (point[0] BETWEEN -180 AND 180 AND point[1] BETWEEN -90 AND 90),
  -- how well the point is known: the address itself, or only the middle of the commune
  precision text NOT NULL CHECK (precision IN ('address', 'commune')),
  access_fr text,
  access_en text,
  access_codes text[] NOT NULL DEFAULT '{}', -- terms of the 'access' vocabulary
  main boolean NOT NULL DEFAULT false,
  FOREIGN KEY (commune_kind, commune) REFERENCES territory (kind, code)
);
CREATE INDEX place_organisation ON place (organisation_id);
CREATE UNIQUE INDEX place_main ON place (organisation_id) WHERE main;
CREATE INDEX place_commune ON place (commune);
CREATE INDEX place_point ON place USING gist (point);

-- Provenance: one row for each record of each source that told us about this organisation.
CREATE TABLE organisation_source (
  source_id text NOT NULL REFERENCES data_source,
  record_id text NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  fingerprint text NOT NULL, -- SHA-256 of the record as read: an unchanged record is skipped
  record jsonb NOT NULL,     -- the normalised record, kept to tell who said what
  dated text,                -- the record's own date, if it has one
  -- how the record found its organisation: it made a new one, or a matching rule recognised it
  matched_by text NOT NULL DEFAULT 'new' CHECK (matched_by IN ('new', 'identifier', 'siret', 'address', 'name', 'name-region')),
  imported_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (source_id, record_id)
);
CREATE INDEX organisation_source_owner ON organisation_source (organisation_id);

-- An address once published keeps leading somewhere.
CREATE TABLE organisation_former_slug (
  slug text PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE
);

-- « Signaler une erreur »: kept for moderation; no account needed.
CREATE TABLE organisation_report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  reason text NOT NULL CHECK (reason IN ('wrong', 'closed', 'duplicate', 'other')),
  message text NOT NULL CHECK (length(message) BETWEEN 1 AND 4000),
  contact_email text,
  status text NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'handled', 'dismissed')),
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX organisation_report_open ON organisation_report (created_at) WHERE status = 'open';
