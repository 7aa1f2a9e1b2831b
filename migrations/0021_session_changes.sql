-- What happened to the sessions of published events, for those who must be told: the people who booked.
CREATE TABLE event_session_change (
  id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  session_id bigint NOT NULL REFERENCES event_session ON DELETE CASCADE,
  changed_at timestamptz NOT NULL,
  -- As they stood before; the session's row says how they stand now.
  former_begins_at timestamptz NOT NULL,
  former_ends_at timestamptz NOT NULL,
  former_status smallint NOT NULL CHECK (former_status BETWEEN 1 AND 6),
  place_changed boolean NOT NULL DEFAULT false,
  message text NOT NULL DEFAULT '' CHECK (length(message) <= 1000), -- the organiser's words to those registered
  told_at timestamptz -- null: those registered are still to be told
);
CREATE INDEX event_session_change_untold ON event_session_change (id) WHERE told_at IS NULL;
CREATE INDEX event_session_change_session ON event_session_change (session_id);
