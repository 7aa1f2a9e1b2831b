-- The team's list of every event, the latest changed first.
CREATE INDEX event_updated ON event (updated_at DESC, id);
