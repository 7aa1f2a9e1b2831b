-- What was done (journal), what was written to people (mail), what they gave us (files).

-- One line for each change, kept three years. It names people by reference only: erasing a person empties the reference's row.
CREATE TABLE journal_entry (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  token_id uuid,                       -- the API token used, if any
  origin text NOT NULL CHECK (origin IN ('form', 'link', 'api', 'import', 'job', 'command')),
  action text NOT NULL CHECK (action ~ '^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$'), -- 'organisation.edit'
  object_kind text NOT NULL,           -- 'organisation', 'person', 'expert', 'term', 'import'…
  object_id text NOT NULL,
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL, -- whose history it belongs to, if one's
  changes jsonb NOT NULL DEFAULT '{}', -- { field: { from, to } } or facts of the act; never a secret, never a mail's content
  personal boolean NOT NULL DEFAULT false, -- `changes` holds personal data of the person of object_id: emptied at erasure
  request_id text
);
CREATE INDEX journal_entry_object ON journal_entry (object_kind, object_id, id DESC);
CREATE INDEX journal_entry_organisation ON journal_entry (organisation_id, id DESC) WHERE organisation_id IS NOT NULL;
CREATE INDEX journal_entry_person ON journal_entry (person_id, id DESC) WHERE person_id IS NOT NULL;
CREATE INDEX journal_entry_action ON journal_entry (action, id DESC);
CREATE INDEX journal_entry_at ON journal_entry (at);

-- Every mail, from the transaction that decides it to its delivery. `body` is rendered at delivery.
-- queued → sending (claimed, may be taken back) → handed (the last dot follows: never sent again by itself) → sent; or failed, or cancelled.
CREATE TABLE mail (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind ~ '^[a-z]+(-[a-z]+)*$'), -- 'sign-in', 'case-decision'…
  address text NOT NULL CHECK (address !~ '[\s<>,;]' AND address LIKE '%_@_%'),
  person_id uuid REFERENCES person ON DELETE SET NULL,
  lang text NOT NULL CHECK (lang IN ('fr', 'en')),
  subject text NOT NULL CHECK (subject !~ '[\r\n]' AND btrim(subject) <> ''),
  body jsonb NOT NULL,
  reply_to text CHECK (reply_to !~ '[\s<>,;]'),
  dedupe_key text UNIQUE, -- the same reason never writes twice
  state text NOT NULL DEFAULT 'queued' CHECK (state IN ('queued', 'sending', 'handed', 'sent', 'failed', 'cancelled')),
  attempts smallint NOT NULL DEFAULT 0,
  due_at timestamptz NOT NULL,
  claimed_until timestamptz,
  last_error text,
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  CHECK ((state IN ('sending', 'handed')) = (claimed_until IS NOT NULL)),
  CHECK ((state = 'sent') = (sent_at IS NOT NULL))
);
CREATE INDEX mail_due ON mail (due_at) WHERE state = 'queued';
CREATE INDEX mail_claimed ON mail (claimed_until) WHERE state IN ('sending', 'handed');
CREATE INDEX mail_recent ON mail (created_at DESC, id);
CREATE INDEX mail_person ON mail (person_id) WHERE person_id IS NOT NULL;

-- A file kept by the file store under its id; pictures in several widths.
CREATE TABLE stored_file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  kind text NOT NULL CHECK (kind IN ('photo', 'logo', 'import', 'document')),
  content_type text NOT NULL,
  name text NOT NULL,
  bytes bigint NOT NULL CHECK (bytes >= 0),
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  width integer,
  height integer,
  widths integer[] NOT NULL DEFAULT '{}',
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES person ON DELETE SET NULL
);
