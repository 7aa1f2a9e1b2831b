-- People who can come and speak: what they offer, on what terms, and the requests they receive. Nothing is public without their own consent.

ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_check CHECK (kind IN ('organisation', 'territory', 'expert'));

CREATE TABLE expert (
  person_id uuid PRIMARY KEY REFERENCES person ON DELETE CASCADE,
  slug text UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'), -- given at the first publication, kept afterwards
  state text NOT NULL DEFAULT 'draft' CHECK (state IN ('draft', 'published', 'withdrawn')),
  -- What the person agreed to, word for word as they read it, and when.
  consent_text text,
  consent_at timestamptz,
  draft jsonb, -- the form as typed, not yet published
  name text NOT NULL DEFAULT '',
  headline_fr text,
  headline_en text,
  presentation_fr text,
  presentation_en text,
  keywords text[] NOT NULL DEFAULT '{}' CHECK (cardinality(keywords) <= 20),
  languages text[] NOT NULL DEFAULT '{}', -- BCP 47 codes of those the site knows
  commune_kind text NOT NULL DEFAULT 'commune' CHECK (commune_kind = 'commune'),
  commune text,
  travel_km integer CHECK (travel_km BETWEEN 0 AND 1000), -- null: anywhere
  availability text,
  months smallint[] NOT NULL DEFAULT '{}' CHECK (months <@ ARRAY[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]::smallint[]),
  weekdays smallint[] NOT NULL DEFAULT '{}' CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]), -- ISO: 1 is Monday
  fee text CHECK (fee IN ('free', 'paid', 'expenses', 'negotiable')),
  fee_note text,
  orcid text CHECK (orcid ~ '^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$'),
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL,
  affiliation text, -- an organisation the person names, that nobody vouched for
  yearly_limit integer CHECK (yearly_limit BETWEEN 1 AND 200), -- null: no limit
  hidden_at timestamptz, -- by a moderator
  hidden_reason text,
  demo boolean NOT NULL DEFAULT false,
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_at timestamptz,
  FOREIGN KEY (commune_kind, commune) REFERENCES territory (kind, code),
  CHECK ((consent_at IS NULL) = (consent_text IS NULL)),
  CHECK ((hidden_at IS NULL) = (hidden_reason IS NULL)),
  CHECK (organisation_id IS NULL OR affiliation IS NULL),
  -- The rule of the house: nothing published without consent, nor without what a reader needs.
  CHECK (state <> 'published' OR (consent_at IS NOT NULL AND slug IS NOT NULL AND published_at IS NOT NULL AND btrim(name) <> ''
    AND headline_fr IS NOT NULL AND commune IS NOT NULL AND fee IS NOT NULL AND cardinality(languages) > 0))
);
CREATE INDEX expert_organisation ON expert (organisation_id) WHERE organisation_id IS NOT NULL;
CREATE INDEX expert_commune ON expert (commune);

