using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Warnings;

/// <summary>Each warning, word for word: without a database, over rows, and over an empty table.</summary>
public sealed class WarningTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Fact]
    public Task A_dropped_table() => WarnsAsync(
        "model gone {\n id Int @id\n}",
        "",
        "INSERT INTO gone VALUES (1), (2)",
        "ESB3201: the table `gone` is dropped with all its rows.",
        "ESB3201: the table `gone` is dropped with its 2 rows.");

    [Fact]
    public Task A_dropped_column() => WarnsAsync(
        "model dropped_column {\n id Int @id\n a Int?\n}",
        "model dropped_column {\n id Int @id\n}",
        "INSERT INTO dropped_column VALUES (1, 1), (2, NULL)",
        "ESB3202: the column `a` of the table `dropped_column` is dropped with all its values.",
        "ESB3202: the column `a` of the table `dropped_column` is dropped with its 1 value.");

    [Fact]
    public Task A_column_of_nothing_but_NULLs_is_dropped_silently() => WarnsAsync(
        "model only_nulls {\n id Int @id\n a Int?\n}",
        "model only_nulls {\n id Int @id\n}",
        "INSERT INTO only_nulls VALUES (1, NULL)",
        "ESB3202: the column `a` of the table `only_nulls` is dropped with all its values.");

    [Fact]
    public Task A_required_column_without_default() => WarnsAsync(
        "model required_column {\n id Int @id\n}",
        "model required_column {\n id Int @id\n a Int\n}",
        "INSERT INTO required_column VALUES (1)",
        "ESB3203: the required column `a` has no default value: it cannot be added to the table `required_column` if the table holds rows. Make the field optional or give it a @default.",
        "ESB3203: the required column `a` has no default value: it cannot be added to the table `required_column`, which holds 1 row. Make the field optional or give it a @default.");

    [Fact]
    public Task A_cast_that_can_fail() => WarnsAsync(
        "model risky_cast {\n id Int @id\n a BigInt\n}",
        "model risky_cast {\n id Int @id\n a Int\n}",
        "INSERT INTO risky_cast VALUES (1, 1), (2, 2)",
        """
        ESB3204: the column `a` of the table `risky_cast` is cast from BIGINT to INTEGER: the migration fails if a value does not fit.
        ESB3220: nobody can read or write the table `risky_cast` while it is rewritten: the type of `a` changes from BIGINT to INTEGER.
        """,
        """
        ESB3204: the column `a` of the table `risky_cast` is cast from BIGINT to INTEGER: the migration fails if one of its 2 values does not fit.
        ESB3220: nobody can read or write the table `risky_cast` (2 rows) while it is rewritten: the type of `a` changes from BIGINT to INTEGER.
        """);

    [Fact]
    public Task A_column_made_anew() => WarnsAsync(
        "model made_anew {\n id Int @id\n a Int?\n}",
        "model made_anew {\n id Int @id\n a Boolean?\n}",
        "INSERT INTO made_anew VALUES (1, 1)",
        "ESB3205: the column `a` of the table `made_anew` is dropped with all its values and made anew: PostgreSQL has no cast from INTEGER to BOOLEAN.",
        "ESB3205: the column `a` of the table `made_anew` is dropped with its 1 value and made anew: PostgreSQL has no cast from INTEGER to BOOLEAN.");

    [Fact]
    public Task A_unique_index_over_rows_that_share_values() => WarnsAsync(
        "model shared_values {\n id Int @id\n a Int?\n}",
        "model shared_values {\n id Int @id\n a Int? @unique\n}",
        "INSERT INTO shared_values VALUES (1, 1), (2, 1), (3, 2), (4, NULL), (5, NULL), (6, 1)",
        """
        ESB3206: the unique index `shared_values_a_key` on the table `shared_values` cannot be made if rows share their values of `a`.
        ESB3222: nobody can write to the table `shared_values` while the index `shared_values_a_key` is built.
        """,
        """
        ESB3206: the unique index `shared_values_a_key` on the table `shared_values` cannot be made while 2 rows repeat the values of others in `a`.
        ESB3222: nobody can write to the table `shared_values` (6 rows) while the index `shared_values_a_key` is built.
        """,
        "ESB3206: the unique index `shared_values_a_key` on the table `shared_values` cannot be made if rows share their values of `a`; none do now.");

    [Fact]
    public Task A_removed_enum_value() => WarnsAsync(
        "enum Removed {\n A\n B\n}\nmodel removed_value {\n id Int @id\n a Removed\n b Removed[]\n}",
        "enum Removed {\n A\n}\nmodel removed_value {\n id Int @id\n a Removed\n b Removed[]\n}",
        "INSERT INTO removed_value VALUES (1, 'B', '{A}'), (2, 'A', '{A,B}'), (3, 'A', '{}')",
        """
        ESB3207: the values `B` are removed from the enum `Removed`; the migration fails if rows hold them.
        ESB3220: nobody can read or write the table `removed_value` while it is rewritten: the type of `a`, `b` is made anew.
        """,
        """
        ESB3207: the values `B` are removed from the enum `Removed`; the migration fails while 2 rows hold them.
        ESB3220: nobody can read or write the table `removed_value` (3 rows) while it is rewritten: the type of `a`, `b` is made anew.
        """,
        "ESB3207: the values `B` are removed from the enum `Removed`; the migration fails if rows hold them; none do now.");

    [Fact]
    public Task A_changed_primary_key() => WarnsAsync(
        "model changed_key {\n a Int\n b Int\n @@id([a])\n}",
        "model changed_key {\n a Int\n b Int\n @@id([a, b])\n}",
        "INSERT INTO changed_key VALUES (1, 1)",
        """
        ESB3208: the primary key of the table `changed_key` changes: the migration fails if rows share their values of the new one.
        ESB3224: nobody can read or write the table `changed_key` while the index of its primary key `changed_key_pkey` is built.
        """,
        """
        ESB3208: the primary key of the table `changed_key` (1 row) changes: the migration fails if rows share their values of the new one.
        ESB3224: nobody can read or write the table `changed_key` (1 row) while the index of its primary key `changed_key_pkey` is built.
        """);

    [Fact]
    public Task A_column_that_becomes_required_over_NULL() => WarnsAsync(
        "model becomes_required {\n id Int @id\n a Int?\n}",
        "model becomes_required {\n id Int @id\n a Int\n}",
        "INSERT INTO becomes_required VALUES (1, NULL), (2, 2), (3, NULL)",
        """
        ESB3209: the column `a` of the table `becomes_required` becomes required: the migration fails if rows hold NULL in it.
        ESB3221: nobody can read or write the table `becomes_required` while its rows are searched for NULL: `a` becomes required.
        """,
        """
        ESB3209: the column `a` of the table `becomes_required` becomes required: the migration fails while 2 rows hold NULL in it.
        ESB3221: nobody can read or write the table `becomes_required` (3 rows) while its rows are searched for NULL: `a` becomes required.
        """);

    [Fact]
    public Task A_default_of_its_own_for_every_row() => WarnsAsync(
        "model own_default {\n id Int @id\n}",
        "model own_default {\n id Int @id\n a String @default(dbgenerated(\"gen_random_uuid()\")) @db.Uuid\n b Int @default(autoincrement())\n c DateTime @default(now())\n}",
        "INSERT INTO own_default VALUES (1)",
        "ESB3220: nobody can read or write the table `own_default` while it is rewritten: every row gets a value of its own in `a`; every row gets a number of its own in `b`.",
        "ESB3220: nobody can read or write the table `own_default` (1 row) while it is rewritten: every row gets a value of its own in `a`; every row gets a number of its own in `b`.");

    [Fact]
    public Task A_foreign_key_over_rows() => WarnsAsync(
        "model parent {\n id Int @id\n}\nmodel child {\n id Int @id\n parentId Int?\n}",
        "model parent {\n id Int @id\n children child[]\n}\nmodel child {\n id Int @id\n parentId Int?\n parent parent? @relation(fields: [parentId], references: [id])\n}",
        "INSERT INTO child VALUES (1, NULL)",
        "ESB3223: nobody can write to the tables `child` and `parent` while the foreign key `child_parentId_fkey` is checked.",
        "ESB3223: nobody can write to the tables `child` (1 row) and `parent` while the foreign key `child_parentId_fkey` is checked.");

    [Fact]
    public async Task A_new_table_is_nothing_to_warn_of() =>
        Assert.Equal("", await AnalyzeAsync(Changes(RelationalState.Empty, State("model fresh {\n id Int @id\n a Int @unique\n}")), null));

    [Fact]
    public async Task A_database_without_the_tables_gives_warnings_without_numbers() => Assert.Equal(
        "ESB3201: the table `nowhere` is dropped with all its rows.",
        await AnalyzeAsync(Changes(State("model nowhere {\n id Int @id\n}"), RelationalState.Empty), await OpenAsync()));

    [Fact]
    public async Task A_table_that_cannot_be_counted_in_time_stops_nothing()
    {
        await database.ExecuteAsync("CREATE TABLE locked (id int PRIMARY KEY)");
        await using var holder = await OpenAsync();
        await using var transaction = await holder.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("LOCK TABLE locked", holder, transaction);
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            "ESB3201: the table `locked` is dropped with all its rows.",
            await AnalyzeAsync(Changes(State("model locked {\n id Int @id\n}"), RelationalState.Empty), await OpenAsync()));
    }

    [Fact]
    public Task Rows_are_counted_by_the_names_before_renames() => WarnsAsync(
        "model t {\n id Int @id\n x Int?\n y Int?\n @@map(\"count_one\")\n}\nmodel u {\n id Int @id\n y Int?\n @@map(\"count_two\")\n}",
        "model t {\n id Int @id\n x Int?\n @@map(\"count_two\")\n}\nmodel u {\n id Int @id\n y Int?\n @@map(\"count_three\")\n}",
        "INSERT INTO count_one VALUES (1, 1, 5), (2, 2, NULL); INSERT INTO count_two VALUES (1, NULL)",
        "ESB3202: the column `y` of the table `count_two` is dropped with all its values.",
        "ESB3202: the column `y` of the table `count_two` is dropped with its 1 value.");

    [Fact]
    public async Task Kinds_tell_loss_from_what_cannot_be_done_and_from_locks()
    {
        var changes = Changes(State("model k {\n id Int @id\n a Int?\n b Int?\n}"), State("model k {\n id Int @id\n a Int\n}"));
        Assert.Equal(
            [("ESB3202", WarningKind.DataLoss), ("ESB3209", WarningKind.Unexecutable), ("ESB3221", WarningKind.Lock)],
            (await MigrationAnalysis.RunAsync(changes, null, TestContext.Current.CancellationToken)).Select(w => (w.Code, w.Kind)));
    }

    [Fact]
    public async Task A_table_that_comes_back_under_another_name() => Assert.Equal(
        """
        ESB3201: the table `Old` is dropped with all its rows.
        ESB3231: the table `Old` is dropped and `New` with the same columns is added: if it is the same one under a new name, write `/// @renamedFrom(Old)` above the model, and its rows are kept.
        """,
        await AnalyzeAsync(Changes(State("model Old {\n id Int @id\n}"), State("model New {\n id Int @id\n}")), null));

    [Fact]
    public async Task No_hint_is_advised_where_it_would_not_help_for_a_table_that_moves_to_another_schema()
    {
        var before = State("model Label {\n id Int @id\n}");
        var after = before with { Tables = [before.Tables[0] with { Schema = "other" }] };

        Assert.Equal("ESB3201: the table `Label` is dropped with all its rows.", await AnalyzeAsync(Changes(before, after), null));
    }

    [Fact]
    public async Task No_hint_is_advised_for_the_table_of_a_many_to_many_relation_which_has_no_model() => Assert.Equal(
        "ESB3201: the table `_LabelToNote` is dropped with all its rows.",
        await AnalyzeAsync(
            Changes(
                State("model Label {\n id Int @id\n notes Note[]\n}\nmodel Note {\n id Int @id\n labels Label[]\n}"),
                State("model Label {\n id Int @id\n notes Note[] @relation(\"Other\")\n}\nmodel Note {\n id Int @id\n labels Label[] @relation(\"Other\")\n}")),
            null));

    private async Task WarnsAsync(string before, string after, string insert, string offline, string withRows = "", string empty = "")
    {
        var (from, to) = (State(before), State(after));
        var changes = Changes(from, to);
        await database.ExecuteAsync(ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, from)));
        await using var connection = await OpenAsync();
        Assert.Equal(offline, await AnalyzeAsync(changes, null));
        Assert.Equal(empty, await AnalyzeAsync(changes, connection));

        await database.ExecuteAsync(insert);
        Assert.Equal(withRows, await AnalyzeAsync(changes, connection));
    }

    private static async Task<string> AnalyzeAsync(IReadOnlyList<SchemaChange> changes, NpgsqlConnection? connection) =>
        string.Join('\n', await MigrationAnalysis.RunAsync(changes, connection, TestContext.Current.CancellationToken));

    private static IReadOnlyList<SchemaChange> Changes(RelationalState before, RelationalState after) => StateDiffer.Compare(before, after);

    private static RelationalState State(string models)
    {
        var result = SchemaReader.Parse([new SourceFile("schema.prisma", $"datasource db {{\n provider = \"postgresql\"\n}}\n{models}")]);
        Assert.True(result.Schema is not null, string.Join('\n', result.Diagnostics));
        return ModelState.Of(result.Schema, "public");
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
