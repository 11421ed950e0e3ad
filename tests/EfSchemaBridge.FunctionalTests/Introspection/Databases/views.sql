CREATE TABLE people (id int PRIMARY KEY, name varchar(20) NOT NULL);
CREATE VIEW names AS SELECT id, name FROM people;
CREATE MATERIALIZED VIEW counted AS SELECT count(*) AS n FROM people;
COMMENT ON VIEW names IS 'Who is there.';
