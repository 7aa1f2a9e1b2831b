-- A free address is looked for by the bytes it begins with: the order of languages cannot answer that, nor the whole table be read for each event.
CREATE INDEX event_slug_bytes ON event (slug text_pattern_ops);
CREATE INDEX event_former_slug_bytes ON event_former_slug (slug text_pattern_ops);

-- Words are looked for among what is not over. When a thing ends is a word of its index too: « ends:2026-11 » and « ends:2026 », or « ends:never ».
-- Every row is written again: its words are indexed once, at the end.
DROP INDEX search_entry_document, search_entry_past_facets;
UPDATE search_entry SET document = document || array_to_tsvector(CASE WHEN last_end IS NULL THEN ARRAY['ends:never']
  ELSE ARRAY['ends:' || to_char(last_end AT TIME ZONE 'UTC', 'YYYY'), 'ends:' || to_char(last_end AT TIME ZONE 'UTC', 'YYYY-MM')] END);
CREATE INDEX search_entry_document ON search_entry USING gin (document);
CREATE INDEX search_entry_past_facets ON search_entry USING gin (facets) WHERE last_end IS NOT NULL;
