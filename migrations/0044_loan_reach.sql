-- How far loans reach: what is said to who asks, requests sent together, tools shown to the public at their host.

-- What whoever asks for a tool reads first.
ALTER TABLE tool ADD COLUMN reception_note_fr text CHECK (btrim(reception_note_fr) <> '' AND length(reception_note_fr) <= 2000);
ALTER TABLE tool ADD COLUMN reception_note_en text CHECK (btrim(reception_note_en) <> '' AND length(reception_note_en) <= 2000);

-- Requests that one form sent for several tools: the same days, place and purpose, one loan a tool.
ALTER TABLE loan ADD COLUMN group_id uuid;
CREATE UNIQUE INDEX loan_group ON loan (group_id, tool_id) WHERE group_id IS NOT NULL;

-- When who borrows shows the tool to the public, at the place of the loan: on which days of the week, from when to when. The event it makes moves
-- with the loan. It is told once: a loan has one row, an event one loan.
CREATE TABLE loan_opening (
  loan_id uuid PRIMARY KEY REFERENCES loan ON DELETE CASCADE,
  weekdays smallint[] NOT NULL CHECK (array_length(weekdays, 1) BETWEEN 1 AND 7 AND weekdays <@ '{1,2,3,4,5,6,7}'), -- 1: Monday
  opens time NOT NULL,
  closes time NOT NULL,
  event_id uuid UNIQUE REFERENCES event ON DELETE SET NULL,
  announced daterange CHECK (NOT isempty(announced)), -- the days of the loan as the event tells them
  CHECK (closes > opens),
  CHECK (event_id IS NULL OR announced IS NOT NULL)
);
