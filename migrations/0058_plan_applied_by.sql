-- Who sends the answers of a plan: when a process dies in the middle (leased_until of a plan that is applied), the rest goes in their name.
ALTER TABLE circulation_plan ADD COLUMN applied_by uuid REFERENCES person ON DELETE SET NULL;
CREATE INDEX circulation_plan_applied_by ON circulation_plan (applied_by) WHERE applied_by IS NOT NULL;
CREATE INDEX circulation_plan_unsent ON circulation_plan (leased_until) WHERE applied_at IS NOT NULL AND leased_until IS NOT NULL;
