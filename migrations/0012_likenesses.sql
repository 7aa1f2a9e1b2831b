-- What organisations that look alike are found by, beside their names and numbers.

-- A website without what two people write differently: « https://www.Exemple.fr/ » and « http://exemple.fr » are one.
CREATE FUNCTION site_key(address text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN regexp_replace(lower(address), '^https?://(www\.)?|[?#].*$|/+$', '', 'g');

CREATE INDEX organisation_phone ON organisation (phone) WHERE phone IS NOT NULL;
CREATE INDEX organisation_site ON organisation (site_key(website)) WHERE website IS NOT NULL;
