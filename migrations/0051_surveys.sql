-- Surveys: questionnaires in versions, campaigns, who is asked, and what was answered. Who was asked and what was answered stand apart: the one table
-- that joins them (survey_response_link) is emptied at the closing of a campaign that promised it.

CREATE TABLE survey (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  pack_code text UNIQUE, -- of a questionnaire that came with the region pack
  source_id text REFERENCES data_source,
  created_at timestamptz NOT NULL,
  removed_at timestamptz
);

-- The last version is the one people edit; the first answer freezes it, and the next edit begins another.
CREATE TABLE survey_version (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  survey_id uuid NOT NULL REFERENCES survey ON DELETE CASCADE,
  number smallint NOT NULL CHECK (number > 0),
  revision integer NOT NULL DEFAULT 1,
  definition jsonb NOT NULL CHECK (jsonb_typeof(definition) = 'object'),
  previous jsonb, -- what the last edit replaced, to undo it
  frozen_at timestamptz,
  updated_at timestamptz NOT NULL,
  updated_by uuid REFERENCES person ON DELETE SET NULL,
  UNIQUE (survey_id, number),
  UNIQUE (survey_id, id)
);
CREATE INDEX survey_version_updated_by ON survey_version (updated_by) WHERE updated_by IS NOT NULL;

CREATE FUNCTION keep_frozen_survey() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.definition <> OLD.definition OR NEW.frozen_at IS DISTINCT FROM OLD.frozen_at THEN
    RAISE EXCEPTION 'a questionnaire that was answered does not change' USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER survey_version_frozen BEFORE UPDATE ON survey_version FOR EACH ROW
  WHEN (OLD.frozen_at IS NOT NULL) EXECUTE FUNCTION keep_frozen_survey();

CREATE TABLE survey_campaign (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 80),
  survey_id uuid NOT NULL REFERENCES survey,
  version_id uuid, -- chosen at the opening
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'open', 'closed', 'published')),
  title_fr text NOT NULL CHECK (btrim(title_fr) <> '' AND length(title_fr) <= 200),
  title_en text CHECK (length(title_en) <= 200),
  intro_fr text NOT NULL DEFAULT '' CHECK (length(intro_fr) <= 4000),
  intro_en text NOT NULL DEFAULT '' CHECK (length(intro_en) <= 4000),
  method_fr text NOT NULL DEFAULT '' CHECK (length(method_fr) <= 6000),
  method_en text NOT NULL DEFAULT '' CHECK (length(method_en) <= 6000),
  frame_query text NOT NULL DEFAULT '' CHECK (length(frame_query) <= 2000), -- of the directory: type=library&territoire=departement/59
  margins jsonb NOT NULL DEFAULT '{}', -- of the frame, by stratum: what weights lead to
  closes_on date,
  reminder_days smallint[] NOT NULL DEFAULT '{7,14}', -- after the invitation
  quota integer CHECK (quota > 0), -- of completed answers
  cuts_link boolean NOT NULL DEFAULT true, -- promised: at the closing, nothing says any more who answered what
  threshold smallint NOT NULL DEFAULT 11 CHECK (threshold BETWEEN 3 AND 100), -- answers under which a cell is not shown
  kept_months smallint NOT NULL DEFAULT 36 CHECK (kept_months BETWEEN 1 AND 120), -- answers, after the closing
  contact_email text CHECK (contact_email !~ '[\s<>,;]' AND contact_email LIKE '%_@_%' AND length(contact_email) <= 254),
  findings jsonb NOT NULL DEFAULT '[]', -- the tables of the report, each with its sentence
  completed integer NOT NULL DEFAULT 0 CHECK (completed >= 0),
  demo boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  opened_at timestamptz,
  reminder_asked_at timestamptz, -- by hand: who was invited before and has not answered is reminded once
  left_out integer NOT NULL DEFAULT 0 CHECK (left_out >= 0), -- of the frame, at the opening: those who asked not to be written to
  closed_at timestamptz,
  published_at timestamptz,
  link_cut_at timestamptz,
  erased_at timestamptz, -- past its time: the answers are gone
  FOREIGN KEY (survey_id, version_id) REFERENCES survey_version (survey_id, id),
  CHECK (state = 'draft' OR (version_id IS NOT NULL AND opened_at IS NOT NULL)),
  CHECK (state IN ('draft', 'open') OR closed_at IS NOT NULL),
  CHECK ((state = 'published') = (published_at IS NOT NULL))
);
CREATE INDEX survey_campaign_version ON survey_campaign (survey_id, version_id);

-- Links that many people share: handed on by a partner, or printed and shown openly.
CREATE TABLE survey_link (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES survey_campaign ON DELETE CASCADE,
  channel text NOT NULL CHECK (channel IN ('partner', 'open')),
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
  code text NOT NULL UNIQUE CHECK (code ~ '^[a-z0-9]{12}$'),
  created_at timestamptz NOT NULL
);
CREATE INDEX survey_link_campaign ON survey_link (campaign_id);

