-- Scheduled sources of events: where they are read, what each reading did, what is needed to take it back.

ALTER TABLE stored_file DROP CONSTRAINT stored_file_kind_check;
ALTER TABLE stored_file ADD CONSTRAINT stored_file_kind_check
  CHECK (kind IN ('photo', 'logo', 'import', 'document', 'events'));

-- `event_version` is that of the event as the source left it: another one says that somebody edited it here since; null says so too.
ALTER TABLE event_source
  ADD COLUMN event_version integer,
  ADD COLUMN withdrawn_at timestamptz; -- the source no longer holds it

CREATE TABLE event_feed (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 120),
  kind text NOT NULL CHECK (kind IN
    ('openagenda-api', 'openagenda-file', 'ical-url', 'ical-file', 'fds-2017', 'fds-2023', 'csv')),
  url text CHECK (url ~ '^https?://' AND length(url) <= 2000),
  secret text, -- API key: read by the job alone, never shown
  file_id uuid UNIQUE REFERENCES stored_file, -- the last file brought, for sources without an address
  settings jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(settings) = 'object'), -- {"past": whether events that are over are taken}
  organiser_id uuid REFERENCES organisation ON DELETE SET NULL, -- whose events they are, when they are all one organisation's
  source_id text NOT NULL UNIQUE REFERENCES data_source, -- licence and attribution, shown on each event
  schedule text NOT NULL CHECK (schedule IN ('hourly', 'daily', 'weekly', 'manual')),
  conflict_rule text NOT NULL CHECK (conflict_rule IN ('theirs', 'ours', 'ask')), -- who wins when both sides changed an event
  state text NOT NULL DEFAULT 'active' CHECK (state IN ('active', 'paused')),
  -- Where the last complete reading ended.
  cursor text,
  etag text,
  last_modified text,
  failures integer NOT NULL DEFAULT 0 CHECK (failures >= 0), -- in a row
  next_run_at timestamptz, -- null: only when somebody asks
  created_by uuid REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK (url IS NOT NULL OR kind NOT IN ('openagenda-api', 'ical-url')),
  CHECK (url IS NULL OR kind <> 'ical-file')
);
CREATE INDEX event_feed_due ON event_feed (next_run_at) WHERE state = 'active' AND next_run_at IS NOT NULL;
CREATE INDEX event_feed_organiser ON event_feed (organiser_id) WHERE organiser_id IS NOT NULL;

-- waiting → running → done or failed; done and failed → undoing → undone. A dry run writes no event.
CREATE TABLE feed_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  feed_id uuid NOT NULL REFERENCES event_feed ON DELETE CASCADE,
  dry boolean NOT NULL DEFAULT false,
  state text NOT NULL DEFAULT 'waiting' CHECK (state IN ('waiting', 'running', 'done', 'failed', 'undoing', 'undone')),
  asked_by uuid REFERENCES person ON DELETE SET NULL, -- null: its time had come
  created_at timestamptz NOT NULL,
  started_at timestamptz,
  ended_at timestamptz,
  records integer NOT NULL DEFAULT 0 CHECK (records >= 0), -- read so far
  total integer CHECK (total >= 0), -- when the source tells it
  counts jsonb NOT NULL DEFAULT '{}', -- created, changed, unchanged, past, kept, conflict, removed, refused
  not_modified boolean NOT NULL DEFAULT false,
  whole boolean NOT NULL DEFAULT false, -- read to its end: what is missing there has left it
  error jsonb, -- {"fr": …, "en": …}
  former_position jsonb, -- cursor, etag and date of the feed before
  undone_at timestamptz,
  undone_by uuid REFERENCES person ON DELETE SET NULL,
  forgotten_at timestamptz, -- lines, and what undoing needs, are gone
  claimed_until timestamptz, -- lease of the process at work
  fence integer NOT NULL DEFAULT 0 -- grows with each claim: who lost it can write nothing more
);
CREATE UNIQUE INDEX feed_run_busy ON feed_run (feed_id) WHERE state IN ('waiting', 'running', 'undoing');
CREATE INDEX feed_run_recent ON feed_run (feed_id, created_at DESC, id);
CREATE INDEX feed_run_waiting ON feed_run (created_at) WHERE state IN ('waiting', 'running', 'undoing');

-- What became of each record that was not simply unchanged: the key makes a record counted twice impossible.
CREATE TABLE feed_run_line (
  run_id uuid NOT NULL REFERENCES feed_run ON DELETE CASCADE,
  record_id text NOT NULL,
  position bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
  act text NOT NULL CHECK (act IN ('created', 'changed', 'removed', 'kept', 'conflict', 'refused', 'noted')),
  title text,
  event_id uuid REFERENCES event ON DELETE SET NULL,
  reason jsonb, -- {"fr": …, "en": …}
  notes jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(notes) = 'array'), -- what was adapted: [{"fr": …, "en": …}]
  changes text[] NOT NULL DEFAULT '{}', -- fields that changed
  before jsonb, -- the event and its row of provenance, for the undo
  after_version integer, -- of the event, once written
  undo text CHECK (undo IN ('restored', 'removed', 'changed', 'gone')),
  PRIMARY KEY (run_id, record_id)
);
CREATE INDEX feed_run_line_order ON feed_run_line (run_id, position);
CREATE INDEX feed_run_line_event ON feed_run_line (event_id) WHERE event_id IS NOT NULL;

-- A record that changed in its source, of an event that was edited here: somebody decides.
CREATE TABLE feed_conflict (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  feed_id uuid NOT NULL REFERENCES event_feed ON DELETE CASCADE,
  run_id uuid REFERENCES feed_run ON DELETE SET NULL,
  record_id text NOT NULL,
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  proposed jsonb, -- the event as the source says it; null: the source no longer holds it
  created_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid REFERENCES person ON DELETE SET NULL,
  decision text CHECK (decision IN ('theirs', 'ours')),
  CHECK ((decision IS NULL) = (decided_at IS NULL))
);
CREATE UNIQUE INDEX feed_conflict_open ON feed_conflict (feed_id, record_id) WHERE decided_at IS NULL;
CREATE INDEX feed_conflict_event ON feed_conflict (event_id);
