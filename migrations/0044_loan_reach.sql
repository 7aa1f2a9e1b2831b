-- How far loans reach: what is said to who asks, requests sent together.

-- What whoever asks for a tool reads first.
ALTER TABLE tool ADD COLUMN reception_note_fr text CHECK (btrim(reception_note_fr) <> '' AND length(reception_note_fr) <= 2000);
ALTER TABLE tool ADD COLUMN reception_note_en text CHECK (btrim(reception_note_en) <> '' AND length(reception_note_en) <= 2000);

-- Requests that one form sent for several tools: the same days, place and purpose, one loan a tool.
ALTER TABLE loan ADD COLUMN group_id uuid;
CREATE UNIQUE INDEX loan_group ON loan (group_id, tool_id) WHERE group_id IS NOT NULL;
