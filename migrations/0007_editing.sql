-- Organisations looked after by their own people: statuses, versions, drafts, photos, confirmations.

-- proposed: waits for a moderator; archived: closed or left; merged: another organisation took it in; refused: a proposal not kept.
ALTER TABLE organisation DROP CONSTRAINT organisation_status_check;
UPDATE organisation SET status = 'proposed' WHERE status = 'draft';
ALTER TABLE organisation ADD CONSTRAINT organisation_status_check
  CHECK (status IN ('proposed', 'published', 'archived', 'merged', 'refused'));
ALTER TABLE organisation
  ADD COLUMN version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  ADD COLUMN archived_reason text CHECK (archived_reason IN ('closed', 'left', 'error', 'import-undone')),
  ADD COLUMN archived_on date,
  ADD COLUMN merged_into uuid REFERENCES organisation ON DELETE SET NULL DEFERRABLE,
  ADD COLUMN proposed_by uuid REFERENCES person ON DELETE SET NULL,
  ADD COLUMN unconfirmed_at timestamptz, -- two yearly questions in a row without an answer
  ADD CONSTRAINT organisation_merged CHECK ((status = 'merged') = (merged_into IS NOT NULL)),
  ADD CONSTRAINT organisation_archived CHECK ((status = 'archived') = (archived_reason IS NOT NULL));
CREATE INDEX organisation_status ON organisation (status, created_at) WHERE status <> 'published';

-- What the organisation's own people, or a moderator, say of it: one record, believed before every other source.
INSERT INTO data_source (id, title, publisher, licence, vintage, note_fr, note_en) VALUES
  ('contribution', 'Fiche tenue par la structure ou par l’équipe du site', 'Maillage', 'Licence Ouverte 2.0', 'en continu',
   'Saisie sur le site ; chaque changement est gardé dans l’historique de la fiche.',
   'Typed on the site; each change is kept in the record’s history.');

-- What the organisation was after each change. Number 1 is what it was before the first change, or at its birth when a person made it.
CREATE TABLE organisation_version (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  origin text NOT NULL CHECK (origin IN ('form', 'link', 'api', 'import', 'job', 'command')),
  fields text[] NOT NULL DEFAULT '{}', -- what changed since the version before
  restored_from integer,
  profile jsonb NOT NULL,
  PRIMARY KEY (organisation_id, number)
);

-- A section as someone left it, not yet published.
CREATE TABLE organisation_draft (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  section text NOT NULL,
  base_version integer NOT NULL,
  input jsonb NOT NULL, -- as typed
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (organisation_id, person_id, section)
);

CREATE TABLE organisation_photo (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  alt_fr text NOT NULL CHECK (btrim(alt_fr) <> ''),
  alt_en text,
  credit text NOT NULL CHECK (btrim(credit) <> ''),
  position smallint NOT NULL DEFAULT 0,
  created_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX organisation_photo_shown ON organisation_photo (organisation_id, position) WHERE removed_at IS NULL;

-- The yearly question « tout est juste ? », by signed link.
CREATE TABLE organisation_confirmation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  asked_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  answered_at timestamptz,
  answer text CHECK (answer IN ('right', 'edited', 'closed')),
  CHECK ((answered_at IS NULL) = (answer IS NULL))
);
CREATE INDEX organisation_confirmation_of ON organisation_confirmation (organisation_id, asked_at DESC);

-- Two organisations made one, and all that is needed to part them again within thirty days.
CREATE TABLE organisation_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kept_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  absorbed_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE CHECK (absorbed_id <> kept_id),
  at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  undo jsonb NOT NULL, -- records, memberships, slugs and links as they were
  undone_at timestamptz
);
CREATE INDEX organisation_merge_kept ON organisation_merge (kept_id);
CREATE UNIQUE INDEX organisation_merge_absorbed ON organisation_merge (absorbed_id) WHERE undone_at IS NULL;
