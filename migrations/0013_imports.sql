-- Imports followed row by row: what a file would do, what it did, and what is needed to take it back.

-- uploaded → checking (dry run) → checked → queued → running → done; failed and cancelled may be gone on with, or undone like done.
CREATE TABLE import_run (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  source_id text NOT NULL CHECK (source_id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  new_source jsonb,                    -- words of a source that does not exist yet: made when the import is applied
  file_id uuid REFERENCES stored_file, -- null once the file is forgotten
  file_name text NOT NULL,
  encoding text NOT NULL,
  format text NOT NULL,                -- reader's id
  columns jsonb NOT NULL,              -- [{ key, name, samples }], in the order of the file
  mapping jsonb,                       -- column → target, for a table of one's own
  state text NOT NULL CHECK (state IN
    ('uploaded', 'checking', 'checked', 'queued', 'running', 'done', 'failed', 'cancelled', 'undoing', 'undone')),
  total integer NOT NULL CHECK (total >= 0), -- rows of the file
  checked integer NOT NULL DEFAULT 0,  -- rows that the dry run went through
  position integer NOT NULL DEFAULT 0, -- rows that are done: an interrupted import goes on after them
  undone integer NOT NULL DEFAULT 0,   -- records that the undo went through
  counts jsonb NOT NULL DEFAULT '{}',  -- of `position` rows: created, updated, unchanged, refused, merged, noted
  ignored_columns text[] NOT NULL DEFAULT '{}',
  links jsonb,                         -- parents and networks that the import tied
  error text,
  origin text NOT NULL CHECK (origin IN ('form', 'command')),
  asked_by uuid REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  asked_at timestamptz,                -- when it was last put in the queue
  applied_at timestamptz,              -- first row written
  ended_at timestamptz,
  undone_at timestamptz,
  undone_by uuid REFERENCES person ON DELETE SET NULL,
  forgotten_at timestamptz,            -- file, rows and what undoing needs are gone
  claimed_until timestamptz,           -- lease of the process at work
  fence integer NOT NULL DEFAULT 0     -- grows with each claim: a process whose lease was taken over can write nothing more
);
CREATE INDEX import_run_recent ON import_run (created_at DESC, id);
CREATE INDEX import_run_waiting ON import_run (asked_at) WHERE state IN ('checking', 'queued', 'running', 'undoing');
CREATE INDEX import_run_source ON import_run (source_id, created_at DESC);

-- One line for each row of the file, in the dry run and in the import: the key makes a row counted twice impossible.
CREATE TABLE import_line (
  run_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
  dry boolean NOT NULL,
  position integer NOT NULL CHECK (position > 0),
  line integer NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('created', 'updated', 'unchanged', 'refused')),
  reason text,
  record_id text,
  name text,
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
  rule text,              -- how it found an organisation already known
  hidden text,            -- status of that organisation when it is not published
  changes jsonb NOT NULL DEFAULT '{}',
  notes text[] NOT NULL DEFAULT '{}',
  cells jsonb,            -- the row, when it is refused
  PRIMARY KEY (run_id, dry, position)
);
CREATE INDEX import_line_outcome ON import_line (run_id, dry, outcome, position);
CREATE INDEX import_line_noted ON import_line (run_id, dry, position) WHERE notes <> '{}';
CREATE INDEX import_line_organisation ON import_line (organisation_id) WHERE organisation_id IS NOT NULL;

-- Each record that an import wrote, as it was before.
CREATE TABLE import_change (
  run_id uuid NOT NULL REFERENCES import_run ON DELETE CASCADE,
  record_id text NOT NULL,
  source_id text NOT NULL,
  organisation_id uuid NOT NULL, -- no key: an organisation merged or erased since is told as such
  before jsonb,                  -- its row of provenance; null when there was none
  slug text,                     -- its organisation's address before; null when it was born with it
  fingerprint text NOT NULL,     -- after
  created_organisation boolean NOT NULL,
  undo text CHECK (undo IN ('restored', 'removed', 'archived', 'changed', 'later', 'gone', 'kept')),
  PRIMARY KEY (run_id, record_id)
);
CREATE INDEX import_change_organisation ON import_change (run_id, organisation_id, record_id);
CREATE INDEX import_change_record ON import_change (source_id, record_id);

-- What somebody said of a source's columns, proposed the next time.
CREATE TABLE import_mapping (
  source_id text PRIMARY KEY,
  columns jsonb NOT NULL,
  updated_at timestamptz NOT NULL,
  updated_by uuid REFERENCES person ON DELETE SET NULL
);
