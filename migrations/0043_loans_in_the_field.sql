-- Loans in the field: what leaves and what comes back, straight from one host to the next, what breaks, what a loan brought.

-- A copy that goes straight from one host to the next. Both loans are of the same copy; one follows another, once.
ALTER TABLE loan ADD COLUMN direct_from_id uuid;
ALTER TABLE loan ADD CONSTRAINT loan_direct FOREIGN KEY (direct_from_id, copy_id) REFERENCES loan (id, copy_id)
  ON DELETE SET NULL (direct_from_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE loan ADD CHECK (direct_from_id IS NULL OR (copy_id IS NOT NULL AND direct_from_id <> id));
CREATE UNIQUE INDEX loan_direct_from ON loan (direct_from_id) WHERE direct_from_id IS NOT NULL;

-- What was seen of a copy when it left and when it came back: by one side, confirmed by the other.
CREATE TABLE loan_report (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), -- given by the page that was filled in: what is sent twice counts once
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  moment text NOT NULL CHECK (moment IN ('departure', 'return')),
  condition text NOT NULL CHECK (condition IN ('good', 'worn', 'damaged')), -- of the whole
  words text CHECK (length(words) <= 2000),
  side text NOT NULL CHECK (side IN ('borrower', 'holder')), -- who filled it in
  person_id uuid REFERENCES person ON DELETE SET NULL,
  other_name text CHECK (btrim(other_name) <> '' AND length(other_name) <= 200), -- who of the other side was there and agreed
  seen_at timestamptz NOT NULL, -- a phone may send later
  written_at timestamptz NOT NULL,
  confirmed_at timestamptz, -- by the other side, from its account
  confirmed_by uuid REFERENCES person ON DELETE SET NULL,
  confirmed_words text CHECK (length(confirmed_words) <= 2000), -- what it saw otherwise
  UNIQUE (loan_id, moment),
  CHECK (seen_at <= written_at),
  CHECK (confirmed_at IS NOT NULL OR (confirmed_by IS NULL AND confirmed_words IS NULL))
);
CREATE INDEX loan_report_person ON loan_report (person_id) WHERE person_id IS NOT NULL;
CREATE INDEX loan_report_confirmed_by ON loan_report (confirmed_by) WHERE confirmed_by IS NOT NULL;

-- Parts are counted at both moments; at the return, what is expected is what had left.
INSERT INTO loan_report (loan_id, moment, condition, side, seen_at, written_at)
  SELECT l.id, 'return', CASE WHEN l.incident THEN 'damaged' ELSE 'good' END, coalesce(e.side, 'holder'), coalesce(e.at, l.state_at),
    coalesce(e.at, l.state_at)
  FROM loan l LEFT JOIN LATERAL (SELECT side, at FROM loan_event x WHERE x.loan_id = l.id AND x.act = 'return' AND x.side <> 'job'
    ORDER BY x.id DESC LIMIT 1) e ON true
  WHERE EXISTS (SELECT FROM loan_part p WHERE p.loan_id = l.id);
ALTER TABLE loan_part ADD COLUMN moment text NOT NULL DEFAULT 'return';
ALTER TABLE loan_part ALTER COLUMN moment DROP DEFAULT;
ALTER TABLE loan_part DROP CONSTRAINT loan_part_pkey;
ALTER TABLE loan_part ADD PRIMARY KEY (loan_id, moment, rank);
ALTER TABLE loan_part ADD FOREIGN KEY (loan_id, moment) REFERENCES loan_report (loan_id, moment) ON DELETE CASCADE;
ALTER TABLE loan_part DROP CONSTRAINT loan_part_expected_check;
ALTER TABLE loan_part ADD CHECK (expected BETWEEN 0 AND 100000);

