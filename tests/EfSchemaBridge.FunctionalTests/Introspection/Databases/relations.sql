CREATE TABLE "Team" (id serial PRIMARY KEY, name text NOT NULL, CONSTRAINT team_name UNIQUE (name));
CREATE TABLE "User" (id serial PRIMARY KEY, manager_id int REFERENCES "User" (id), "Team" int REFERENCES "Team" (id) ON DELETE SET NULL ON UPDATE CASCADE, nick text REFERENCES "Team" (name));
CREATE TABLE "Post" (id bigserial, title text NOT NULL, author_id int NOT NULL REFERENCES "User" (id) ON DELETE CASCADE ON UPDATE CASCADE, editor_id int REFERENCES "User" (id) ON DELETE SET DEFAULT ON UPDATE RESTRICT, PRIMARY KEY (id, title));
CREATE TABLE "Profile" (id serial PRIMARY KEY, user_id int NOT NULL UNIQUE, CONSTRAINT "Profile_user_id_fkey" FOREIGN KEY (user_id) REFERENCES "User" (id) ON DELETE RESTRICT ON UPDATE CASCADE);
CREATE TABLE "Comment" (id int PRIMARY KEY, post_id bigint, post_title text, FOREIGN KEY (post_id, post_title) REFERENCES "Post" (id, title));
CREATE TABLE "Log" (team_id int REFERENCES "Team" (id));
