CREATE TYPE mood AS ENUM ('sad');
CREATE TABLE commented (id int PRIMARY KEY, name text, mood mood);
COMMENT ON TABLE commented IS 'The first line.
}  // and the second';
COMMENT ON COLUMN commented.name IS 'What it is called.';
COMMENT ON TYPE mood IS 'How it feels.';
