using EfSchemaBridge.Design.Introspection;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Parity;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Introspection;

/// <summary>Databases of our own and of real schemas become schemas again.</summary>
public sealed class CorpusTests(CorpusDatabases databases) : IClassFixture<CorpusDatabases>
{
    public static TheoryData<SchemaCase> Schemas => [.. SchemaCases.Possible];

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_pulled_schema_differs_from_its_database_in_nothing(SchemaCase schema)
    {
        var database = await databases.OfAsync(schema);
        var pulled = await PullAnewAsync(database, schema);
        var state = CorpusDatabases.StateOf(pulled.Files);

        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        var live = await DatabaseState.ReadAsync(connection, "_prisma_migrations", TestContext.Current.CancellationToken);

        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(live, state)));
        Assert.Equal("", ScriptWriter.Write(StateDiffer.Compare(state, live with { Extensions = state.Extensions })));
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task The_engine_accepts_a_pulled_schema_and_finds_nothing_to_change(SchemaCase schema)
    {
        var database = await databases.OfAsync(schema);
        var place = Directory.CreateTempSubdirectory("esb_pull_");
        try
        {
            var file = Path.Combine(place.FullName, "schema.prisma");
            await File.WriteAllTextAsync(file, (await PullAnewAsync(database, schema)).Files[0].Text, TestContext.Current.CancellationToken);
            var diff = await new Oracle(database).DiffAsync("db", $"schema:{file}");

            Assert.Equal(new CommandResult(0, "-- This is an empty migration.\n", ""), diff);
        }
        finally
        {
            place.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public async Task A_pull_over_the_schema_itself_changes_no_byte(SchemaCase schema)
    {
        var files = Introspection.FilesOf(schema.Place);

        var pulled = await Introspection.PullAsync(await databases.OfAsync(schema), new IntrospectionRequest(files));

        Assert.Equal(TextOf(files), TextOf(pulled.Files));
    }

    private static string TextOf(IEnumerable<SourceFile> files) => string.Concat(files.Select(file => $"// {file.Path}\n{file.Text}"));

    /// <summary>Pulls into a schema that has the datasource and the generators alone.</summary>
    private static Task<IntrospectionResult> PullAnewAsync(PostgresDatabase database, SchemaCase schema)
    {
        var settings = Introspection.FilesOf(schema.Place)
            .SelectMany(file => SchemaParser.Parse(file, new DiagnosticBag()).Blocks)
            .Where(block => block.Kind is BlockKind.Datasource or BlockKind.Generator)
            .Select(block => string.Concat(block.Pieces.Select(piece => piece.Text)));
        return Introspection.PullAsync(database, new IntrospectionRequest([new SourceFile("schema.prisma", string.Join('\n', settings))]));
    }
}
