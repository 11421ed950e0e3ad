CREATE TYPE mood AS ENUM ('sad', 'happy');
CREATE DOMAIN percent AS int CHECK (VALUE <= 100);
CREATE TABLE types (
    id bigserial PRIMARY KEY, sm smallint, si int, bi bigint, re real, dp double precision,
    nu numeric, nu5 numeric(5), nu102 numeric(10,2), nu6530 numeric(65,30), wide numeric(2,5), mo money,
    te text, vc varchar, vc50 varchar(50), ch char, ch5 char(5), bp bpchar, bo boolean,
    ts timestamp, ts0 timestamp(0), ts3 timestamp(3), tz timestamptz, tz3 timestamptz(3), da date, ti time, ti3 time(3), tt timetz, tt2 timetz(2),
    js json, jb jsonb, ba bytea, uu uuid, xm xml, ip inet, bi1 bit, bi3 bit(3), vb varbit, vb4 varbit(4), oi oid,
    ci cidr, iv interval, pt point, tv tsvector, ra int4range, na name, c1 "char", dm percent,
    mood mood, moods mood[], texts text[], numbers int[] NOT NULL, times timestamp[], grid int[][], uuids uuid[], points point[]
);
