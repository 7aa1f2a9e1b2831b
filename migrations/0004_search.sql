-- One row per public thing: what lists, search, facets, map and exports read.

CREATE TABLE search_entry (
  kind text NOT NULL CHECK (kind IN ('organisation', 'territory')),
  id text NOT NULL,               -- slug of the thing; for a territory "commune/59122"
  path text NOT NULL,             -- its page, without language prefix: /annuaire/…
  title text NOT NULL,
  title_folded text NOT NULL GENERATED ALWAYS AS (fold(title)) STORED,
  subtitle text NOT NULL DEFAULT '',   -- commune name, or what contains the territory
  excerpt text NOT NULL DEFAULT '',    -- plain French text, shown and highlighted
  type text NOT NULL,             -- code of the 'type' vocabulary, or the territory's kind
  names text NOT NULL,            -- folded title, aliases and place names: typo-tolerant matching
  document tsvector NOT NULL,     -- setweight(A title, B aliases and places, C terms, D text), french_unaccent
  point point,
  commune text,
  facets text[] NOT NULL DEFAULT '{}', -- 'theme:astronomie', 'type:museum', 'territory:epci/200018083'…
  weight real NOT NULL DEFAULT 0, -- quiet tie-break between equal matches (population, completeness)
  starts_at timestamptz,
  ends_at timestamptz,
  visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'network', 'hidden')),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE INDEX search_entry_document ON search_entry USING gin (document);
CREATE INDEX search_entry_names ON search_entry USING gin (names gin_trgm_ops);
CREATE INDEX search_entry_facets ON search_entry USING gin (facets);
CREATE INDEX search_entry_point ON search_entry USING gist (point);
CREATE INDEX search_entry_title ON search_entry (kind, title_folded, id);
CREATE INDEX search_entry_updated ON search_entry (kind, updated_at DESC, id);

-- Grows with each committed change of search_entry: what may be kept in memory until it moves.
CREATE TABLE search_revision (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  value bigint NOT NULL DEFAULT 0
);
INSERT INTO search_revision DEFAULT VALUES;
