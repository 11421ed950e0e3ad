namespace EfSchemaBridge.Relational;

/// <summary>What <see cref="DatabaseState"/> asks PostgreSQL's catalog. The first two columns name the table.</summary>
internal static class CatalogQueries
{
    private const string UserTables =
        """
        pg_class t
        JOIN pg_namespace n ON n.oid = t.relnamespace
        """;

    private const string IsUserTable =
        $"""
        t.relkind IN ('r', 'p') AND NOT t.relispartition AND {IsOfUser}
        """;

    private const string IsUserView =
        $"""
        t.relkind IN ('v', 'm') AND {IsOfUser}
        """;

    private const string IsOfUser =
        """
        n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        """;

    /// <summary>Comment, whether the table is unlogged, storage parameters.</summary>
    public const string Tables =
        $"""
        SELECT n.nspname::text, t.relname::text, obj_description(t.oid, 'pg_class'), t.relpersistence = 'u', t.reloptions
        FROM {UserTables}
        WHERE {IsUserTable}
        ORDER BY n.nspname COLLATE "C", t.relname COLLATE "C"
        """;

    /// <summary>
    /// Name, type, the enum behind the type, whether it is an array, nullability, default (or what it is generated from, which Prisma
    /// takes for one), identity, the sequence that the column owns or its default reads; the kind and expression of a
    /// generated column, collation, comment, compression; how the sequence of an identity column counts.
    /// </summary>
    public const string Columns = $"{ColumnsOf} WHERE {IsUserTable} {ByPlace}";

    /// <summary>The same of views, materialized ones among them.</summary>
    public const string ViewColumns = $"{ColumnsOf} WHERE {IsUserView} {ByPlace}";

    private const string ByPlace = "ORDER BY n.nspname COLLATE \"C\", t.relname COLLATE \"C\", a.attnum";

    private const string ColumnsOf =
        $"""
        SELECT n.nspname::text, t.relname::text, a.attname::text, format_type(a.atttypid, a.atttypmod),
            en.nspname::text, e.typname::text, y.typcategory = 'A', NOT a.attnotnull,
            pg_get_expr(x.adbin, x.adrelid), a.attidentity, s.relname::text,
            a.attgenerated, CASE WHEN a.attgenerated <> '' THEN pg_get_expr(x.adbin, x.adrelid) END,
            CASE WHEN a.attcollation <> y.typcollation THEN (
                SELECT CASE WHEN o.collnamespace IN ('pg_catalog'::regnamespace, current_schema()::regnamespace) THEN '' ELSE o.collnamespace::regnamespace || '.' END || o.collname
                FROM pg_collation o WHERE o.oid = a.attcollation) END,
            col_description(t.oid, a.attnum), a.attcompression,
            q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcycle, q.seqcache
        FROM {UserTables}
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum > 0 AND NOT a.attisdropped
        JOIN pg_type y ON y.oid = a.atttypid
        LEFT JOIN pg_type e ON e.typtype = 'e' AND e.oid IN (y.oid, y.typelem)
        LEFT JOIN pg_namespace en ON en.oid = e.typnamespace
        LEFT JOIN pg_attrdef x ON x.adrelid = t.oid AND x.adnum = a.attnum
        LEFT JOIN LATERAL (
            SELECT c.relname, 0 AS rank FROM pg_depend d JOIN pg_class c ON c.oid = d.objid AND c.relkind = 'S'
            WHERE d.classid = 'pg_class'::regclass AND d.refclassid = 'pg_class'::regclass AND d.refobjid = t.oid AND d.refobjsubid = a.attnum AND d.deptype = 'a'
            UNION ALL
            SELECT c.relname, 1 FROM pg_depend d JOIN pg_class c ON c.oid = d.refobjid AND c.relkind = 'S'
            WHERE d.classid = 'pg_attrdef'::regclass AND d.objid = x.oid AND d.objsubid = 0 AND d.refclassid = 'pg_class'::regclass AND d.deptype = 'n'
            ORDER BY rank LIMIT 1
        ) s ON true
        LEFT JOIN pg_depend i ON a.attidentity <> '' AND i.classid = 'pg_class'::regclass AND i.refobjid = t.oid AND i.refobjsubid = a.attnum AND i.deptype = 'i'
        LEFT JOIN pg_sequence q ON q.seqrelid = i.objid
        """;

    public const string PrimaryKeys =
        $"""
        SELECT n.nspname::text, t.relname::text, k.conname::text,
            ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY c(num, place)
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = c.num ORDER BY c.place)
        FROM {UserTables}
        JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'p'
        WHERE {IsUserTable}
        """;

