-- Drafts that can be previewed, and what the retention of drafts and photos looks for.

-- What could be understood of the draft, field by field: what the preview shows.
ALTER TABLE organisation_draft ADD COLUMN understood jsonb NOT NULL DEFAULT '{}';
CREATE INDEX organisation_draft_age ON organisation_draft (updated_at);
CREATE INDEX organisation_photo_removed ON organisation_photo (removed_at) WHERE removed_at IS NOT NULL;
