-- One reminder of the yearly question, with a link of its own: the first secret is known to nobody here.
ALTER TABLE organisation_confirmation
  ADD COLUMN reminded_at timestamptz,
  ADD COLUMN reminder_hash bytea UNIQUE CHECK (length(reminder_hash) = 32),
  ADD CONSTRAINT organisation_confirmation_reminder CHECK ((reminded_at IS NULL) = (reminder_hash IS NULL));
CREATE INDEX organisation_confirmation_waiting ON organisation_confirmation (asked_at) WHERE answered_at IS NULL;
