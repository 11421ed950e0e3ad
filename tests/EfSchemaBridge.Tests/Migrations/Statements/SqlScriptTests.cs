using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Tests.Migrations.Statements;

public sealed class SqlScriptTests
{
    [Theory]
    [InlineData("SELECT 1; SELECT 2", new[] { "SELECT 1", "SELECT 2" })]
    [InlineData("SELECT 'a;b''c;d'; SELECT 2;", new[] { "SELECT 'a;b''c;d'", "SELECT 2" })]
    [InlineData(@"SELECT 'a\'; SELECT 2;", new[] { @"SELECT 'a\'", "SELECT 2" })]
    [InlineData(@"SELECT E'a\';b'; SELECT 2;", new[] { @"SELECT E'a\';b'", "SELECT 2" })]
    [InlineData("SELECT e'a'\n  '\\';b'; SELECT 2;", new[] { "SELECT e'a'\n  '\\';b'", "SELECT 2" })]
    [InlineData("SELECT U&'d\\0061;'; SELECT U&\"d\\0061;\";", new[] { "SELECT U&'d\\0061;'", "SELECT U&\"d\\0061;\"" })]
    [InlineData("SELECT \"a;\"\"b;\"; SELECT 2;", new[] { "SELECT \"a;\"\"b;\"", "SELECT 2" })]
    [InlineData("DO $$ a; $x$ b; $$; SELECT 2;", new[] { "DO $$ a; $x$ b; $$", "SELECT 2" })]
    [InlineData("DO $a$ x; $b$ y; $b$ $$ z; $a$; SELECT 2;", new[] { "DO $a$ x; $b$ y; $b$ $$ z; $a$", "SELECT 2" })]
    [InlineData("SELECT a$b$c; SELECT $1; SELECT 2;", new[] { "SELECT a$b$c", "SELECT $1", "SELECT 2" })]
    [InlineData("SELECT 1 -- a; 'b\n; SELECT 2;", new[] { "SELECT 1", "SELECT 2" })]
    [InlineData("/* a; /* b; */ 'c; */ SELECT 1; SELECT 2;", new[] { "SELECT 1", "SELECT 2" })]
    [InlineData("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;", new[] { "CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2)", "SELECT 3" })]
    [InlineData(
        "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END; SELECT 3;",
        new[] { "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT CASE WHEN true THEN 1 END; SELECT 2; END", "SELECT 3" })]
    [InlineData(" ;; -- nothing\n /* at all */ ;", new string[0])]
    [InlineData("SELECT 'never closed; SELECT 2;", new[] { "SELECT 'never closed; SELECT 2;" })]
    [InlineData("SELECT 1 /* never closed; SELECT 2;", new[] { "SELECT 1" })]
    public void A_script_is_cut_at_the_semicolons_that_end_statements(string sql, string[] expected) =>
        Assert.Equal(expected, SqlScript.Parse(sql).Statements.Select(s => s.Text));

    [Fact]
    public void The_rows_of_a_copy_belong_to_their_statement()
    {
        var statements = SqlScript.Parse("COPY t (a, b) FROM stdin;\n1\tx;y\n2\t'\n\\.\n\nSELECT 3;").Statements;

        Assert.Equal([("COPY t (a, b) FROM stdin", "1\tx;y\n2\t'\n", 1), ("SELECT 3", null, 6)], statements.Select(s => (s.Text, s.CopyRows, s.Line)));
    }

    [Fact]
    public void The_rows_of_a_copy_are_found_behind_any_number_of_columns()
    {
        var columns = string.Join(", ", Enumerable.Range(1, 40).Select(n => $"c{n}"));

        Assert.Equal("1\n", SqlScript.Parse($"COPY t ({columns}) FROM STDIN;\r\n1\n\\.\r\n").Statements.Single().CopyRows);
    }

    [Fact]
    public void A_statement_stands_on_the_line_of_its_first_word()
    {
        var statements = SqlScript.Parse("-- a\r\n\r\n/* b\n*/ SELECT 1,\n  2; SELECT '\n';\nSELECT 3").Statements;

        Assert.Equal([4, 5, 7], statements.Select(s => s.Line));
    }

    [Fact]
    public void A_position_that_PostgreSQL_names_is_found_on_its_line()
    {
        var statement = SqlScript.Parse("\n\nSELECT '😀',\n  nothing;").Statements.Single();

        Assert.Equal((3, 3, 4), (statement.LineAt(0), statement.LineAt(12), statement.LineAt(15)));
    }

