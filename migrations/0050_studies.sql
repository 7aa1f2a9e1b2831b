-- Published studies of the region pack, whole, as their file gives them; the search knows them.

ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_check
  CHECK (kind IN ('organisation', 'territory', 'expert', 'event', 'tool', 'study'));

CREATE TABLE study (
  slug text PRIMARY KEY CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  position smallint NOT NULL UNIQUE,
  source_id text NOT NULL REFERENCES data_source,
  content jsonb NOT NULL,
  fingerprint text NOT NULL, -- of the file, so that an unchanged one is not written again
  loaded_at timestamptz NOT NULL
);
