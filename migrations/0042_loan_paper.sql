-- The paper of loans: agreements and who accepted them, signed copies, certificates of insurance, money and its numbered documents.

-- The agreement that a holder proposes, version by version; who has none proposes the one that comes with the program.
CREATE TABLE agreement_template (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  version integer NOT NULL CHECK (version > 0),
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 140),
  body text NOT NULL CHECK (btrim(body) <> '' AND length(body) <= 20000),
  created_at timestamptz NOT NULL,
  created_by uuid REFERENCES person ON DELETE SET NULL,
  PRIMARY KEY (organisation_id, version)
);
CREATE INDEX agreement_template_person ON agreement_template (created_by) WHERE created_by IS NOT NULL;

-- What is being accepted, from the first signature on: the very bytes, one document a loan, so that both sides sign the same.
CREATE TABLE loan_agreement (
  loan_id uuid PRIMARY KEY REFERENCES loan ON DELETE CASCADE,
  file_id uuid UNIQUE REFERENCES stored_file, -- null: erased, its hash stays
  sha256 bytea NOT NULL CHECK (length(sha256) = 32), -- of the bytes
  terms bytea NOT NULL CHECK (length(terms) = 32), -- hash of what it says: other terms make the first signature fall
  template_version integer NOT NULL CHECK (template_version >= 0), -- 0: the one that comes with the program
  made_at timestamptz NOT NULL,
  UNIQUE (loan_id, sha256)
);

ALTER TABLE loan_signature
  ADD COLUMN agreement_sha256 bytea,
  ADD FOREIGN KEY (loan_id, agreement_sha256) REFERENCES loan_agreement (loan_id, sha256);

-- An agreement signed by hand and sent as a file: a signature once the holder says so.
CREATE TABLE loan_signed_copy (
  loan_id uuid NOT NULL,
  side text NOT NULL CHECK (side IN ('borrower', 'holder')),
  file_id uuid UNIQUE REFERENCES stored_file, -- null: erased, its hash stays
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  agreement_sha256 bytea NOT NULL, -- which document was signed
  name text CHECK (btrim(name) <> '' AND length(name) <= 200), -- who signed; null: erased
  sent_by uuid REFERENCES person ON DELETE SET NULL,
  sent_at timestamptz NOT NULL,
  PRIMARY KEY (loan_id, side),
  FOREIGN KEY (loan_id, agreement_sha256) REFERENCES loan_agreement (loan_id, sha256) ON DELETE CASCADE
);
CREATE INDEX loan_signed_copy_person ON loan_signed_copy (sent_by) WHERE sent_by IS NOT NULL;

-- Certificates of insurance of who borrows: each is good for every loan until it expires.
CREATE TABLE insurance_certificate (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  sha256 bytea NOT NULL CHECK (length(sha256) = 32),
  insurer text NOT NULL CHECK (btrim(insurer) <> '' AND length(insurer) <= 200),
  expires_on date NOT NULL, -- the last day it covers
  sent_by uuid REFERENCES person ON DELETE SET NULL,
  sent_at timestamptz NOT NULL
);
CREATE INDEX insurance_certificate_organisation ON insurance_certificate (organisation_id, expires_on DESC);
CREATE INDEX insurance_certificate_person ON insurance_certificate (sent_by) WHERE sent_by IS NOT NULL;
ALTER TABLE loan ADD COLUMN insurance_told_at timestamptz; -- that the insurance is missing, or ends before the return

-- Money as it came and went, in euros.
CREATE TABLE loan_money (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('payment', 'deposit', 'deposit-return')),
  amount integer NOT NULL CHECK (amount BETWEEN 0 AND 1000000),
  day date NOT NULL,
  means text CHECK (means IN ('transfer', 'cheque', 'cash', 'card', 'order')),
  note text CHECK (length(note) <= 300),
  noted_by uuid REFERENCES person ON DELETE SET NULL,
  noted_at timestamptz NOT NULL,
  cancelled_at timestamptz, -- noted by mistake: its number is never given again
  CHECK (amount > 0 OR kind = 'deposit-return') -- nothing given back: all of it is kept
);
CREATE INDEX loan_money_loan ON loan_money (loan_id);
CREATE INDEX loan_money_day ON loan_money (day, id);
CREATE INDEX loan_money_person ON loan_money (noted_by) WHERE noted_by IS NOT NULL;
-- A deposit comes once and goes back once.
CREATE UNIQUE INDEX loan_deposit_once ON loan_money (loan_id, kind)
  WHERE kind <> 'payment' AND cancelled_at IS NULL;

-- The last number given, by holder, kind and year: its row is the lock that makes numbers follow each other without a gap.
CREATE TABLE loan_number (
  holder_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  kind text NOT NULL CHECK (kind IN ('quote', 'receipt')),
  year smallint NOT NULL CHECK (year BETWEEN 2000 AND 2999),
  last integer NOT NULL CHECK (last > 0),
  PRIMARY KEY (holder_id, kind, year)
);
-- Quotes and receipts, as they were given out.
CREATE TABLE loan_document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  holder_id uuid NOT NULL,
  kind text NOT NULL,
  year smallint NOT NULL,
  number integer NOT NULL CHECK (number > 0),
  money_id uuid UNIQUE REFERENCES loan_money ON DELETE CASCADE, -- what a receipt is of
  amount integer NOT NULL CHECK (amount >= 0),
  content jsonb NOT NULL CHECK (jsonb_typeof(content) = 'object'), -- all that it says
  made_at timestamptz NOT NULL,
  UNIQUE (holder_id, kind, year, number),
  FOREIGN KEY (holder_id, kind, year) REFERENCES loan_number (holder_id, kind, year) ON DELETE CASCADE,
  CHECK ((kind = 'receipt') = (money_id IS NOT NULL))
);
CREATE INDEX loan_document_loan ON loan_document (loan_id, made_at);
