-- The plan file, first version. Plain tables and indexes only: no triggers, views, generated columns,
-- cascades, nor UNIQUE but on ids, so that two laptops' edits can always be merged cell by cell.
-- A migration is never changed once released; a later one follows with the next number.

-- The ledger's own tables. "position" is the order of arrival in this file and never travels;
-- an edit's name between laptops is its device and seq.
CREATE TABLE plan_file (key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL);

CREATE TABLE device (id TEXT PRIMARY KEY NOT NULL, name TEXT NOT NULL, seen INTEGER NOT NULL);

CREATE TABLE edit (
  position INTEGER PRIMARY KEY NOT NULL,
  device TEXT NOT NULL,
  seq INTEGER NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  label TEXT NOT NULL,
  nature TEXT NOT NULL,
  undoes INTEGER
);
CREATE INDEX edit_device ON edit (device, seq);
CREATE INDEX edit_undoes ON edit (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE cell (
  edit INTEGER NOT NULL,
  kind TEXT NOT NULL,
  row TEXT NOT NULL,
  field TEXT NOT NULL,
  old,
  new
);
CREATE INDEX cell_edit ON cell (edit);
CREATE INDEX cell_row ON cell (row, field);

CREATE TABLE birth (
  row TEXT PRIMARY KEY NOT NULL,
  edit INTEGER NOT NULL,
  kind TEXT NOT NULL,
  first TEXT NOT NULL
);
CREATE INDEX birth_edit ON birth (edit);

CREATE TABLE conflict (
  row TEXT NOT NULL,
  kind TEXT NOT NULL,
  field TEXT NOT NULL,
  winner INTEGER NOT NULL,
  loser INTEGER NOT NULL,
  open INTEGER NOT NULL
);

-- The programme's nouns. Every one has id and deleted; the rest are its fields.
CREATE TABLE plan_item (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, parent TEXT, rank TEXT, code TEXT, title TEXT, intent TEXT, owner TEXT, state TEXT,
  start TEXT, due TEXT, baseline_due TEXT, done_on TEXT, horizon INTEGER,
  source TEXT, section TEXT, page TEXT, quote TEXT, confidence TEXT, note TEXT, tlp TEXT, cui TEXT
);
CREATE INDEX plan_item_parent ON plan_item (parent, rank);

CREATE TABLE status_update (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  plan_item TEXT, period TEXT, as_of TEXT, rag TEXT, narrative TEXT, next_steps TEXT, help_needed TEXT,
  author TEXT, published_on TEXT, corrects TEXT, tlp TEXT, cui TEXT
);
CREATE INDEX status_update_plan_item ON status_update (plan_item, period);

CREATE TABLE register_entry (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, plan_item TEXT, rank TEXT, title TEXT, body TEXT, owner TEXT, state TEXT,
  likelihood INTEGER, impact INTEGER, opened TEXT, due TEXT, closed TEXT, depends_on TEXT,
  source TEXT, section TEXT, page TEXT, confidence TEXT, tlp TEXT, cui TEXT
);
CREATE INDEX register_entry_plan_item ON register_entry (plan_item, rank);

CREATE TABLE measure (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  plan_item TEXT, rank TEXT, code TEXT, name TEXT, unit TEXT, accrual TEXT, direction TEXT, year_basis TEXT,
  feed TEXT, definition TEXT, data_quality TEXT, weight REAL, part_of TEXT, scope TEXT, category TEXT
);
CREATE INDEX measure_plan_item ON measure (plan_item, rank);

CREATE TABLE reading (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  measure TEXT, role TEXT, period TEXT, as_of TEXT, value REAL, value_to REAL, unit TEXT, qualifier TEXT,
  party TEXT, country TEXT, category TEXT,
  source TEXT, section TEXT, page TEXT, quote TEXT, confidence TEXT, note TEXT, recorded_on TEXT
);
CREATE INDEX reading_measure ON reading (measure, as_of);

CREATE TABLE party (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, name TEXT, abbreviation TEXT, level TEXT, parent TEXT, place TEXT, country TEXT,
  valid_from TEXT, valid_to TEXT, state TEXT, source TEXT, source_date TEXT, confidence TEXT, note TEXT
);
CREATE INDEX party_kind ON party (kind, name);

CREATE TABLE tie (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, party TEXT, other TEXT, country TEXT, role TEXT, state TEXT, count INTEGER,
  valid_from TEXT, valid_to TEXT, source TEXT, confidence TEXT, note TEXT
);
CREATE INDEX tie_party ON tie (party);
CREATE INDEX tie_other ON tie (other);

CREATE TABLE place (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, name TEXT, country TEXT, subdivision TEXT, locode TEXT, lat REAL, lon REAL,
  source TEXT, confidence TEXT, note TEXT
);
CREATE INDEX place_country ON place (country, subdivision, name);

CREATE TABLE link (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, from_kind TEXT, from_row TEXT, to_kind TEXT, to_row TEXT, note TEXT
);
CREATE INDEX link_from ON link (from_row);
CREATE INDEX link_to ON link (to_row);

CREATE TABLE translation (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  kind TEXT, row TEXT, field TEXT, language TEXT, text TEXT, source_hash TEXT
);
CREATE INDEX translation_row ON translation (row);
