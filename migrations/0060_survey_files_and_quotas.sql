-- Files that people join to their answers. The bytes stand in the file store; what names them goes with the answer, wherever it is deleted from, and
-- leaves behind the key of the bytes to erase.
CREATE TABLE survey_file (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  response_id uuid NOT NULL REFERENCES survey_response ON DELETE CASCADE,
  question text NOT NULL CHECK (length(question) BETWEEN 1 AND 40),
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  UNIQUE (response_id, question)
);

CREATE TABLE survey_file_gone (
  file_id uuid PRIMARY KEY
);

CREATE FUNCTION forget_survey_file() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO survey_file_gone (file_id) VALUES (OLD.file_id) ON CONFLICT DO NOTHING;
  DELETE FROM stored_file WHERE id = OLD.file_id;
  RETURN NULL;
END $$;
CREATE TRIGGER survey_file_deleted AFTER DELETE ON survey_file FOR EACH ROW EXECUTE FUNCTION forget_survey_file();

-- Answers wanted of each stratum: `type|departement` → how many.
ALTER TABLE survey_campaign ADD COLUMN stratum_quotas jsonb NOT NULL DEFAULT '{}' CHECK (jsonb_typeof(stratum_quotas) = 'object');
