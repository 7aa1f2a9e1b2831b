-- Terms made one, and what is needed to part them again within thirty days.
CREATE TABLE vocabulary_merge (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  vocabulary text NOT NULL,
  code text NOT NULL,
  into_code text NOT NULL,
  at timestamptz NOT NULL,
  person_id uuid REFERENCES person ON DELETE SET NULL,
  undo jsonb NOT NULL, -- records that held the code, and whether they held the other one too; uses by people who speak
  undone_at timestamptz,
  FOREIGN KEY (vocabulary, code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  FOREIGN KEY (vocabulary, into_code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE
);
CREATE INDEX vocabulary_merge_recent ON vocabulary_merge (vocabulary, at DESC);
