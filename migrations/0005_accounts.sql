-- People who sign in, how they prove who they are, and what they may do. No password anywhere; no secret in clear: only SHA-256 hashes.

-- After erasure the row stays, empty, so that the journal keeps one author that nobody can name.
CREATE TABLE person (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  email text UNIQUE CHECK (email = lower(email) AND email LIKE '%_@_%'),
  name text NOT NULL DEFAULT '',
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  role text NOT NULL DEFAULT 'member' CHECK (role IN ('member', 'observer', 'moderator', 'administrator')),
  muted_mails text[] NOT NULL DEFAULT '{}', -- kinds of mail the person does not want (mail.kind); those of sign-in cannot be muted
  created_at timestamptz NOT NULL DEFAULT now(),
  last_seen_at timestamptz NOT NULL DEFAULT now(),
  inactivity_warned_at timestamptz,
  erased_at timestamptz,
  CHECK ((email IS NULL) = (erased_at IS NOT NULL)),
  CHECK (erased_at IS NULL OR (name = '' AND role = 'member'))
);
CREATE INDEX person_inactive ON person (last_seen_at) WHERE erased_at IS NULL;
CREATE INDEX person_role ON person (role) WHERE role <> 'member';

-- A territory a moderator looks after: new cases there come to them.
CREATE TABLE moderator_territory (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  kind text NOT NULL,
  code text NOT NULL,
  PRIMARY KEY (person_id, kind, code),
  FOREIGN KEY (kind, code) REFERENCES territory (kind, code) ON DELETE CASCADE
);

-- Links sent by mail: used once, within fifteen minutes.
CREATE TABLE sign_in_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32),
  purpose text NOT NULL DEFAULT 'sign-in' CHECK (purpose IN ('sign-in', 'change-email')),
  email text NOT NULL CHECK (email = lower(email)),
  person_id uuid REFERENCES person ON DELETE CASCADE,
  return_to text NOT NULL DEFAULT '/compte' CHECK (return_to ~ '^/([^/\\]|$)'),
  lang text NOT NULL DEFAULT 'fr' CHECK (lang IN ('fr', 'en')),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  used_at timestamptz,
  CHECK ((purpose = 'change-email') = (person_id IS NOT NULL))
);
CREATE INDEX sign_in_link_expiry ON sign_in_link (expires_at);

-- What a passkey or ProConnect must answer to: kept until the answer, ten minutes at most.
CREATE TABLE sign_in_challenge (
  id_hash bytea PRIMARY KEY CHECK (length(id_hash) = 32),
  kind text NOT NULL CHECK (kind IN ('passkey-register', 'passkey-sign-in', 'oidc')),
  person_id uuid REFERENCES person ON DELETE CASCADE,
  secrets jsonb NOT NULL,
  return_to text NOT NULL DEFAULT '/compte' CHECK (return_to ~ '^/([^/\\]|$)'),
  expires_at timestamptz NOT NULL
);
CREATE INDEX sign_in_challenge_expiry ON sign_in_challenge (expires_at);

CREATE TABLE session (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  method text NOT NULL CHECK (method IN ('link', 'passkey', 'proconnect')),
  device text NOT NULL DEFAULT '', -- in words, without version: « Firefox, Linux »
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at)
);
CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expiry ON session (expires_at);

CREATE TABLE passkey (
  id text PRIMARY KEY, -- credential id, base64url
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> ''),
  public_key bytea NOT NULL,
  counter bigint NOT NULL DEFAULT 0,
  transports text[] NOT NULL DEFAULT '{}',
  backed_up boolean NOT NULL DEFAULT false,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz
);
CREATE INDEX passkey_person ON passkey (person_id);

-- Who a person is for an identity provider (its `sub`).
CREATE TABLE person_identity (
  provider text NOT NULL,
  subject text NOT NULL,
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (provider, subject)
);
CREATE INDEX person_identity_person ON person_identity (person_id);

CREATE TABLE api_token (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  name text NOT NULL CHECK (btrim(name) <> ''),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  hint text NOT NULL, -- its last four characters, to recognise it
  scopes text[] NOT NULL CHECK (cardinality(scopes) > 0),
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL CHECK (expires_at > created_at),
  last_used_at timestamptz,
  revoked_at timestamptz
);
CREATE INDEX api_token_person ON api_token (person_id);

-- Answers already given to a write by API, by the caller's own key: the same request again gets the same answer.
CREATE TABLE idempotency_key (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  key text NOT NULL CHECK (length(key) BETWEEN 1 AND 200),
  request_hash bytea NOT NULL,
  status smallint, -- null while the first request is at work
  headers jsonb NOT NULL DEFAULT '{}',
  body text,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (person_id, key)
);
CREATE INDEX idempotency_key_age ON idempotency_key (created_at);

-- Who looks after which organisation.
CREATE TABLE membership (
  person_id uuid NOT NULL REFERENCES person ON DELETE CASCADE,
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  role text NOT NULL CHECK (role IN ('contributor', 'owner')),
  created_at timestamptz NOT NULL,
  granted_by uuid REFERENCES person ON DELETE SET NULL,
  PRIMARY KEY (person_id, organisation_id)
);
CREATE INDEX membership_organisation ON membership (organisation_id);

CREATE TABLE membership_invitation (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  email text NOT NULL CHECK (email = lower(email)),
  role text NOT NULL CHECK (role IN ('contributor', 'owner')),
  token_hash bytea NOT NULL UNIQUE CHECK (length(token_hash) = 32),
  invited_by uuid REFERENCES person ON DELETE SET NULL,
  created_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  accepted_at timestamptz,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX membership_invitation_open ON membership_invitation (organisation_id, email)
  WHERE accepted_at IS NULL AND revoked_at IS NULL;