    [Fact]
    public void A_summary_is_one_line_without_comments_and_literals()
    {
        var statement = SqlScript.Parse("CREATE ROLE \"a b\" -- the one\n  WITH PASSWORD\t'secret' VALID UNTIL $x$secret$x$;").Statements.Single();

        Assert.Equal("CREATE ROLE \"a b\" WITH PASSWORD '...' VALID UNTIL '...'", statement.Summary());
    }

    [Fact]
    public void A_long_summary_is_cut()
    {
        var statement = SqlScript.Parse($"SELECT {new string('a', 300)}").Statements.Single();

        Assert.Equal($"SELECT {new string('a', 193)}...", statement.Summary());
    }

    [Theory]
    [InlineData("create unique index concurrently i on t (a)")]
    [InlineData("CREATE /* now */ INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)")]
    [InlineData("DROP INDEX CONCURRENTLY i")]
    [InlineData("REINDEX (CONCURRENTLY) TABLE t")]
    [InlineData("REINDEX INDEX CONCURRENTLY i")]
    [InlineData("REINDEX DATABASE d")]
    [InlineData("VACUUM (ANALYZE) t")]
    [InlineData("ALTER SYSTEM SET a = 1")]
    [InlineData("CREATE DATABASE d")]
    [InlineData("DROP TABLESPACE t")]
    [InlineData("CREATE SUBSCRIPTION s CONNECTION '' PUBLICATION p")]
    [InlineData("ALTER TABLE t DETACH PARTITION p CONCURRENTLY")]
    [InlineData("COMMIT PREPARED 'a'")]
    [InlineData("CLUSTER")]
    public void A_statement_that_PostgreSQL_refuses_in_a_transaction_is_known(string sql) =>
        Assert.Equal(TransactionUse.Outside, SqlScript.Parse(sql).Statements.Single().Transaction);

    [Theory]
    [InlineData("SELECT 1 -- CONCURRENTLY\n")]
    [InlineData("COMMENT ON TABLE t IS 'CREATE INDEX CONCURRENTLY; VACUUM'")]
    [InlineData("CREATE INDEX \"CONCURRENTLY\" ON t (a)")]
    [InlineData("REFRESH MATERIALIZED VIEW CONCURRENTLY v")]
    [InlineData("CREATE FUNCTION f() RETURNS void LANGUAGE plpgsql AS $$ BEGIN COMMIT; END; $$")]
    [InlineData("DO $$ BEGIN EXECUTE 'VACUUM'; END $$")]
    [InlineData("SAVEPOINT a")]
    [InlineData("ROLLBACK TO SAVEPOINT a")]
    [InlineData("ALTER TYPE e ADD VALUE 'x'")]
    [InlineData("CLUSTER t USING i")]
    [InlineData("CREATE TABLE vacuum (\"begin\" int)")]
    public void Other_statements_run_in_a_transaction(string sql) =>
        Assert.True(SqlScript.Parse(sql).FitsInTransaction);

    [Theory]
    [InlineData("BEGIN; SELECT 1; COMMIT;")]
    [InlineData("start transaction isolation level serializable; SELECT 1; END;")]
    [InlineData("SELECT 1; ROLLBACK;")]
    [InlineData("-- schemabridge: no-transaction\nSELECT 1;")]
    [InlineData("--SchemaBridge: no-transaction\r\nSELECT 1;")]
    public void A_script_that_has_transactions_of_its_own_runs_in_no_other(string sql) =>
        Assert.False(SqlScript.Parse(sql).FitsInTransaction);

    [Fact]
    public void The_mark_counts_on_the_first_line_only() =>
        Assert.True(SqlScript.Parse("SELECT 1;\n-- schemabridge: no-transaction\n").FitsInTransaction);

    [Theory]
    [InlineData("BEGIN; SELECT 1;", 1)]
    [InlineData("BEGIN; COMMIT;\nBEGIN; SELECT 1;", 2)]
    [InlineData("BEGIN; SELECT 1;\nCOMMIT AND CHAIN;", 2)]
    [InlineData("BEGIN; SELECT 1; COMMIT AND NO CHAIN;", null)]
    [InlineData("BEGIN; SAVEPOINT a; ROLLBACK TO a; END;", null)]
    public void A_transaction_that_is_never_ended_is_known(string sql, int? line) =>
        Assert.Equal(line, SqlScript.Parse(sql).NeverEnded?.Line);
}
