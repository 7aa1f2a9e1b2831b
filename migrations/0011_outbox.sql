-- What delivery needs to send each mail once, and administrators to follow it; settings that two people change at once.
ALTER TABLE mail
  ADD COLUMN fence integer NOT NULL DEFAULT 0,           -- grows with each claim: a deliverer whose claim was taken back can change nothing more
  ADD COLUMN unconfirmed boolean NOT NULL DEFAULT false, -- handed over, but the answer never came: very probably sent
  ADD COLUMN history jsonb NOT NULL DEFAULT '[]',        -- [{ at, what, note }]: what happened to it since it was queued
  ADD COLUMN emptied_at timestamptz,                     -- its address, subject and content were forgotten
  ADD CONSTRAINT mail_unconfirmed CHECK (NOT unconfirmed OR state = 'sent');
CREATE INDEX mail_to_look_at ON mail (created_at DESC, id) WHERE state <> 'sent' OR unconfirmed;
CREATE INDEX mail_contents ON mail (created_at) WHERE emptied_at IS NULL;

ALTER TABLE setting
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN updated_by uuid REFERENCES person ON DELETE SET NULL;
