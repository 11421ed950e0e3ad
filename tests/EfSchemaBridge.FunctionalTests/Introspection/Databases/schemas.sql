CREATE SCHEMA auth;
CREATE SCHEMA hidden;
CREATE TYPE auth.role AS ENUM ('admin');
CREATE TABLE "User" (id int PRIMARY KEY);
CREATE TABLE auth."User" (id int PRIMARY KEY, role auth.role DEFAULT 'admin', user_id int REFERENCES public."User" (id));
CREATE TABLE hidden.secret (id int PRIMARY KEY);
