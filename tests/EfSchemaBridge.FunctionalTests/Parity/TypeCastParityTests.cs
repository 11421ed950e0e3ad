using System.Text.RegularExpressions;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>Every type becomes every other one as Prisma's engine has it: cast in place, or made anew.</summary>
public sealed partial class TypeCastParityTests(ITestOutputHelper output)
{
    /// <summary>The language's types with the arguments of interest.</summary>
    private static readonly string[] Types =
    [
        "Int? @db.SmallInt", "Int?", "Int? @db.Oid", "BigInt?", "Decimal?",
        "Decimal? @db.Decimal(5, 0)", "Decimal? @db.Decimal(20, 2)", "Decimal? @db.Money", "Float? @db.Real", "Float?",
        "Boolean?", "String?", "String? @db.VarChar", "String? @db.VarChar(2)", "String? @db.VarChar(22)", "String? @db.VarChar(36)",
        "String? @db.Char(3)", "String? @db.Char(31)", "String? @db.Char(40)",
        "String? @db.Bit(4)", "String? @db.Bit(10)", "String? @db.VarBit", "String? @db.VarBit(5)", "String? @db.VarBit(9)",
        "String? @db.Uuid", "String? @db.Xml", "String? @db.Inet", "String? @db.Citext", "Bytes?",
        "DateTime?", "DateTime? @db.Timestamptz(3)", "DateTime? @db.Date", "DateTime? @db.Time(3)", "DateTime? @db.Timetz(3)",
        "Json? @db.Json", "Json?", "E?", "F?",
        "Int[]", "BigInt[]", "String[]", "String[] @db.VarChar(9)", "E[]", "DateTime[]",
    ];

    [Fact]
    public async Task A_type_becomes_another_by_the_engines_statement_unless_PostgreSQL_refuses_that()
    {
        var (before, after) = (Schema(pair => pair.From), Schema(pair => pair.To));
        await using var database = await ParityDatabase.CreateAsync();
        var engine = ByTable(await database.Engine.DiffAsync(ChangeJudge.Engine(before), ChangeJudge.Engine(after)));
        var script = ScriptWriter.Write(StateDiffer.Compare(ChangeJudge.StateOf(before), ChangeJudge.StateOf(after)));
        var ours = ByTable(script);
        var different = Pairs().Select(pair => pair.Table).Where(table => engine.GetValueOrDefault(table) != ours.GetValueOrDefault(table)).ToList();
        await database.ExecuteAsync("CREATE EXTENSION citext;" + ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, ChangeJudge.StateOf(before))));

        var unexplained = new List<string>();
        foreach (var table in different)
        {
            if (!await database.RefusesAsync(engine.GetValueOrDefault(table, "")))
            {
                unexplained.Add($"the engine: {engine.GetValueOrDefault(table)}\nwe: {ours.GetValueOrDefault(table)}");
            }
        }

        await database.ExecuteAsync(script);
        output.WriteLine($"{Pairs().Count()} changes of a type, same statement {Pairs().Count() - different.Count}; PostgreSQL refuses {different.Count - unexplained.Count} of the engine's others");
        Assert.Empty(unexplained);
        Assert.Equal("", await database.Engine.DiffAsync(OracleProcess.Database, ChangeJudge.Engine(after)));
    }

    private static IEnumerable<(string From, string To, string Table)> Pairs() =>
        from one in Types.Index()
        from other in Types.Index()
        where one.Index != other.Index
        select (one.Item, other.Item, $"T{one.Index}_{other.Index}");

    private static IReadOnlyList<SourceFile> Schema(Func<(string From, string To, string Table), string> field)
    {
        var models = Pairs().Select(pair => $"model {pair.Table} {{\n  id Int @id\n  c {field(pair)}\n}}\n");
        return [new("schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\nenum E {\n  A\n}\nenum F {\n  A\n}\n" + string.Concat(models))];
    }

    private static Dictionary<string, string> ByTable(string script) => Statement().Matches(script).ToDictionary(m => m.Groups["table"].Value, m => m.Value);

    [GeneratedRegex("""^ALTER TABLE "(?<table>\w+)"[^;]*;""", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