CREATE TABLE expert_term (
  expert_id uuid NOT NULL REFERENCES expert ON DELETE CASCADE,
  vocabulary text NOT NULL CHECK (vocabulary IN ('theme', 'audience', 'format')),
  code text NOT NULL,
  PRIMARY KEY (expert_id, vocabulary, code),
  FOREIGN KEY (vocabulary, code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE
);
CREATE INDEX expert_term_code ON expert_term (vocabulary, code);

-- A request and its two answers. `unconfirmed`: the requester's address is not proven yet, nobody has read it.
CREATE TABLE expert_request (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  expert_id uuid NOT NULL REFERENCES expert ON DELETE CASCADE,
  requester_id uuid REFERENCES person ON DELETE SET NULL,
  requester_name text,
  requester_email text CHECK (requester_email !~ '[\s<>,;]' AND requester_email LIKE '%_@_%'),
  requester_organisation text,
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  message text,
  audience_vocabulary text NOT NULL DEFAULT 'audience' CHECK (audience_vocabulary = 'audience'),
  audience text,
  format_vocabulary text NOT NULL DEFAULT 'format' CHECK (format_vocabulary = 'format'),
  format text,
  wished_dates text,
  commune_kind text NOT NULL DEFAULT 'commune' CHECK (commune_kind = 'commune'),
  commune text,
  state text NOT NULL DEFAULT 'unconfirmed'
    CHECK (state IN ('unconfirmed', 'sent', 'accepted', 'declined', 'done', 'cancelled', 'expired')),
  expert_message text,
  requester_reply text,
  shared_contact text, -- the address the expert chose to give
  created_at timestamptz NOT NULL,
  sent_at timestamptz,
  reminded_at timestamptz,
  answered_at timestamptz,
  closed_at timestamptz, -- done, cancelled or expired
  purge_on date NOT NULL,
  purged_at timestamptz,
  FOREIGN KEY (audience_vocabulary, audience) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  FOREIGN KEY (format_vocabulary, format) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE,
  FOREIGN KEY (commune_kind, commune) REFERENCES territory (kind, code),
  CHECK ((state = 'unconfirmed') = (sent_at IS NULL)),
  CHECK (state NOT IN ('accepted', 'declined', 'done') OR answered_at IS NOT NULL),
  CHECK ((state IN ('done', 'cancelled', 'expired')) = (closed_at IS NOT NULL)),
  CHECK (purged_at IS NOT NULL OR (requester_name IS NOT NULL AND requester_email IS NOT NULL AND message IS NOT NULL)),
  CHECK (purged_at IS NULL OR (requester_id IS NULL AND requester_name IS NULL AND requester_email IS NULL
    AND requester_organisation IS NULL AND message IS NULL AND wished_dates IS NULL AND expert_message IS NULL
    AND requester_reply IS NULL AND shared_contact IS NULL))
);
CREATE INDEX expert_request_of ON expert_request (expert_id, sent_at DESC, id);
CREATE INDEX expert_request_by ON expert_request (requester_id) WHERE requester_id IS NOT NULL;
CREATE INDEX expert_request_waiting ON expert_request (sent_at) WHERE state = 'sent';
CREATE INDEX expert_request_unconfirmed ON expert_request (created_at) WHERE state = 'unconfirmed';
CREATE INDEX expert_request_purge ON expert_request (purge_on) WHERE purged_at IS NULL;

-- The links of the mails about a request: proof of the requester's address, the expert's answer, the requester's follow-up.
CREATE TABLE expert_request_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  request_id uuid NOT NULL REFERENCES expert_request ON DELETE CASCADE,
  purpose text NOT NULL CHECK (purpose IN ('confirm', 'answer', 'follow')),
  expires_at timestamptz NOT NULL
);
CREATE INDEX expert_request_link_of ON expert_request_link (request_id);

-- The words of the filters that no vocabulary holds.
INSERT INTO search_facet_label (facet, label_fr, label_en, position) VALUES
  ('type:expert', 'Personne qui intervient', 'Speaker', 900),
  ('fee:free', 'Gratuit', 'Free of charge', 0),
  ('fee:expenses', 'Frais remboursés', 'Expenses only', 1),
  ('fee:negotiable', 'À convenir', 'To be agreed', 2),
  ('fee:paid', 'Payant', 'Paid', 3),
  ('language:fr', 'Français', 'French', 0),
  ('language:en', 'Anglais', 'English', 1),
  ('language:nl', 'Néerlandais', 'Dutch', 2),
  ('language:de', 'Allemand', 'German', 3),
  ('language:es', 'Espagnol', 'Spanish', 4),
  ('language:it', 'Italien', 'Italian', 5),
  ('language:pt', 'Portugais', 'Portuguese', 6),
  ('language:pl', 'Polonais', 'Polish', 7),
  ('language:uk', 'Ukrainien', 'Ukrainian', 8),
  ('language:ar', 'Arabe', 'Arabic', 9),
  ('language:zh', 'Chinois', 'Chinese', 10),
  ('language:pcd', 'Picard', 'Picard', 11),
  ('language:vls', 'Flamand occidental', 'West Flemish', 12),
  ('language:fsl', 'Langue des signes française', 'French Sign Language', 13);
