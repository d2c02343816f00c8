-- Casework: the matters that the program manager tracks, what was found in them, the way it took, and the bodies that
-- take part. There are no suspects here: references, bodies and counts alone.
CREATE TABLE matter (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, ref TEXT, title TEXT, state TEXT, outcome TEXT, designation TEXT, agreement TEXT, rating TEXT,
  source_grade TEXT, information_grade TEXT, handling TEXT,
  opened TEXT, due TEXT, occurred_on TEXT, sent_on TEXT, acknowledged_on TEXT, feedback_on TEXT,
  signed_on TEXT, expires_on TEXT, closed TEXT,
  party TEXT, place TEXT, country TEXT, initiative TEXT, audience TEXT, summary TEXT,
  is_aggregate TEXT, period TEXT, source TEXT, confidence TEXT, note TEXT, tlp TEXT, cui TEXT
);
CREATE INDEX matter_kind ON matter (kind, state);
CREATE INDEX matter_ref ON matter (ref);
CREATE INDEX matter_initiative ON matter (initiative);

CREATE TABLE matter_party (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  matter TEXT, rank TEXT, party TEXT, role TEXT, state TEXT, since TEXT, count INTEGER, note TEXT
);
CREATE INDEX matter_party_matter ON matter_party (matter, rank);
CREATE INDEX matter_party_party ON matter_party (party);

CREATE TABLE matter_item (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  matter TEXT, rank TEXT, class TEXT, substance TEXT, hs_code TEXT, quantity REAL, unit TEXT, qualifier TEXT,
  value REAL, currency TEXT, valued_on TEXT, note TEXT
);
CREATE INDEX matter_item_matter ON matter_item (matter, rank);

CREATE TABLE matter_leg (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  matter TEXT, rank TEXT, role TEXT, country TEXT, place TEXT, locode TEXT, mode TEXT, channel TEXT, date TEXT,
  note TEXT
);
CREATE INDEX matter_leg_matter ON matter_leg (matter, rank);

CREATE TABLE matter_step (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  matter TEXT, from_state TEXT, to_state TEXT, stepped_on TEXT, reason TEXT
);
CREATE INDEX matter_step_matter ON matter_step (matter, stepped_on);
