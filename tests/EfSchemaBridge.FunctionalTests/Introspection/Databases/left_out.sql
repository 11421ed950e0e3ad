CREATE TABLE "Team" (id int PRIMARY KEY, name text);
CREATE INDEX patterns ON "Team" (name text_pattern_ops);
CREATE TABLE "Twice" (id int PRIMARY KEY, team_id int REFERENCES "Team" (id));
ALTER TABLE "Twice" ADD CONSTRAINT again FOREIGN KEY (team_id) REFERENCES "Team" (id);
CREATE TABLE "Wider" (id int PRIMARY KEY, team_id bigint REFERENCES "Team" (id));
CREATE TABLE "_prisma_migrations" (id int PRIMARY KEY);
CREATE TABLE "__EFMigrationsHistory" ("MigrationId" text PRIMARY KEY);
