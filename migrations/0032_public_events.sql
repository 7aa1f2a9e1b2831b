-- What other networks read: public events, the last published first, of everybody and of one organisation.
CREATE INDEX event_public ON event (published_at DESC, id DESC) WHERE state = 'published' AND NOT demo;
CREATE INDEX event_public_organiser ON event (organiser_id, published_at DESC, id DESC)
  WHERE state = 'published' AND NOT demo AND organiser_id IS NOT NULL;
