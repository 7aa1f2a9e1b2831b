-- Documents of a tool, for whoever thinks of borrowing it or has it: a guide, how it is set up, sheets for classes. PDF, checked before they are kept.
CREATE TABLE tool_document (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 120),
  created_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX tool_document_tool ON tool_document (tool_id, created_at);
CREATE INDEX tool_document_removed ON tool_document (removed_at) WHERE removed_at IS NOT NULL;
