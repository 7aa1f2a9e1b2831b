-- The common catalogue: tools that travel, what they hold, on what terms they are lent, their copies, and when each copy is taken.

-- One index that finds a copy and the stretches of time that meet another one.
CREATE EXTENSION IF NOT EXISTS btree_gist;

ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_check
  CHECK (kind IN ('organisation', 'territory', 'expert', 'event', 'tool'));

CREATE TABLE tool (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  kind text NOT NULL CHECK (kind IN ('kit', 'exhibition', 'workshop', 'game', 'planetarium', 'digital', 'show')),
  title_fr text NOT NULL CHECK (btrim(title_fr) <> '' AND length(title_fr) <= 140),
  title_en text CHECK (length(title_en) <= 140),
  title_folded text NOT NULL GENERATED ALWAYS AS (fold(title_fr)) STORED,
  summary_fr text CHECK (length(summary_fr) <= 200),
  summary_en text CHECK (length(summary_en) <= 200),
  description_fr text CHECK (length(description_fr) <= 10000), -- Markdown
  description_en text CHECK (length(description_en) <= 10000),
  objectives_fr text CHECK (length(objectives_fr) <= 4000), -- Markdown
  objectives_en text CHECK (length(objectives_en) <= 4000),
  age_min smallint CHECK (age_min BETWEEN 0 AND 120),
  age_max smallint CHECK (age_max BETWEEN 0 AND 120),
  languages text[] NOT NULL DEFAULT '{}',
  duration_minutes integer CHECK (duration_minutes BETWEEN 1 AND 10080), -- of one session
  group_size smallint CHECK (group_size BETWEEN 1 AND 2000), -- at once
  -- What it takes on site; null: not said.
  floor_m2 real CHECK (floor_m2 BETWEEN 0 AND 10000),
  wall_m real CHECK (wall_m BETWEEN 0 AND 1000), -- length of wall, or of stands
  height_m real CHECK (height_m BETWEEN 0 AND 50),
  needs_power boolean,
  needs_internet boolean,
  volume_m3 real CHECK (volume_m3 BETWEEN 0 AND 500), -- packed
  weight_kg real CHECK (weight_kg BETWEEN 0 AND 50000),
  vehicle text CHECK (vehicle IN ('hands', 'car', 'van', 'truck')),
  setup_minutes integer CHECK (setup_minutes BETWEEN 0 AND 10080),
  setup_people smallint CHECK (setup_people BETWEEN 1 AND 100),
  mediation text CHECK (mediation IN ('alone', 'training', 'mediator')), -- used without anybody, after a training, with somebody who comes along
  credits text CHECK (length(credits) <= 1000),
  created_year smallint CHECK (created_year BETWEEN 1900 AND 2200),
  expected_loans integer CHECK (expected_loans BETWEEN 1 AND 10000), -- loans it should stand before it is renewed
  replacement_value integer CHECK (replacement_value BETWEEN 0 AND 10000000), -- euros
  holder_id uuid REFERENCES organisation ON DELETE SET NULL,
  holder_name text CHECK (length(holder_name) <= 200), -- as a source wrote it
  -- Whose codes its copies bear.
  holder_key text NOT NULL GENERATED ALWAYS AS (coalesce(holder_id::text, holder_name, id::text)) STORED,
  source_id text REFERENCES data_source,
  source_url text CHECK (source_url ~ '^https?://'),
  state text NOT NULL CHECK (state IN ('draft', 'published', 'removed')),
  removed_from text CHECK (removed_from IN ('draft', 'published')),
  lendable boolean NOT NULL DEFAULT true, -- false: an information sheet
  demo boolean NOT NULL DEFAULT false,
  -- On what terms it is lent.
  borrowers text NOT NULL DEFAULT 'everyone' CHECK (borrowers IN ('everyone', 'network', 'schools')),
  first_kind text CHECK (first_kind IN ('commune', 'epci', 'departement')), -- a territory served first…
  first_code text,
  first_days smallint CHECK (first_days BETWEEN 1 AND 730), -- …until so many days before the loan
  price integer CHECK (price BETWEEN 0 AND 1000000), -- euros a loan; 0: free; null: not said
  price_note text CHECK (length(price_note) <= 255),
  deposit integer CHECK (deposit BETWEEN 0 AND 1000000), -- euros
  transport text CHECK (transport IN ('borrower', 'holder', 'either')),
  insurance boolean, -- whether the borrower insures it
  conditions_fr text CHECK (length(conditions_fr) <= 2000),
  conditions_en text CHECK (length(conditions_en) <= 2000),
  min_days smallint NOT NULL DEFAULT 1 CHECK (min_days BETWEEN 1 AND 730),
  max_days smallint CHECK (max_days BETWEEN 1 AND 730),
  lead_days smallint NOT NULL DEFAULT 0 CHECK (lead_days BETWEEN 0 AND 730), -- from the request to the first day
  buffer_before smallint NOT NULL DEFAULT 0 CHECK (buffer_before BETWEEN 0 AND 90), -- days: preparing, travelling
  buffer_after smallint NOT NULL DEFAULT 0 CHECK (buffer_after BETWEEN 0 AND 90), -- days: return, cleaning, checking
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  published_at timestamptz,
  UNIQUE (id, holder_key),
  FOREIGN KEY (first_kind, first_code) REFERENCES territory (kind, code),
  CHECK (age_max IS NULL OR age_min IS NULL OR age_max >= age_min),
  CHECK (max_days IS NULL OR max_days >= min_days),
  CHECK ((first_kind IS NULL) = (first_code IS NULL) AND (first_kind IS NULL) = (first_days IS NULL)),
  CHECK ((state = 'published') <= (published_at IS NOT NULL)),
  CHECK ((state = 'removed') = (removed_from IS NOT NULL))
);
CREATE INDEX tool_holder ON tool (holder_id) WHERE holder_id IS NOT NULL;
CREATE INDEX tool_updated ON tool (updated_at DESC, id);

