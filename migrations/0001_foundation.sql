-- Text tools every module shares, where figures come from, and what the instance remembers about itself.

CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- French stemming that ignores accents: « Écomusée », « ecomusee » and « écomusées » meet.
CREATE TEXT SEARCH CONFIGURATION french_unaccent (COPY = french);
ALTER TEXT SEARCH CONFIGURATION french_unaccent
  ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;

-- One folded form for every name comparison: lower case, no accent, one space between words, St → saint.
-- src/platform/i18n/fold.ts computes the same; a test holds the two together.
CREATE FUNCTION fold(value text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(
    regexp_replace(
      btrim(regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, value)), '[^a-z0-9]+', ' ', 'g')),
      '\mst\M', 'saint', 'g'),
    '\mste\M', 'sainte', 'g');

-- Great-circle distance in kilometres between two (longitude, latitude) points: haversine, mean radius 6 371.0088 km (IUGG).
CREATE FUNCTION distance_km(a point, b point) RETURNS double precision
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN 2 * 6371.0088 * asin(least(1, sqrt(
    sin(radians(b[1] - a[1]) / 2) ^ 2
    + cos(radians(a[1])) * cos(radians(b[1])) * sin(radians(b[0] - a[0]) / 2) ^ 2)));

-- Where facts come from. Shown under every figure.
CREATE TABLE data_source (
  id text PRIMARY KEY,
  title text NOT NULL,
  publisher text NOT NULL,
  url text,
  licence text NOT NULL,
  licence_confirmed boolean NOT NULL DEFAULT true,
  vintage text NOT NULL,
  note_fr text,
  note_en text
);

-- What the instance remembers about itself: the region pack loaded, its fingerprint, the last audit…
CREATE TABLE setting (
  name text PRIMARY KEY,
  value jsonb NOT NULL,
  updated_at timestamptz NOT NULL DEFAULT now()
);
