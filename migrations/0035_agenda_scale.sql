-- A free address is looked for by the bytes it begins with: the order of languages cannot answer that, nor the whole table be read for each event.
CREATE INDEX event_slug_bytes ON event (slug text_pattern_ops);
CREATE INDEX event_former_slug_bytes ON event_former_slug (slug text_pattern_ops);
