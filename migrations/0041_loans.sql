-- Loans of tools: from the wish to the return. Only copy_period says when a copy is taken; here it is tied to the loan that takes it.

-- Which requests are approved as they come: none; those of organisations that brought back a tool of the same holder whole; all.
ALTER TABLE tool ADD COLUMN auto_approve text NOT NULL DEFAULT 'never'
  CHECK (auto_approve IN ('never', 'known', 'always'));

-- What a holder asks of whoever wants a tool.
CREATE TABLE tool_question (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  rank smallint NOT NULL,
  label_fr text NOT NULL CHECK (btrim(label_fr) <> '' AND length(label_fr) <= 300),
  label_en text CHECK (length(label_en) <= 300),
  required boolean NOT NULL DEFAULT false,
  UNIQUE (tool_id, rank)
);

CREATE TABLE loan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  turn bigint GENERATED ALWAYS AS IDENTITY UNIQUE, -- order of arrival: that of the waiting list
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE, -- only invented tools are deleted
  copy_id uuid, -- which copy it takes, or took
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL, -- who borrows
  asked_by uuid REFERENCES person ON DELETE SET NULL,
  state text NOT NULL CHECK (state IN ('requested', 'offered', 'approved', 'signed', 'handed_over', 'returned', 'closed',
    'refused', 'cancelled', 'expired')),
  state_at timestamptz NOT NULL, -- since when
  during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)), -- as asked, then as agreed
  offer_during daterange CHECK (NOT isempty(offer_during) AND NOT lower_inf(offer_during) AND NOT upper_inf(offer_during)),
  waiting boolean NOT NULL DEFAULT false, -- asked for days that are taken: it waits for its turn
  -- What holds the copy: there as long as the loan does, buffers included.
  period_id uuid UNIQUE REFERENCES copy_period DEFERRABLE INITIALLY DEFERRED,
  -- Where it goes: an organisation's, or somewhere named.
  place_organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
  place_name text CHECK (btrim(place_name) <> '' AND length(place_name) <= 200),
  place_address text CHECK (length(place_address) <= 300),
  place_commune_kind text NOT NULL DEFAULT 'commune' CHECK (place_commune_kind = 'commune'),
  place_commune text,
  audience text CHECK (length(audience) <= 300),
  purpose text CHECK (length(purpose) <= 2000),
  message text CHECK (length(message) <= 4000),
  answers jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(answers) = 'array'), -- each question as it was put, and its answer
  reason text CHECK (length(reason) <= 2000), -- of a refusal, of a cancelling
  price integer CHECK (price BETWEEN 0 AND 1000000), -- euros, as they stood when it was approved
  deposit integer CHECK (deposit BETWEEN 0 AND 1000000),
  incident boolean NOT NULL DEFAULT false, -- something came back broken, or did not come back
  overdue_told_at timestamptz,
  erased_at timestamptz, -- since when it names nobody
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (id, copy_id),
  FOREIGN KEY (place_commune_kind, place_commune) REFERENCES territory (kind, code),
  CHECK ((state = 'offered') = (offer_during IS NOT NULL)),
  CHECK (NOT waiting OR state = 'requested'),
  -- No loan is promised without its copy being held, and none holds one that is over.
  CONSTRAINT loan_holds_its_copy CHECK ((period_id IS NOT NULL) =
    (state IN ('offered', 'approved', 'signed', 'handed_over', 'returned'))),
  CHECK (period_id IS NULL OR copy_id IS NOT NULL)
);
CREATE INDEX loan_tool ON loan (tool_id, state, turn);
CREATE INDEX loan_copy ON loan (copy_id) WHERE copy_id IS NOT NULL;
CREATE INDEX loan_organisation ON loan (organisation_id, state_at DESC) WHERE organisation_id IS NOT NULL;
CREATE INDEX loan_place ON loan (place_organisation_id) WHERE place_organisation_id IS NOT NULL;
CREATE INDEX loan_asked_by ON loan (asked_by) WHERE asked_by IS NOT NULL;
CREATE INDEX loan_live ON loan (state, state_at) WHERE state IN ('requested', 'offered', 'handed_over');
-- The copy is one of the tool asked for.
ALTER TABLE tool_copy ADD UNIQUE (id, tool_id);
ALTER TABLE loan ADD FOREIGN KEY (copy_id, tool_id) REFERENCES tool_copy (id, tool_id) ON DELETE CASCADE;

-- A period that a loan takes is of the copy that the loan names, one a loan.
ALTER TABLE copy_period ADD CONSTRAINT copy_period_loan
  FOREIGN KEY (loan_id, copy_id) REFERENCES loan (id, copy_id) ON DELETE CASCADE;
CREATE UNIQUE INDEX copy_period_of_loan ON copy_period (loan_id) WHERE loan_id IS NOT NULL;

-- What happened, in order, as both sides read it.
CREATE TABLE loan_event (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  act text NOT NULL,
  state text NOT NULL, -- the loan's after it
  at timestamptz NOT NULL,
  side text NOT NULL CHECK (side IN ('borrower', 'holder', 'job')),
  person_id uuid REFERENCES person ON DELETE SET NULL,
  words text CHECK (length(words) <= 4000)
);
CREATE INDEX loan_event_loan ON loan_event (loan_id, id);
CREATE INDEX loan_event_person ON loan_event (person_id) WHERE person_id IS NOT NULL;

-- Who agreed to the terms, once for each side.
CREATE TABLE loan_signature (
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  side text NOT NULL CHECK (side IN ('borrower', 'holder')),
  name text CHECK (btrim(name) <> '' AND length(name) <= 200), -- null: erased
  person_id uuid REFERENCES person ON DELETE SET NULL,
  signed_at timestamptz NOT NULL,
  PRIMARY KEY (loan_id, side)
);
CREATE INDEX loan_signature_person ON loan_signature (person_id) WHERE person_id IS NOT NULL;

-- Parts as they were counted when the copy came back.
CREATE TABLE loan_part (
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  rank smallint NOT NULL,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 200),
  expected integer NOT NULL CHECK (expected BETWEEN 1 AND 100000),
  found integer NOT NULL CHECK (found BETWEEN 0 AND 100000),
  damaged integer NOT NULL DEFAULT 0,
  note text CHECK (length(note) <= 500),
  PRIMARY KEY (loan_id, rank),
  CHECK (damaged BETWEEN 0 AND found)
);
