-- What signing in through an identity provider needs to keep: who the provider says it is, until the address is proved; how to sign out there.
ALTER TABLE sign_in_link
  ADD COLUMN provider text,
  ADD COLUMN subject text,
  ADD CONSTRAINT sign_in_link_identity CHECK ((provider IS NULL) = (subject IS NULL));
-- The provider asks for it at sign-out; it opens nothing by itself and goes with the session.
ALTER TABLE session
  ADD COLUMN id_token text,
  ADD CONSTRAINT session_id_token CHECK (id_token IS NULL OR method = 'proconnect');
