-- A photo on an event. Removed ones are kept thirty days, to be put back.
CREATE TABLE event_photo (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  alt_fr text NOT NULL CHECK (btrim(alt_fr) <> '' AND length(alt_fr) <= 300),
  alt_en text CHECK (length(alt_en) <= 300),
  credit text NOT NULL CHECK (btrim(credit) <> '' AND length(credit) <= 300),
  created_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE UNIQUE INDEX event_photo_shown ON event_photo (event_id) WHERE removed_at IS NULL;
CREATE INDEX event_photo_removed ON event_photo (removed_at) WHERE removed_at IS NOT NULL;
