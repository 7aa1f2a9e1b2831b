-- One row per public thing: what lists, search, facets, map and exports read. Rebuilt from the modules that own the things.
-- Filters, counts and orders are computed in memory from these rows (docs/decisions: search in memory); text is matched here.
CREATE TABLE search_entry (
  kind text NOT NULL CHECK (kind IN ('organisation', 'territory')),
  id text NOT NULL,               -- slug of the thing; for a territory "commune/59122"
  ordinal integer NOT NULL UNIQUE, -- its number in memory, never given twice
  revision bigint NOT NULL,       -- value of search_revision when this row last changed
  path text NOT NULL,             -- its page, without language prefix: /annuaire/…
  title text NOT NULL,
  title_folded text NOT NULL,     -- fold(title): order and exact match
  names text NOT NULL,            -- folded title, aliases and places, one a line: typos and suggestions
  subtitle text NOT NULL DEFAULT '',   -- commune name, or what contains the territory
  excerpt text NOT NULL DEFAULT '',    -- plain French text, shown and highlighted
  type text NOT NULL,             -- code of the 'type' vocabulary, or the territory's kind
  document tsvector NOT NULL,     -- A title, B aliases and places, C terms, D text
  point point,
  commune text,
  facets text[] NOT NULL DEFAULT '{}', -- 'theme:astronomie', 'type:museum', 'territory:epci/200018083'…
  weight real NOT NULL DEFAULT 0, -- quiet tie-break between equal matches (population, completeness)
  visibility text NOT NULL DEFAULT 'public' CHECK (visibility IN ('public', 'network', 'hidden')),
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
CREATE SEQUENCE search_ordinal AS integer OWNED BY search_entry.ordinal;
CREATE INDEX search_entry_document ON search_entry USING gin (document);
CREATE INDEX search_entry_revision ON search_entry (revision, ordinal);

-- What left since a revision, for the memories that still hold it.
CREATE TABLE search_removal (
  ordinal integer PRIMARY KEY,
  revision bigint NOT NULL
);
CREATE INDEX search_removal_revision ON search_removal (revision);

-- The words of each facet value, in both languages and in the order of its vocabulary.
CREATE TABLE search_facet_label (
  facet text PRIMARY KEY,         -- 'theme:astronomie'
  label_fr text NOT NULL,
  label_en text NOT NULL,
  position integer NOT NULL DEFAULT 0
);

-- Grows with each committed change: what may be kept in memory until it moves.
CREATE TABLE search_revision (
  single boolean PRIMARY KEY DEFAULT true CHECK (single),
  value bigint NOT NULL DEFAULT 0
);
INSERT INTO search_revision DEFAULT VALUES;
