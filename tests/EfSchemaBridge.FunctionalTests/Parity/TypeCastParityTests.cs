using System.Text.RegularExpressions;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>Every type becomes every other one as Prisma's engine has it: cast in place, or made anew.</summary>
public sealed partial class TypeCastParityTests(ITestOutputHelper output)
{
    /// <summary>The language's types with the engine's arguments of interest, and what PostgreSQL calls them.</summary>
    private static readonly (string Field, string Type)[] Types =
    [
        ("Int? @db.SmallInt", "SMALLINT"), ("Int?", "INTEGER"), ("Int? @db.Oid", "OID"), ("BigInt?", "BIGINT"), ("Decimal?", "DECIMAL(65,30)"),
        ("Decimal? @db.Decimal(5, 0)", "DECIMAL(5,0)"), ("Decimal? @db.Decimal(20, 2)", "DECIMAL(20,2)"), ("Decimal? @db.Money", "MONEY"), ("Float? @db.Real", "REAL"), ("Float?", "DOUBLE PRECISION"),
        ("Boolean?", "BOOLEAN"), ("String?", "TEXT"), ("String? @db.VarChar", "VARCHAR"), ("String? @db.VarChar(2)", "VARCHAR(2)"), ("String? @db.VarChar(22)", "VARCHAR(22)"), ("String? @db.VarChar(36)", "VARCHAR(36)"),
        ("String? @db.Char(3)", "CHAR(3)"), ("String? @db.Char(31)", "CHAR(31)"), ("String? @db.Char(40)", "CHAR(40)"),
        ("String? @db.Bit(4)", "BIT(4)"), ("String? @db.Bit(10)", "BIT(10)"), ("String? @db.VarBit", "VARBIT"), ("String? @db.VarBit(5)", "VARBIT(5)"), ("String? @db.VarBit(9)", "VARBIT(9)"),
        ("String? @db.Uuid", "UUID"), ("String? @db.Xml", "XML"), ("String? @db.Inet", "INET"), ("String? @db.Citext", "CITEXT"), ("Bytes?", "BYTEA"),
        ("DateTime?", "TIMESTAMP(3)"), ("DateTime? @db.Timestamptz(3)", "TIMESTAMPTZ(3)"), ("DateTime? @db.Date", "DATE"), ("DateTime? @db.Time(3)", "TIME(3)"), ("DateTime? @db.Timetz(3)", "TIMETZ(3)"),
        ("Json? @db.Json", "JSON"), ("Json?", "JSONB"), ("E?", "\"E\""), ("F?", "\"F\""),
        ("Int[]", "INTEGER[]"), ("BigInt[]", "BIGINT[]"), ("String[]", "TEXT[]"), ("String[] @db.VarChar(9)", "VARCHAR(9)[]"), ("E[]", "\"E\"[]"), ("DateTime[]", "TIMESTAMP(3)[]"),
    ];

    [Fact]
    public async Task A_type_becomes_another_as_the_engine_has_it()
    {
        await using var database = await PostgresDatabase.CreateAsync();
        await using var oracle = await OracleProcess.StartAsync(database);
        var script = await oracle.DiffAsync(Schema(pair => pair.From.Field), Schema(pair => pair.To.Field));
        var theirs = Statement().Matches(script).ToDictionary(m => m.Groups["table"].Value, m => m.Value.Contains("DROP COLUMN", StringComparison.Ordinal));

        var different = new List<string>();
        foreach (var (from, to, table) in Pairs())
        {
            var isMadeAnew = TypeCasts.Between(from.Type, to.Type) == TypeCast.Impossible;
            if (isMadeAnew != theirs[table] && !IsIntended(from.Type, to.Type))
            {
                different.Add($"{from.Type} to {to.Type}: {(isMadeAnew ? "we make it anew, the engine casts" : "we cast, the engine makes it anew")}");
            }
        }

        output.WriteLine($"{theirs.Count} pairs of types, {theirs.Values.Count(anew => !anew)} cast by the engine");
        Assert.Empty(different);
    }

    /// <summary>The engine orders a cast that neither PostgreSQL nor we can make.</summary>
    private static bool IsIntended(string from, string to) =>
        from == "MONEY" && TypeParts.Of(to) is { IsList: false } && TypeCasts.Between(from, to) == TypeCast.Impossible;

    private static IEnumerable<((string Field, string Type) From, (string Field, string Type) To, string Table)> Pairs() =>
        from one in Types.Index()
        from other in Types.Index()
        where one.Index != other.Index
        select (one.Item, other.Item, $"T{one.Index}_{other.Index}");

    private static object Schema(Func<((string Field, string Type) From, (string Field, string Type) To, string Table), string> field)
    {
        var models = Pairs().Select(pair => $"model {pair.Table} {{\n  id Int @id\n  c {field(pair)}\n}}\n");
        return OracleProcess.Schema([("schema.prisma", "datasource db {\n  provider = \"postgresql\"\n}\nenum E {\n  A\n}\nenum F {\n  A\n}\n" + string.Concat(models))]);
    }

    [GeneratedRegex("""^ALTER TABLE "(?<table>\w+)"[^;]*;""", RegexOptions.Multiline)]
    private static partial Regex Statement();
}
