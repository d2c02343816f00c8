-- The program manager's desk: what a review found and what is done about it, and the views that people keep.
CREATE TABLE matter_finding (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  matter TEXT, rank TEXT, title TEXT, state TEXT, party TEXT, due TEXT, corrected_on TEXT, action TEXT, note TEXT
);
CREATE INDEX matter_finding_matter ON matter_finding (matter, rank);

CREATE TABLE saved_view (
  id TEXT PRIMARY KEY NOT NULL,
  deleted INTEGER NOT NULL DEFAULT 0,
  view TEXT, rank TEXT, name TEXT, content TEXT
);
CREATE INDEX saved_view_view ON saved_view (view, rank);
