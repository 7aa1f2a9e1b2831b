-- The circulation of tools, planned: what a plan was made from, what was found, what people changed by hand, what became of it.

-- Days before or after those asked that would do as well; null: not said.
ALTER TABLE loan ADD COLUMN flexible_days smallint CHECK (flexible_days BETWEEN 0 AND 90);

CREATE TABLE circulation_plan (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  state text NOT NULL CHECK (state IN ('waiting', 'running', 'done', 'failed')),
  period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period) AND NOT upper_inf(period)), -- requests that begin then
  parameters jsonb NOT NULL CHECK (jsonb_typeof(parameters) = 'object'), -- weights in points, days of margin, priorities by request
  snapshot jsonb NOT NULL CHECK (jsonb_typeof(snapshot) = 'object'), -- requests, copies, tools, territories as they were
  first_plan jsonb CHECK (jsonb_typeof(first_plan) = 'object'), -- one request after the other
  best_plan jsonb CHECK (jsonb_typeof(best_plan) = 'object'), -- with its bound and its gap
  schedule jsonb CHECK (jsonb_typeof(schedule) = 'array'), -- the loans that are kept: the best plan’s, then as changed by hand
  history jsonb NOT NULL DEFAULT '[]' CHECK (jsonb_typeof(history) = 'array'), -- schedules before each change, the last one last
  attempts smallint NOT NULL DEFAULT 0, -- more than one: a restart in the middle
  started_at timestamptz,
  finished_at timestamptz,
  leased_until timestamptz, -- until when a process is at work on it
  applied_at timestamptz,
  created_by uuid REFERENCES person ON DELETE SET NULL,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  CHECK (state <> 'done' OR (best_plan IS NOT NULL AND schedule IS NOT NULL AND finished_at IS NOT NULL)),
  CHECK (state <> 'running' OR started_at IS NOT NULL)
);
CREATE INDEX circulation_plan_work ON circulation_plan (created_at) WHERE state IN ('waiting', 'running');
CREATE INDEX circulation_plan_created_by ON circulation_plan (created_by) WHERE created_by IS NOT NULL;

-- Whose tools it plans: who may read it follows from who holds them now.
CREATE TABLE circulation_plan_tool (
  plan_id uuid NOT NULL REFERENCES circulation_plan ON DELETE CASCADE,
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  PRIMARY KEY (plan_id, tool_id)
);
CREATE INDEX circulation_plan_tool_tool ON circulation_plan_tool (tool_id);

-- What became of each loan of a plan when it was applied, once: written with the offer itself.
CREATE TABLE circulation_plan_offer (
  plan_id uuid NOT NULL REFERENCES circulation_plan ON DELETE CASCADE,
  loan_id uuid NOT NULL REFERENCES loan ON DELETE CASCADE,
  outcome text NOT NULL CHECK (outcome IN ('approved', 'offered', 'changed', 'taken', 'closed', 'refused')),
  at timestamptz NOT NULL,
  PRIMARY KEY (plan_id, loan_id)
);
CREATE INDEX circulation_plan_offer_loan ON circulation_plan_offer (loan_id);
