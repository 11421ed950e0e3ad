using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>From an empty database, a schema becomes what Prisma's engine makes of it.</summary>
public sealed class SchemaParityTests
{
    private const string EmptyMigration = "-- This is an empty migration.\n";

    /// <summary>Schemas whose statements differ from the engine's on purpose, with the reason.</summary>
    private static readonly Dictionary<string, string> IntendedDifferences = new()
    {
        ["website"] = "the engine prints ASC where a schema writes sort: Asc; the index is the same",
    };

    public static TheoryData<SchemaCase> Schemas => [.. SchemaCases.Possible];

    public static TheoryData<SchemaCase> SchemasOfSameStatements => [.. SchemaCases.Accepted.Where(c => !IntendedDifferences.ContainsKey(c.Name))];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task The_engine_finds_nothing_to_change_in_the_database_we_make(SchemaCase schema)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await PrepareAsync(database, schema);
        await database.ExecuteAsync(Script(StateOf(schema)));

        var diff = await new Oracle(database).DiffAsync("db", $"schema:{schema.Place}");

        Assert.Equal(new CommandResult(0, EmptyMigration, ""), diff);
    }

    [Theory]
    [MemberData(nameof(SchemasOfSameStatements))]
    public async Task Our_statements_are_the_engines(SchemaCase schema)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        var theirs = (await new Oracle(database).DiffAsync("empty", $"schema:{schema.Place}")).Output;

        Assert.Equal(Statements(theirs), Statements(Script(StateOf(schema))));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task The_database_we_make_reads_back_as_the_schema(SchemaCase schema)
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await PrepareAsync(database, schema);
        var state = StateOf(schema);
        await database.ExecuteAsync(Script(state));

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var live = await DatabaseState.ReadAsync(connection, "_prisma_migrations", TestContext.Current.CancellationToken);

        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(live, state)));
        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(state, live with { Extensions = state.Extensions })));
        var snapshot = FromSnapshot(state);
        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(live, snapshot)));
        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(snapshot, live with { Extensions = state.Extensions })));
    }

    /// <summary>The state as a snapshot keeps it.</summary>
    private static RelationalState FromSnapshot(RelationalState state)
    {
        var script = new MigrationScript("20260101000000_all", Script(state));
        var kept = Snapshot.Read(new SingleMigration(script, Snapshot.Write(StateOrder.AsListed(state, RelationalState.Empty), [script])));
        Assert.NotNull(kept);
        return kept;
    }

    private static async Task PrepareAsync(PostgresDatabase database, SchemaCase schema)
    {
        if (SchemaCases.Preparation(schema) is { Length: > 0 } sql)
        {
            await database.ExecuteAsync(sql);
        }
    }

    private static RelationalState StateOf(SchemaCase schema)
    {
        var result = SchemaReader.Read(schema.Place);
        Assert.True(result.Schema is not null, string.Join('\n', result.Diagnostics));
        return ModelState.Of(SchemaModel.Of(result.Schema).GetRelationalModel()).LeaveOut("public").WithNames(result.Schema, "public");
    }

    private static string Script(RelationalState state) => ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, state));

    /// <summary>What counts: no comments, no blank lines, and not the schema that every database has.</summary>
    private static string Statements(string script) => string.Join('\n', script.Split('\n').Where(line =>
        line.Trim().Length > 0 && !line.StartsWith("--", StringComparison.Ordinal) && line != "CREATE SCHEMA IF NOT EXISTS \"public\";"));

    private sealed class SingleMigration(MigrationScript script, string snapshot) : MigrationSource
    {
        public override IReadOnlyList<MigrationScript> Read() => [script];

        public override string? ReadLock() => null;

        public override string? ReadSnapshot() => snapshot;
    }
}
