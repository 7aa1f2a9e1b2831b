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
