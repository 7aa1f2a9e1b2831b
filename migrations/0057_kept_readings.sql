-- What is counted over all loans and takes long: counted by a job, so that nobody waits for it.
CREATE TABLE kept_reading (
  name text PRIMARY KEY,
  counted_at timestamptz NOT NULL,
  took_ms integer NOT NULL CHECK (took_ms >= 0),
  content json -- null: counting it takes no time, whoever reads counts
);
