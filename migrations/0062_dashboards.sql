-- Views that people keep, and dashboards arranged from views. A view is an address: what it shows is read anew each time.
CREATE TABLE saved_view (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  address text NOT NULL CHECK (address ~ '^[a-z]+/' AND length(address) <= 500),
  name text NOT NULL CHECK (btrim(name) <> '' AND length(name) <= 160),
  created_at timestamptz NOT NULL,
  UNIQUE (person_id, address)
);

CREATE TABLE dashboard (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  slug text NOT NULL UNIQUE CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' AND length(slug) <= 100),
  title text NOT NULL CHECK (btrim(title) <> '' AND length(title) <= 120),
  intro text NOT NULL DEFAULT '' CHECK (length(intro) <= 1000),
  -- Of dashboards that the region pack ships, in both languages; people write in theirs.
  title_en text CHECK (length(title_en) <= 120),
  intro_en text CHECK (length(intro_en) <= 1000),
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  origin text NOT NULL DEFAULT 'people' CHECK (origin IN ('pack', 'people')),
  position smallint NOT NULL DEFAULT 0,
  -- Whose it is: an organisation's, or the site's team's when null.
  organisation_id uuid REFERENCES organisation ON DELETE CASCADE,
  author_id uuid REFERENCES person ON DELETE SET NULL,
  visibility text NOT NULL DEFAULT 'private' CHECK (visibility IN ('private', 'link', 'public')),
  share_key text UNIQUE CHECK (length(share_key) >= 20),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  CHECK ((visibility = 'link') = (share_key IS NOT NULL)),
  CHECK (origin = 'people' OR (visibility = 'public' AND organisation_id IS NULL AND author_id IS NULL))
);
CREATE INDEX dashboard_organisation ON dashboard (organisation_id);
CREATE INDEX dashboard_author ON dashboard (author_id);

-- What a dashboard shows, in order: a view with a sentence under it, or a sentence alone.
CREATE TABLE dashboard_tile (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  dashboard_id uuid NOT NULL REFERENCES dashboard ON DELETE CASCADE,
  position smallint NOT NULL CHECK (position >= 0),
  address text CHECK (address ~ '^[a-z]+/' AND length(address) <= 500),
  words text NOT NULL DEFAULT '' CHECK (length(words) <= 1000),
  words_en text CHECK (length(words_en) <= 1000),
  width text NOT NULL DEFAULT 'half' CHECK (width IN ('half', 'full')),
  UNIQUE (dashboard_id, position) DEFERRABLE INITIALLY DEFERRED,
  CHECK (address IS NOT NULL OR btrim(words) <> '')
);

-- Indicators and public dashboards are found by the search.
ALTER TABLE search_entry DROP CONSTRAINT search_entry_kind_check;
ALTER TABLE search_entry ADD CONSTRAINT search_entry_kind_check
  CHECK (kind IN ('organisation', 'territory', 'expert', 'event', 'tool', 'study', 'indicator', 'dashboard'));

-- Rules that come with the program, each put once: one that is removed or changed stays so.
ALTER TABLE alert_rule ADD COLUMN shipped text UNIQUE CHECK (length(shipped) <= 60);
-- A rule may be listed without anybody being told by mail.
ALTER TABLE alert_rule DROP CONSTRAINT alert_rule_tell_check;
ALTER TABLE alert_rule ADD CONSTRAINT alert_rule_tell_check CHECK (tell IN ('nobody', 'moderator', 'administrator'));
