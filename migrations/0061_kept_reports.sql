-- A published report is kept whole, under each filter too, with what its tables are named after.
ALTER TABLE survey_campaign DROP CONSTRAINT survey_campaign_report_check;
-- Those whose answers are no more keep their tables; the others are worked out until they are published anew.
UPDATE survey_campaign SET report = CASE WHEN erased_at IS NOT NULL THEN jsonb_build_object(
  'filters', '{"type": [], "departement": []}'::jsonb, 'only', '{}'::jsonb, 'alone', '{}'::jsonb,
  'lines', (SELECT coalesce(jsonb_agg(jsonb_build_object('table', t.value, 'label', jsonb_build_object(
      'row', CASE WHEN jsonb_typeof(t.value) = 'object' THEN t.value->'row'->'label' ELSE '{"fr": "–"}'::jsonb END,
      'column', CASE WHEN jsonb_typeof(t.value->'column') = 'object' THEN t.value->'column'->'label' ELSE 'null'::jsonb END))
    ORDER BY t.place), '[]') FROM jsonb_array_elements(report) WITH ORDINALITY AS t(value, place))) END
WHERE report IS NOT NULL;
ALTER TABLE survey_campaign ADD CONSTRAINT survey_campaign_report_check CHECK (jsonb_typeof(report) = 'object' AND report ? 'lines');
