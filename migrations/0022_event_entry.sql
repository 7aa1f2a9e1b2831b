-- Events that people enter: whose they are, drafts, versions, who is let in without waiting, what looks alike.

ALTER TABLE event
  ADD COLUMN title_folded text NOT NULL GENERATED ALWAYS AS (fold(title_fr)) STORED,
  ADD COLUMN created_by uuid REFERENCES person ON DELETE SET NULL,
  ADD COLUMN submitted_at timestamptz,
  ADD COLUMN decided_reason text NOT NULL DEFAULT '' CHECK (length(decided_reason) <= 2000), -- why it was refused, as its author reads it
  ADD COLUMN removed_from text CHECK (removed_from IN ('draft', 'submitted', 'published', 'refused')), -- the state that a restoration gives back
  ADD COLUMN copy_of uuid REFERENCES event ON DELETE SET NULL DEFERRABLE,     -- last year's, when it is held again
  ADD COLUMN merged_into uuid REFERENCES event ON DELETE SET NULL DEFERRABLE, -- the one that tells the same
  ADD CONSTRAINT event_removed CHECK (removed_from IS NULL OR state = 'removed'),
  ADD CONSTRAINT event_merged CHECK (merged_into IS NULL OR (state = 'removed' AND merged_into <> id));
CREATE INDEX event_title_trigram ON event USING gin (title_folded gin_trgm_ops);
CREATE INDEX event_state ON event (state, updated_at DESC, id) WHERE state <> 'published';
CREATE INDEX event_author ON event (created_by) WHERE created_by IS NOT NULL;

-- Sessions keep their ids while their times move, also when two of them change places: checked once the statement is over.
ALTER TABLE event_session DROP CONSTRAINT event_session_event_id_begins_at_place_id_key;
ALTER TABLE event_session ADD CONSTRAINT event_session_once UNIQUE NULLS NOT DISTINCT (event_id, begins_at, place_id) DEFERRABLE;

-- What an event was after each change. Number 1 is what it was at its birth, or before the first change that a person made.
CREATE TABLE event_version (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  number integer NOT NULL CHECK (number > 0),
  at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  origin text NOT NULL CHECK (origin IN ('form', 'link', 'api', 'import', 'job', 'command')),
  fields text[] NOT NULL DEFAULT '{}', -- what changed since the version before
  snapshot jsonb NOT NULL,
  PRIMARY KEY (event_id, number)
);
CREATE INDEX event_version_person ON event_version (person_id) WHERE person_id IS NOT NULL;

-- A form as someone left it, not yet sent.
CREATE TABLE event_draft (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  base_version integer NOT NULL CHECK (base_version > 0),
  typed jsonb NOT NULL, -- the fields as typed
  updated_at timestamptz NOT NULL,
  PRIMARY KEY (event_id, person_id)
);

CREATE TABLE event_partner (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  rank smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (event_id, organisation_id)
);
CREATE INDEX event_partner_organisation ON event_partner (organisation_id);

CREATE TABLE event_speaker (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  rank smallint NOT NULL,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
  affiliation text CHECK (length(affiliation) <= 200),
  expert_id uuid REFERENCES expert ON DELETE SET NULL,
  PRIMARY KEY (event_id, rank)
);
CREATE INDEX event_speaker_expert ON event_speaker (expert_id) WHERE expert_id IS NOT NULL;

-- The numbers that an organisation's own tool gives to its events, told by the API.
CREATE TABLE event_own_number (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  source text NOT NULL CHECK (source ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(source) <= 60),
  number text NOT NULL CHECK (btrim(number) <> '' AND length(number) <= 200),
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  PRIMARY KEY (organisation_id, source, number)
);
CREATE INDEX event_own_number_event ON event_own_number (event_id);

-- A source that told of an event merged since into another: that one's first source goes on saying what it is.
ALTER TABLE event_source ADD COLUMN merged_from uuid REFERENCES event ON DELETE SET NULL;

-- Two events that look alike and are not the same.
CREATE TABLE event_apart (
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  other_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  at timestamptz NOT NULL,
  PRIMARY KEY (event_id, other_id),
  CHECK (event_id < other_id)
);

-- Who publishes at once: the organisations that the team trusts; in a season, the edition's rule says whether trust is enough.
ALTER TABLE organisation ADD COLUMN event_trust boolean NOT NULL DEFAULT false;
ALTER TABLE season_edition ADD COLUMN entry_rule text NOT NULL DEFAULT 'trusted' CHECK (entry_rule IN ('trusted', 'all', 'none'));

-- event: announced by an organisation that is not trusted yet, or in a season that looks at all of them
ALTER TABLE moderation_case DROP CONSTRAINT moderation_case_kind_check;
ALTER TABLE moderation_case ADD CONSTRAINT moderation_case_kind_check
  CHECK (kind IN ('proposal', 'claim', 'suggestion', 'report', 'closure', 'unconfirmed', 'duplicate', 'event'));
ALTER TABLE moderation_case ADD CONSTRAINT moderation_case_event CHECK ((kind = 'event') = (payload ? 'eventId'));
CREATE UNIQUE INDEX moderation_case_event ON moderation_case ((payload ->> 'eventId')) WHERE kind = 'event' AND state = 'open';
