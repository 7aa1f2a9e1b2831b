-- Days of a loan already promised: one side proposes others, the other side accepts or declines them.
CREATE TABLE loan_date_change (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  side text NOT NULL CHECK (side IN ('borrower', 'holder')), -- who proposes
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn', 'lapsed')),
  former_during daterange NOT NULL CHECK (NOT isempty(former_during) AND NOT lower_inf(former_during) AND NOT upper_inf(former_during)),
  during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)), -- as proposed
  copy_id uuid REFERENCES tool_copy ON DELETE SET NULL, -- another copy than the one it holds; null: the same
  words text CHECK (length(words) <= 2000), -- why; null: erased
  proposed_by uuid REFERENCES person ON DELETE SET NULL,
  proposed_at timestamptz NOT NULL,
  answered_by uuid REFERENCES person ON DELETE SET NULL,
  answered_at timestamptz,
  -- Accepted after the tool left: the agreement that was signed stands, and this beside it.
  amends boolean NOT NULL DEFAULT false,
  CHECK (during <> former_during),
  CHECK ((state = 'open') = (answered_at IS NULL)),
  CHECK (state = 'accepted' OR NOT amends)
);
-- One proposal at a time waits for its answer.
CREATE UNIQUE INDEX loan_date_change_open ON loan_date_change (loan_id) WHERE state = 'open';
CREATE INDEX loan_date_change_loan ON loan_date_change (loan_id, proposed_at);
CREATE INDEX loan_date_change_proposed_by ON loan_date_change (proposed_by) WHERE proposed_by IS NOT NULL;
CREATE INDEX loan_date_change_answered_by ON loan_date_change (answered_by) WHERE answered_by IS NOT NULL;