-- What breaks or is lost of a copy, when it is repaired, by whom it is paid.
CREATE TABLE copy_incident (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(), -- given by the page, as that of a report
  copy_id uuid NOT NULL REFERENCES tool_copy ON DELETE CASCADE,
  loan_id uuid REFERENCES loan ON DELETE CASCADE, -- during which; null: at its holder's
  moment text NOT NULL CHECK (moment IN ('departure', 'loan', 'return', 'store')),
  blocks text NOT NULL CHECK (blocks IN ('copy', 'parts')), -- the copy is not lent meanwhile, or goes without these parts
  words text CHECK (length(words) <= 2000),
  side text NOT NULL CHECK (side IN ('borrower', 'holder')),
  person_id uuid REFERENCES person ON DELETE SET NULL,
  opened_at timestamptz NOT NULL,
  repair_from date,
  repair_to date,
  cost integer CHECK (cost BETWEEN 0 AND 10000000), -- euros
  payer text CHECK (payer IN ('holder', 'borrower', 'insurance', 'shared')),
  repair_words text CHECK (length(repair_words) <= 2000), -- for the holder's people
  outcome text CHECK (outcome IN ('repaired', 'replaced', 'found', 'given-up')),
  closed_at timestamptz,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  CHECK (repair_to >= repair_from),
  CHECK ((outcome IS NULL) = (closed_at IS NULL)),
  CHECK ((moment = 'store') = (loan_id IS NULL))
);
CREATE INDEX copy_incident_copy ON copy_incident (copy_id, opened_at DESC);
CREATE INDEX copy_incident_loan ON copy_incident (loan_id) WHERE loan_id IS NOT NULL;
CREATE INDEX copy_incident_open ON copy_incident (opened_at) WHERE closed_at IS NULL;
CREATE INDEX copy_incident_person ON copy_incident (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE incident_part (
  incident_id uuid NOT NULL REFERENCES copy_incident ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 200),
  missing integer NOT NULL CHECK (missing BETWEEN 0 AND 100000),
  damaged integer NOT NULL CHECK (damaged BETWEEN 0 AND 100000),
  PRIMARY KEY (incident_id, name),
  CHECK (missing + damaged > 0)
);

-- Photos of a loan, seen by its two sides: at departure, at the return, of the hosting.
CREATE TABLE loan_photo (
  id uuid PRIMARY KEY, -- given by the page
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  moment text NOT NULL CHECK (moment IN ('departure', 'return', 'hosting')),
  part text CHECK (btrim(part) <> '' AND length(part) <= 200), -- which part; null: the whole
  credit text CHECK (btrim(credit) <> '' AND length(credit) <= 300),
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  created_at timestamptz NOT NULL,
  -- A photo of a hosting is given with who took it, and the consent of those it shows.
  CHECK ((moment = 'hosting') = (credit IS NOT NULL))
);
CREATE INDEX loan_photo_loan ON loan_photo (loan_id, created_at);

-- What was told of a loan, each thing once: reminders, an incident of the copy it waits for.
CREATE TABLE loan_notice (
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('start', 'end', 'overdue', 'incident', 'hosting')),
  about text NOT NULL, -- which day, and so many days after it; which incident
  at timestamptz NOT NULL,
  PRIMARY KEY (loan_id, kind, about)
);
INSERT INTO loan_notice (loan_id, kind, about, at) SELECT id, 'overdue', (upper(during) - 1) || '/1', overdue_told_at
  FROM loan WHERE overdue_told_at IS NOT NULL;
ALTER TABLE loan DROP COLUMN overdue_told_at;

-- What a loan brought where it was, as its host tells it. Null: not told.
CREATE TABLE loan_hosting (
  loan_id uuid PRIMARY KEY REFERENCES loan ON DELETE CASCADE,
  days_open smallint NOT NULL CHECK (days_open BETWEEN 0 AND 730),
  public integer CHECK (public BETWEEN 0 AND 1000000),
  pupils integer CHECK (pupils BETWEEN 0 AND 1000000),
  children integer CHECK (children BETWEEN 0 AND 1000000),
  teenagers integer CHECK (teenagers BETWEEN 0 AND 1000000),
  adults integer CHECK (adults BETWEEN 0 AND 1000000),
  seniors integer CHECK (seniors BETWEEN 0 AND 1000000),
  satisfaction smallint CHECK (satisfaction BETWEEN 1 AND 5),
  worked text CHECK (length(worked) <= 2000),
  told_at timestamptz NOT NULL
);
CREATE TABLE loan_link (
  token_hash bytea PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX loan_link_loan ON loan_link (loan_id);