-- Who is asked: frozen at the opening.
CREATE TABLE survey_contact (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES survey_campaign ON DELETE CASCADE,
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 300),
  email text CHECK (email = lower(email) AND email !~ '[\s<>,;]' AND email LIKE '%_@_%' AND length(email) <= 254),
  phone text CHECK (length(phone) <= 40),
  type text CHECK (length(type) <= 60), -- strata
  departement text CHECK (length(departement) <= 5),
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  origin text NOT NULL CHECK (origin IN ('directory', 'upload', 'demo')),
  state text NOT NULL DEFAULT 'waiting'
    CHECK (state IN ('waiting', 'invited', 'opened', 'started', 'completed', 'refused', 'unreachable')),
  channel text CHECK (channel IN ('mail', 'phone')), -- by which it answered
  invited_at timestamptz,
  reminders smallint NOT NULL DEFAULT 0 CHECK (reminders >= 0),
  reminded_at timestamptz,
  opened_on date,
  completed_on date,
  refused_on date,
  called_at timestamptz,
  call_note text NOT NULL DEFAULT '' CHECK (length(call_note) <= 500)
);
CREATE UNIQUE INDEX survey_contact_organisation ON survey_contact (campaign_id, organisation_id) WHERE organisation_id IS NOT NULL;
CREATE UNIQUE INDEX survey_contact_email ON survey_contact (campaign_id, email) WHERE organisation_id IS NULL AND email IS NOT NULL;
CREATE INDEX survey_contact_state ON survey_contact (campaign_id, state, id);
CREATE INDEX survey_contact_of ON survey_contact (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX survey_contact_address ON survey_contact (email) WHERE email IS NOT NULL;
CREATE INDEX survey_contact_uninvited ON survey_contact (campaign_id, id) WHERE state = 'waiting' AND email IS NOT NULL;

-- What was answered: no name, no address, days and not moments.
CREATE TABLE survey_response (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES survey_campaign ON DELETE CASCADE,
  link_id uuid REFERENCES survey_link ON DELETE SET NULL,
  channel text NOT NULL CHECK (channel IN ('mail', 'partner', 'open', 'phone')),
  secret_hash bytea UNIQUE CHECK (length(secret_hash) = 32), -- of a shared link: the way back to one's own answer
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  state text NOT NULL DEFAULT 'started' CHECK (state IN ('started', 'completed')),
  answers jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(answers) = 'object'),
  step smallint NOT NULL DEFAULT 0 CHECK (step >= 0), -- sections that were saved
  type text CHECK (length(type) <= 60),
  departement text CHECK (length(departement) <= 5),
  proposes boolean NOT NULL DEFAULT false, -- agreed that what changed be proposed for the page
  consented_on date NOT NULL,
  completed_on date,
  ordinal integer CHECK (ordinal > 0), -- place among the completed ones, without a gap
  UNIQUE (campaign_id, ordinal),
  CHECK ((state = 'completed') = (ordinal IS NOT NULL)),
  CHECK ((ordinal IS NULL) = (completed_on IS NULL))
);
CREATE INDEX survey_response_state ON survey_response (campaign_id, state, id);
CREATE INDEX survey_response_of_link ON survey_response (link_id) WHERE link_id IS NOT NULL;

CREATE TABLE survey_response_link (
  contact_id uuid PRIMARY KEY REFERENCES survey_contact ON DELETE CASCADE,
  response_id uuid NOT NULL UNIQUE REFERENCES survey_response ON DELETE CASCADE
);

-- Completed answers by columns, for analysis: of one question, the codes of 4,096 answers in order (see columns-model.ts).
CREATE TABLE survey_column (
  campaign_id uuid NOT NULL REFERENCES survey_campaign ON DELETE CASCADE,
  question text NOT NULL,
  part integer NOT NULL CHECK (part >= 0),
  codes bytea NOT NULL,
  PRIMARY KEY (campaign_id, question, part)
);
ALTER TABLE survey_column ALTER COLUMN codes SET STORAGE EXTERNAL;

-- What a person gave to words that others wrote: a code a meaning, and which answers hold it.
CREATE TABLE survey_code (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  campaign_id uuid NOT NULL REFERENCES survey_campaign ON DELETE CASCADE,
  question text NOT NULL CHECK (length(question) <= 60),
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
  UNIQUE (campaign_id, question, name)
);

CREATE TABLE survey_coded (
  code_id uuid NOT NULL REFERENCES survey_code ON DELETE CASCADE,
  response_id uuid NOT NULL REFERENCES survey_response ON DELETE CASCADE,
  PRIMARY KEY (code_id, response_id)
);
CREATE INDEX survey_coded_response ON survey_coded (response_id);

-- Those who asked that no survey write to them again: the fingerprint of an address, and nothing that reads.
CREATE TABLE survey_silence (
  address_hash bytea PRIMARY KEY CHECK (length(address_hash) = 32),
  asked_on date NOT NULL
);
