-- What a row had in another program's document and a plan has no field for, so that an import loses nothing and an
-- export can put it back.
ALTER TABLE plan_item ADD COLUMN outside TEXT;
ALTER TABLE measure ADD COLUMN outside TEXT;
ALTER TABLE reading ADD COLUMN outside TEXT;
