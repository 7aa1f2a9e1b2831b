-- Who lends may offer other modules than those asked for: while it is offered a loan is of what it holds, and this says what it asked for; null: that very thing.
ALTER TABLE loan ADD COLUMN asked_modules int4multirange CHECK (NOT isempty(asked_modules));
ALTER TABLE loan ADD CONSTRAINT loan_asked_modules CHECK (asked_modules IS NULL OR state = 'offered');

-- The modules that an offer named in place of those asked for; null: of none, or of those asked for.
ALTER TABLE loan_event ADD COLUMN modules int4multirange CHECK (NOT isempty(modules));
