-- What waits for a moderator: one table for every kind, so that one queue shows all of it.
CREATE TABLE moderation_case (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  -- proposal: a new organisation; claim: « c’est ma structure »; suggestion: a correction by anyone; report: something is wrong;
  -- closure: it closed; unconfirmed: two years without an answer; duplicate: two that look like one
  kind text NOT NULL CHECK (kind IN ('proposal', 'claim', 'suggestion', 'report', 'closure', 'unconfirmed', 'duplicate')),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  other_id uuid REFERENCES organisation ON DELETE CASCADE, -- the other one of a duplicate
  person_id uuid REFERENCES person ON DELETE SET NULL,     -- who wrote it, when signed in
  contact_email text,                                      -- who wrote it, when not; forgotten some time after the decision
  message text NOT NULL DEFAULT '' CHECK (length(message) <= 4000),
  payload jsonb NOT NULL DEFAULT '{}',                     -- what the kind needs: fields suggested, evidence, likeness
  state text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'dismissed')),
  assigned_to uuid REFERENCES person ON DELETE SET NULL,
  opened_at timestamptz NOT NULL,
  decided_at timestamptz,
  decided_by uuid REFERENCES person ON DELETE SET NULL,
  reason text NOT NULL DEFAULT '' CHECK (length(reason) <= 2000), -- told to the author
  undo jsonb, -- what the decision did, to take it back
  CHECK ((state = 'open') = (decided_at IS NULL)),
  CHECK ((kind = 'duplicate') = (other_id IS NOT NULL))
);
CREATE INDEX moderation_case_queue ON moderation_case (state, opened_at DESC, id);
CREATE INDEX moderation_case_organisation ON moderation_case (organisation_id, opened_at DESC);
CREATE INDEX moderation_case_person ON moderation_case (person_id, opened_at DESC) WHERE person_id IS NOT NULL;
CREATE UNIQUE INDEX moderation_case_duplicate ON moderation_case
  (least(organisation_id, other_id), greatest(organisation_id, other_id)) WHERE kind = 'duplicate';
CREATE UNIQUE INDEX moderation_case_unconfirmed ON moderation_case (organisation_id) WHERE kind = 'unconfirmed' AND state = 'open';
CREATE UNIQUE INDEX moderation_case_claim ON moderation_case (organisation_id, person_id) WHERE kind = 'claim' AND state = 'open';

-- Reports of the first version become cases.
INSERT INTO moderation_case (id, kind, organisation_id, contact_email, message, payload, state, opened_at, decided_at)
SELECT id, CASE reason WHEN 'closed' THEN 'closure' ELSE 'report' END, organisation_id, contact_email, message,
  jsonb_build_object('reason', reason), CASE status WHEN 'open' THEN 'open' WHEN 'handled' THEN 'accepted' ELSE 'dismissed' END,
  created_at, CASE WHEN status <> 'open' THEN created_at END
FROM organisation_report;
DROP TABLE organisation_report;
