-- How many people came to a session, told by its organiser. Counts and a remark: nobody is named here. Figures outlive a session that its source
-- no longer tells: they then stand under the event, with the moment and commune they were told of.
CREATE TABLE session_attendance (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  session_id bigint UNIQUE REFERENCES event_session ON DELETE SET NULL,
  begins_at timestamptz NOT NULL,
  ends_at timestamptz NOT NULL,
  commune text,
  held boolean NOT NULL,
  public integer NOT NULL DEFAULT 0 CHECK (public >= 0), -- the general public
  pupils integer NOT NULL DEFAULT 0 CHECK (pupils >= 0), -- come with their school
  accompanying integer NOT NULL DEFAULT 0 CHECK (accompanying >= 0), -- adults come with the pupils
  -- Ages of the general public; null: not told.
  children integer CHECK (children >= 0), -- under 12
  teenagers integer CHECK (teenagers >= 0), -- 12 to 17
  adults integer CHECK (adults >= 0), -- 18 to 64
  seniors integer CHECK (seniors >= 0), -- from 65
  first_time integer CHECK (first_time >= 0), -- of all who came; null: not told
  remark text CHECK (length(remark) <= 1000),
  told_at timestamptz NOT NULL,
  CHECK (public + pupils + accompanying <= 100000),
  CHECK (held OR public + pupils + accompanying = 0),
  CHECK (coalesce(children, 0) + coalesce(teenagers, 0) + coalesce(adults, 0) + coalesce(seniors, 0) <= public),
  CHECK (first_time IS NULL OR first_time <= public + pupils + accompanying)
);
CREATE INDEX session_attendance_event ON session_attendance (event_id);

-- What was asked of an event's people by mail.
CREATE TABLE attendance_ask (
  event_id uuid PRIMARY KEY REFERENCES event ON DELETE CASCADE,
  asked_at timestamptz NOT NULL,
  asked_until timestamptz NOT NULL, -- end of the latest session the question was about
  silent smallint NOT NULL CHECK (silent > 0), -- questions since the last figures
  reminded_at timestamptz
);
CREATE INDEX attendance_ask_waiting ON attendance_ask (asked_at) WHERE reminded_at IS NULL;

-- The links of those mails.
CREATE TABLE attendance_link (
  token_hash bytea PRIMARY KEY CHECK (length(token_hash) = 32), -- SHA-256 of the secret
  event_id uuid NOT NULL REFERENCES event ON DELETE CASCADE,
  expires_at timestamptz NOT NULL
);
CREATE INDEX attendance_link_event ON attendance_link (event_id);

-- The days (of Paris) on which an organisation's people were written to: one mail a day at most.
CREATE TABLE attendance_day (
  organisation_id uuid NOT NULL REFERENCES organisation ON DELETE CASCADE,
  day date NOT NULL,
  PRIMARY KEY (organisation_id, day)
);

-- On the day: who came, ticked on phones that may be offline. Each tick comes with an id made by the phone, so that sent twice it counts once. Of
-- a booking the latest tick by its time tells; of people who had not booked, each tick adds or takes back.
CREATE TABLE check_in (
  id uuid PRIMARY KEY,
  session_id bigint NOT NULL REFERENCES event_session ON DELETE CASCADE,
  booking_id uuid REFERENCES booking ON DELETE CASCADE, -- null: people who had not booked
  at timestamptz NOT NULL,
  public integer NOT NULL DEFAULT 0,
  pupils integer NOT NULL DEFAULT 0,
  accompanying integer NOT NULL DEFAULT 0,
  CHECK (abs(public) <= 1000 AND abs(pupils) <= 1000 AND abs(accompanying) <= 1000),
  CHECK (booking_id IS NULL OR (public >= 0 AND pupils >= 0 AND accompanying >= 0))
);
CREATE INDEX check_in_session ON check_in (session_id, booking_id, at DESC, id);
CREATE INDEX check_in_booking ON check_in (booking_id) WHERE booking_id IS NOT NULL;
