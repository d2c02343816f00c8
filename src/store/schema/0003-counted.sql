-- What of the plan's own bodies a measure's figure counts, so that the plan's count can be shown beside what is
-- published.
ALTER TABLE measure ADD COLUMN party_kind TEXT;
ALTER TABLE measure ADD COLUMN counted TEXT;
