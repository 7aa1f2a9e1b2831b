-- How many were told of a shared link, as the partner says: what its rate is out of.
ALTER TABLE survey_link ADD COLUMN told integer CHECK (told BETWEEN 1 AND 1000000);

-- Campaigns closed with the promise to part people and answers: the days of who answered go, as they go at the closing from now on.
DELETE FROM mail WHERE dedupe_key IN (
  SELECT 'survey/' || k.id || '/' || n FROM survey_contact k JOIN survey_campaign c ON c.id = k.campaign_id
    CROSS JOIN LATERAL generate_series(1, k.reminders) n
  WHERE c.link_cut_at IS NOT NULL AND k.state = 'completed');
UPDATE survey_contact k SET opened_on = NULL, reminders = 0, reminded_at = NULL, called_at = NULL, call_note = ''
FROM survey_campaign c WHERE c.id = k.campaign_id AND c.link_cut_at IS NOT NULL AND k.state = 'completed';