CREATE TABLE tool_term (
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  vocabulary text NOT NULL CHECK (vocabulary IN ('theme', 'audience', 'access')),
  code text NOT NULL,
  PRIMARY KEY (tool_id, vocabulary, code),
  FOREIGN KEY (vocabulary, code) REFERENCES vocabulary_term (vocabulary, code) ON UPDATE CASCADE
);
CREATE INDEX tool_term_code ON tool_term (vocabulary, code);

CREATE TABLE tool_partner (
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  rank smallint NOT NULL DEFAULT 0,
  PRIMARY KEY (tool_id, organisation_id)
);
CREATE INDEX tool_partner_organisation ON tool_partner (organisation_id);

-- What one copy is made of: what is counted when it leaves and when it comes back.
CREATE TABLE tool_part (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  rank smallint NOT NULL,
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 200),
  quantity integer NOT NULL CHECK (quantity BETWEEN 1 AND 100000),
  replacement_value integer CHECK (replacement_value BETWEEN 0 AND 1000000), -- euros each
  module text CHECK (btrim(module) <> '' AND length(module) <= 100) -- parts that may travel apart from the others
);
CREATE INDEX tool_part_tool ON tool_part (tool_id, rank);

-- Days on which nothing of a tool is out: the holder is closed, the season is over.
CREATE TABLE tool_closure (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  note text CHECK (length(note) <= 200),
  EXCLUDE USING gist (tool_id WITH =, during WITH &&)
);

CREATE TABLE tool_copy (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL,
  holder_key text NOT NULL,
  code text NOT NULL CHECK (code ~ '^[A-Z0-9][A-Z0-9._/-]{0,39}$'),
  organisation_id uuid REFERENCES organisation ON DELETE SET NULL, -- where it lives; null: at its holder's
  commune_kind text NOT NULL DEFAULT 'commune' CHECK (commune_kind = 'commune'),
  commune text,
  state text NOT NULL CHECK (state IN ('good', 'worn', 'repair', 'retired')),
  purchased_on date,
  purchase_value integer CHECK (purchase_value BETWEEN 0 AND 10000000), -- euros
  insurance_value integer CHECK (insurance_value BETWEEN 0 AND 10000000),
  note text CHECK (length(note) <= 1000), -- for the holder's people
  version integer NOT NULL DEFAULT 1 CHECK (version > 0),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  UNIQUE (holder_key, code),
  FOREIGN KEY (tool_id, holder_key) REFERENCES tool (id, holder_key) ON UPDATE CASCADE ON DELETE CASCADE,
  FOREIGN KEY (commune_kind, commune) REFERENCES territory (kind, code)
);
CREATE INDEX tool_copy_tool ON tool_copy (tool_id);
CREATE INDEX tool_copy_organisation ON tool_copy (organisation_id) WHERE organisation_id IS NOT NULL;

-- When a copy is taken: the only truth of it. A loan counts with its days of preparing and of return. Two can never meet.
CREATE TABLE copy_period (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  copy_id uuid NOT NULL REFERENCES tool_copy ON DELETE CASCADE,
  during daterange NOT NULL CHECK (NOT isempty(during) AND NOT lower_inf(during) AND NOT upper_inf(during)),
  kind text NOT NULL CHECK (kind IN ('closure', 'repair', 'loan')),
  loan_id uuid, -- which loan takes it
  note text CHECK (length(note) <= 200), -- for the holder's people
  created_at timestamptz NOT NULL,
  CHECK (loan_id IS NULL OR kind = 'loan'),
  CONSTRAINT copy_period_apart EXCLUDE USING gist (copy_id WITH =, during WITH &&)
);
-- Everything that is taken at a time, whatever the copy; which copy is read in the index itself.
CREATE INDEX copy_period_during ON copy_period USING gist (during) INCLUDE (copy_id);

-- Photos of a tool, the first one on its card. Removed ones are kept thirty days, to be put back.
CREATE TABLE tool_photo (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  tool_id uuid NOT NULL REFERENCES tool ON DELETE CASCADE,
  file_id uuid NOT NULL UNIQUE REFERENCES stored_file,
  rank smallint NOT NULL,
  alt_fr text NOT NULL CHECK (btrim(alt_fr) <> '' AND length(alt_fr) <= 300),
  alt_en text CHECK (length(alt_en) <= 300),
  credit text NOT NULL CHECK (btrim(credit) <> '' AND length(credit) <= 300),
  created_at timestamptz NOT NULL,
  removed_at timestamptz
);
CREATE INDEX tool_photo_tool ON tool_photo (tool_id, rank);
CREATE INDEX tool_photo_removed ON tool_photo (removed_at) WHERE removed_at IS NOT NULL;
