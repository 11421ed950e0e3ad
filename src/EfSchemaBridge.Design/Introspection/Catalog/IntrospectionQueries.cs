namespace EfSchemaBridge.Design.Introspection.Catalog;

/// <summary>What introspection asks PostgreSQL's catalog beyond the relational state.</summary>
internal static class IntrospectionQueries
{
    /// <summary>Whether on a type, schema, name, column, text.</summary>
    public const string Comments =
        """
        SELECT false, n.nspname::text, t.relname::text, a.attname::text, d.description
        FROM pg_description d
        JOIN pg_class t ON d.classoid = 'pg_class'::regclass AND t.oid = d.objoid AND t.relkind IN ('r', 'p', 'v', 'm')
        JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
        LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.objsubid AND d.objsubid > 0
        UNION ALL
        SELECT true, n.nspname::text, t.typname::text, NULL, d.description
        FROM pg_description d
        JOIN pg_type t ON d.classoid = 'pg_type'::regclass AND t.oid = d.objoid AND t.typtype = 'e'
        JOIN pg_namespace n ON n.oid = t.typnamespace
        """;

    /// <summary>Schema, table, kind, name. NULLS NOT DISTINCT came with PostgreSQL 15, hence the way through JSON.</summary>
    public const string Peculiarities =
        """
        WITH tables AS (
            SELECT t.oid, n.nspname::text AS schema, t.relname::text AS name, t.relkind, t.relrowsecurity
            FROM pg_class t
            JOIN pg_namespace n ON n.oid = t.relnamespace AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
            WHERE t.relkind IN ('r', 'p') AND NOT t.relispartition
        ),
        indexes AS (
            SELECT t.schema, t.name, c.relname::text AS index, i.*
            FROM tables t
            JOIN pg_index i ON i.indrelid = t.oid
            JOIN pg_class c ON c.oid = i.indexrelid
        )
        SELECT * FROM (
            SELECT t.schema, t.name, CASE k.contype WHEN 'c' THEN 'Check' ELSE 'Exclusion' END AS kind, k.conname::text AS object
            FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('c', 'x')
            UNION ALL
            SELECT t.schema, t.name, 'Deferrable', k.conname::text
            FROM tables t JOIN pg_constraint k ON k.conrelid = t.oid AND k.contype IN ('p', 'u', 'f') AND k.condeferrable
            UNION ALL
            SELECT schema, name, 'ExpressionIndex', index FROM indexes WHERE indexprs IS NOT NULL AND NOT indisexclusion
            UNION ALL
            SELECT schema, name, 'IncludedColumns', index FROM indexes WHERE indnatts > indnkeyatts
            UNION ALL
            SELECT schema, name, 'NullsOrder', index FROM indexes
            WHERE EXISTS (SELECT FROM generate_series(0, indnkeyatts - 1) place WHERE indoption[place] IN (1, 2))
            UNION ALL
            SELECT schema, name, 'NullsNotDistinct', i.index FROM indexes i WHERE to_jsonb(i) ->> 'indnullsnotdistinct' = 'true'
            UNION ALL
            SELECT schema, name, 'RowLevelSecurity', '' FROM tables WHERE relrowsecurity
            UNION ALL
            SELECT schema, name, 'Partitioned', '' FROM tables WHERE relkind = 'p'
            UNION ALL
            SELECT schema, name, 'Inheritance', '' FROM tables t
            WHERE EXISTS (SELECT FROM pg_inherits h WHERE t.relkind = 'r' AND t.oid IN (h.inhparent, h.inhrelid))
            UNION ALL
            SELECT t.schema, t.name, 'GeneratedColumn', a.attname::text
            FROM tables t JOIN pg_attribute a ON a.attrelid = t.oid AND a.attgenerated <> '' AND NOT a.attisdropped
        ) found
        ORDER BY schema, name, kind, object
        """;
}
