-- What moderators need around the queue: words to answer with, several decisions at once, vocabularies that merge.

-- Reasons written once and chosen many times; each is a beginning that may be completed.
CREATE TABLE moderation_reason (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  label text NOT NULL CHECK (btrim(label) <> ''), -- how moderators find it
  text_fr text NOT NULL CHECK (btrim(text_fr) <> '' AND length(text_fr) <= 1000),
  text_en text NOT NULL CHECK (btrim(text_en) <> '' AND length(text_en) <= 1000),
  created_at timestamptz NOT NULL DEFAULT now()
);
INSERT INTO moderation_reason (label, text_fr, text_en) VALUES
  ('Hors sujet', 'Cette structure n’a pas d’activité de culture scientifique, technique ou industrielle ouverte à un public.',
   'This organisation has no science, technology or industry activity open to a public.'),
  ('Déjà dans l’annuaire', 'Cette structure a déjà une fiche dans l’annuaire.', 'This organisation already has a page in the directory.'),
  ('Hors de la région', 'Cette structure n’agit pas dans la région que couvre ce site.', 'This organisation does not act in the region this site covers.'),
  ('Lien non établi', 'Nous n’avons pas pu établir que vous faites partie de cette structure. Écrivez-nous depuis une adresse de la structure, ou demandez à un collègue qui tient déjà la fiche de vous inviter.',
   'We could not establish that you belong to this organisation. Write to us from one of its addresses, or ask a colleague who already looks after the page to invite you.'),
  ('Information non confirmée', 'Nous avons vérifié auprès de la structure : l’information actuelle est la bonne.',
   'We checked with the organisation: the present information is right.');

-- Several cases decided or assigned at once: what became of each, and the way back.
CREATE TABLE moderation_batch (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid REFERENCES person ON DELETE SET NULL,
  at timestamptz NOT NULL,
  act text NOT NULL CHECK (act IN ('accept', 'refuse', 'dismiss', 'assign')),
  results jsonb NOT NULL, -- [{ caseId, outcome, before? }]
  undone_at timestamptz,
  undo_results jsonb
);
CREATE INDEX moderation_batch_at ON moderation_batch (at DESC);

-- Counts of the queue read the index alone; those of one person too.
CREATE INDEX moderation_case_counts ON moderation_case (state, kind, assigned_to);
CREATE INDEX moderation_case_assigned ON moderation_case (assigned_to, opened_at) WHERE state = 'open' AND assigned_to IS NOT NULL;
CREATE INDEX moderation_case_other ON moderation_case (other_id) WHERE other_id IS NOT NULL;

-- A term merged into another: the old code leads to the new one, in imports as in addresses.
ALTER TABLE vocabulary_term
  ADD COLUMN replaced_by text,
  ADD CONSTRAINT vocabulary_term_replacement FOREIGN KEY (vocabulary, replaced_by) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  ADD CONSTRAINT vocabulary_term_replaced CHECK (replaced_by IS NULL OR (retired_at IS NOT NULL AND replaced_by <> code));
