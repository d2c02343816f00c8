-- The quarter's round: the updates of a fiscal quarter are asked for, until a day, and closed.
CREATE TABLE round (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  period TEXT, opened TEXT, due TEXT, closed TEXT, note TEXT
);
CREATE INDEX round_period ON round (period);
