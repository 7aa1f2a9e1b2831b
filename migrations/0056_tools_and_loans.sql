-- The last of tools and loans: the room and the vehicle one has, photos of parts, a calendar of one's loans.

-- What lists read of tools that are there already: the walls, ceilings and vehicles that hold them, as `indexTools` writes them from now on.
WITH revision AS (UPDATE search_revision SET value = value + 1 RETURNING value)
UPDATE search_entry e SET revision = revision.value, facets = array_remove(e.facets, 'setup:car')
    || ARRAY(SELECT 'wall:' || band FROM unnest(ARRAY[5, 10, 15, 20, 30, 50]) band WHERE t.wall_m <= band)
    || ARRAY(SELECT 'height:' || band FROM unnest(ARRAY[200, 250, 300, 400, 600]) band WHERE t.height_m * 100 <= band)
    || ARRAY(SELECT 'vehicle:' || each.name FROM unnest(ARRAY['hands', 'car', 'van', 'truck']) WITH ORDINALITY AS each (name, rank)
      WHERE each.rank >= array_position(ARRAY['hands', 'car', 'van', 'truck'], t.vehicle))
  FROM tool t, revision WHERE e.kind = 'tool' AND e.id = t.slug;
DELETE FROM search_facet_label WHERE facet = 'setup:car';

-- A photo shows the tool, or one of its parts: one photo a part. Of a part that is no more it is one of the tool again, once it is put back.
ALTER TABLE tool_part ADD UNIQUE (tool_id, id);
ALTER TABLE tool_photo ADD COLUMN part_id uuid;
ALTER TABLE tool_photo ADD CONSTRAINT tool_photo_of_part FOREIGN KEY (tool_id, part_id) REFERENCES tool_part (tool_id, id)
  ON DELETE SET NULL (part_id);
CREATE UNIQUE INDEX tool_photo_part ON tool_photo (part_id) WHERE part_id IS NOT NULL AND removed_at IS NULL;

-- The secret address of somebody's calendar of loans: those of the organisations they look after when it is read. Only its hash is kept.
CREATE TABLE loan_calendar (
  person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  token_hash bytea NOT NULL UNIQUE,
  created_at timestamptz NOT NULL
);
