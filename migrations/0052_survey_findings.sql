-- Columns hold what completed answers say: an answer that goes, or changes, takes the block that holds it along; it is packed again later.
CREATE FUNCTION forget_survey_columns() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM survey_column WHERE campaign_id = OLD.campaign_id AND part >= (OLD.ordinal - 1) / 4096;
  RETURN NULL;
END $$;
CREATE TRIGGER survey_response_gone AFTER DELETE ON survey_response FOR EACH ROW
  WHEN (OLD.ordinal IS NOT NULL) EXECUTE FUNCTION forget_survey_columns();
CREATE TRIGGER survey_response_changed AFTER UPDATE OF answers, type, departement, channel ON survey_response FOR EACH ROW
  WHEN (OLD.ordinal IS NOT NULL) EXECUTE FUNCTION forget_survey_columns();

-- The tables as they were published: what is read once the answers have been erased, at the end of their time.
ALTER TABLE survey_campaign ADD COLUMN report jsonb CHECK (jsonb_typeof(report) = 'array');
