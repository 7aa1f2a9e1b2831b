-- Loans that open to the public, with their event in the agenda; organisations made up for the demonstration, in no list.

-- demonstration: made up, lends and borrows invented tools alone.
ALTER TABLE organisation DROP CONSTRAINT organisation_status_check;
ALTER TABLE organisation ADD CONSTRAINT organisation_status_check
  CHECK (status IN ('proposed', 'published', 'archived', 'merged', 'refused', 'demonstration'));

-- What a loan opens to the public, and the event that announces it: one a loan.
CREATE TABLE loan_opening (
  loan_id uuid PRIMARY KEY REFERENCES loan ON DELETE CASCADE,
  event_id uuid UNIQUE REFERENCES event ON DELETE SET NULL, -- null: the event is no more
  first_day date NOT NULL, -- of the loan, when its event was last in step with it
  loan_version integer NOT NULL CHECK (loan_version > 0), -- of the loan, when its event was last in step with it
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
