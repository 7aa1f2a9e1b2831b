-- Modules of a tool that travel apart: each copy is promised module by module, and the database alone says which one is out.

-- Its number stays with a module through its names, and past the tool that has it no more: loans go on naming it.
CREATE TABLE tool_module (
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  number smallint NOT NULL CHECK (number BETWEEN 1 AND 32000), -- 0 stands for the parts of no module
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 100),
  PRIMARY KEY (tool_id, number)
);
INSERT INTO tool_module (tool_id, number, name)
  SELECT tool_id, row_number() OVER (PARTITION BY tool_id ORDER BY min(rank)), module
  FROM tool_part WHERE module IS NOT NULL GROUP BY tool_id, module;
ALTER TABLE tool_part ADD COLUMN module_number smallint;
ALTER TABLE tool_part ADD FOREIGN KEY (tool_id, module_number) REFERENCES tool_module (tool_id, number);
UPDATE tool_part p SET module_number = m.number FROM tool_module m WHERE m.tool_id = p.tool_id AND m.name = p.module;
ALTER TABLE tool_part DROP COLUMN module;

-- Whether modules are lent one without the other: whoever lends says so.
ALTER TABLE tool ADD COLUMN modules_apart boolean NOT NULL DEFAULT false;

-- Modules of a copy that cannot be lent until they are mended; a copy of which all is broken is in the state repair.
ALTER TABLE tool_copy ADD COLUMN broken_modules int4multirange NOT NULL DEFAULT '{}'
  CHECK (NOT lower_inf(broken_modules) AND NOT upper_inf(broken_modules));

-- What of a copy is taken, by the numbers of its modules; everything when nothing else is said. Two periods of a copy meet in neither days nor modules.
ALTER TABLE copy_period ADD COLUMN modules int4multirange NOT NULL DEFAULT '{(,)}' CHECK (NOT isempty(modules));
ALTER TABLE copy_period DROP CONSTRAINT copy_period_apart;
ALTER TABLE copy_period ADD CONSTRAINT copy_period_apart
  EXCLUDE USING gist (copy_id WITH =, during WITH &&, modules WITH &&);

-- What a loan is of. It holds that and nothing else; a copy goes straight from one host to the next with the same modules.
ALTER TABLE loan ADD COLUMN modules int4multirange NOT NULL DEFAULT '{(,)}' CHECK (NOT isempty(modules));
ALTER TABLE copy_period DROP CONSTRAINT copy_period_loan;
ALTER TABLE loan DROP CONSTRAINT loan_direct;
ALTER TABLE loan DROP CONSTRAINT loan_id_copy_id_key;
ALTER TABLE loan ADD UNIQUE (id, copy_id, modules);
ALTER TABLE copy_period ADD CONSTRAINT copy_period_loan
  FOREIGN KEY (loan_id, copy_id, modules) REFERENCES loan (id, copy_id, modules) ON DELETE CASCADE;
ALTER TABLE loan ADD CONSTRAINT loan_direct FOREIGN KEY (direct_from_id, copy_id, modules)
  REFERENCES loan (id, copy_id, modules) ON DELETE SET NULL (direct_from_id) DEFERRABLE INITIALLY DEFERRED;

-- What of a copy an incident keeps from being lent.
ALTER TABLE copy_incident ADD COLUMN modules int4multirange NOT NULL DEFAULT '{(,)}' CHECK (NOT isempty(modules));