    /// <summary>
    /// Indexes over plain columns: name, uniqueness, columns, directions, operator classes (empty for the default), method, predicate; whether a unique
    /// constraint owns it, included columns, collations (empty for the column's own), whether NULLs come first and are equal, storage parameters.
    /// </summary>
    public const string Indexes =
        $"""
        SELECT n.nspname::text, t.relname::text, c.relname::text, i.indisunique,
            ARRAY(SELECT a.attname::text FROM generate_series(0, i.indnkeyatts - 1) place
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[place] ORDER BY place),
            ARRAY(SELECT i.indoption[place] & 1 = 1 FROM generate_series(0, i.indnkeyatts - 1) place ORDER BY place),
            ARRAY(SELECT CASE WHEN o.opcdefault AND k.attoptions IS NULL THEN '' ELSE concat(o.opcname, '(' || array_to_string(k.attoptions, ', ') || ')') END
                FROM generate_series(0, i.indnkeyatts - 1) place
                JOIN pg_opclass o ON o.oid = i.indclass[place]
                JOIN pg_attribute k ON k.attrelid = i.indexrelid AND k.attnum = place + 1 ORDER BY place),
            m.amname::text, pg_get_expr(i.indpred, i.indrelid),
            EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid AND k.contype = 'u'),
            ARRAY(SELECT a.attname::text FROM generate_series(i.indnkeyatts, i.indnatts - 1) place
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[place] ORDER BY place),
            ARRAY(SELECT CASE WHEN o.oid IS NULL OR o.oid = a.attcollation THEN '' ELSE o.collname::text END FROM generate_series(0, i.indnkeyatts - 1) place
                JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = i.indkey[place]
                LEFT JOIN pg_collation o ON o.oid = i.indcollation[place] ORDER BY place),
            ARRAY(SELECT i.indoption[place] & 2 = 2 FROM generate_series(0, i.indnkeyatts - 1) place ORDER BY place),
            i.indisunique AND coalesce((to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false), c.reloptions
        FROM {UserTables}
        JOIN pg_index i ON i.indrelid = t.oid AND NOT i.indisprimary AND NOT i.indisexclusion AND i.indexprs IS NULL
        JOIN pg_class c ON c.oid = i.indexrelid
        JOIN pg_am m ON m.oid = c.relam
        WHERE {IsUserTable}
        ORDER BY n.nspname COLLATE "C", t.relname COLLATE "C", c.relname COLLATE "C"
        """;

    public const string Checks =
        $"""
        SELECT n.nspname::text, t.relname::text, k.conname::text, pg_get_expr(k.conbin, k.conrelid)
        FROM {UserTables}
        JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'c' AND k.coninhcount = 0
        WHERE {IsUserTable}
        ORDER BY n.nspname COLLATE "C", t.relname COLLATE "C", k.conname COLLATE "C"
        """;

    public const string ForeignKeys =
        $"""
        SELECT n.nspname::text, t.relname::text, k.conname::text,
            ARRAY(SELECT a.attname::text FROM unnest(k.conkey) WITH ORDINALITY c(num, place)
                JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = c.num ORDER BY c.place),
            pn.nspname::text, p.relname::text,
            ARRAY(SELECT a.attname::text FROM unnest(k.confkey) WITH ORDINALITY c(num, place)
                JOIN pg_attribute a ON a.attrelid = k.confrelid AND a.attnum = c.num ORDER BY c.place),
            k.confdeltype, k.confupdtype
        FROM {UserTables}
        JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype = 'f' AND k.conparentid = 0
        JOIN pg_class p ON p.oid = k.confrelid
        JOIN pg_namespace pn ON pn.oid = p.relnamespace
        WHERE {IsUserTable}
        ORDER BY n.nspname COLLATE "C", t.relname COLLATE "C", k.conname COLLATE "C"
        """;

    /// <summary>Sequences that no column owns: type, and how they count.</summary>
    public const string Sequences =
        """
        SELECT n.nspname::text, s.relname::text, format_type(q.seqtypid, NULL), q.seqstart, q.seqincrement, q.seqmin, q.seqmax, q.seqcycle, q.seqcache
        FROM pg_sequence q
        JOIN pg_class s ON s.oid = q.seqrelid AND s.relpersistence <> 't'
        JOIN pg_namespace n ON n.oid = s.relnamespace
        WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = s.oid AND d.deptype IN ('a', 'i', 'e'))
        ORDER BY n.nspname COLLATE "C", s.relname COLLATE "C"
        """;

    public const string Enums =
        """
        SELECT n.nspname::text, t.typname::text, array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
        FROM pg_type t
        JOIN pg_namespace n ON n.oid = t.typnamespace
        JOIN pg_enum e ON e.enumtypid = t.oid
        WHERE NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_type'::regclass AND d.objid = t.oid AND d.deptype = 'e')
        GROUP BY n.nspname, t.typname
        ORDER BY n.nspname COLLATE "C", t.typname COLLATE "C"
        """;

    public const string Extensions = "SELECT extname::text FROM pg_extension WHERE extname <> 'plpgsql' ORDER BY extname COLLATE \"C\"";
}
