-- What a tool, its copies and its parts are worth, to the cent as prices are (0059). What was noted in whole euros keeps its value.
-- The columns take other names, so that nobody reads cents for euros.
ALTER TABLE tool DROP CONSTRAINT tool_replacement_value_check;
ALTER TABLE tool ALTER COLUMN replacement_value TYPE integer USING replacement_value * 100;
ALTER TABLE tool RENAME COLUMN replacement_value TO replacement_cents;
ALTER TABLE tool ADD CHECK (replacement_cents BETWEEN 0 AND 1000000000);

ALTER TABLE tool_part DROP CONSTRAINT tool_part_replacement_value_check;
ALTER TABLE tool_part ALTER COLUMN replacement_value TYPE integer USING replacement_value * 100;
ALTER TABLE tool_part RENAME COLUMN replacement_value TO replacement_cents;
ALTER TABLE tool_part ADD CHECK (replacement_cents BETWEEN 0 AND 100000000); -- each

ALTER TABLE tool_copy DROP CONSTRAINT tool_copy_purchase_value_check, DROP CONSTRAINT tool_copy_insurance_value_check;
ALTER TABLE tool_copy ALTER COLUMN purchase_value TYPE integer USING purchase_value * 100,
  ALTER COLUMN insurance_value TYPE integer USING insurance_value * 100;
ALTER TABLE tool_copy RENAME COLUMN purchase_value TO purchase_cents;
ALTER TABLE tool_copy RENAME COLUMN insurance_value TO insurance_cents;
ALTER TABLE tool_copy
  ADD CHECK (purchase_cents BETWEEN 0 AND 1000000000),
  ADD CHECK (insurance_cents BETWEEN 0 AND 1000000000);

-- What was counted, or broke, is of one part of the tool, whatever its name is now and whichever others bear it; null: a part that is no more.
ALTER TABLE loan_part ADD COLUMN part_id uuid REFERENCES tool_part ON DELETE SET NULL;
ALTER TABLE incident_part ADD COLUMN part_id uuid REFERENCES tool_part ON DELETE SET NULL, ADD COLUMN rank smallint;
WITH known AS (SELECT id, tool_id, name, row_number() OVER (PARTITION BY tool_id, name ORDER BY rank, id) AS turn FROM tool_part),
  counted AS (SELECT x.loan_id, x.moment, x.rank, x.name, l.tool_id,
      row_number() OVER (PARTITION BY x.loan_id, x.moment, x.name ORDER BY x.rank) AS turn
    FROM loan_part x JOIN loan l ON l.id = x.loan_id)
UPDATE loan_part x SET part_id = known.id FROM counted c JOIN known USING (tool_id, name, turn)
  WHERE x.loan_id = c.loan_id AND x.moment = c.moment AND x.rank = c.rank;
UPDATE incident_part x SET rank = told.rank, part_id = told.part_id
  FROM (SELECT p.incident_id, p.name, row_number() OVER (PARTITION BY p.incident_id ORDER BY p.name) - 1 AS rank,
      (SELECT t.id FROM tool_part t WHERE t.tool_id = c.tool_id AND t.name = p.name ORDER BY t.rank, t.id LIMIT 1) AS part_id
    FROM incident_part p JOIN copy_incident i ON i.id = p.incident_id JOIN tool_copy c ON c.id = i.copy_id) told
  WHERE x.incident_id = told.incident_id AND x.name = told.name;
ALTER TABLE incident_part DROP CONSTRAINT incident_part_pkey;
ALTER TABLE incident_part ADD PRIMARY KEY (incident_id, rank), ADD UNIQUE (incident_id, part_id);
CREATE INDEX loan_part_part ON loan_part (part_id) WHERE part_id IS NOT NULL;
CREATE INDEX incident_part_part ON incident_part (part_id) WHERE part_id IS NOT NULL;
