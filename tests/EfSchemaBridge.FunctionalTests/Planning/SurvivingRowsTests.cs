using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.FunctionalTests.Planning;

using static SurvivingRows;

/// <summary>What is left of the rows of a table after each kind of change. Every script is applied as one transaction.</summary>
public sealed class SurvivingRowsTests
{
    private const string Enum = "\nenum E {\n  A\n  B\n  C\n}\n";

    /// <summary>The change, the fields before and after, the rows (without the id), and what is in the table afterwards.</summary>
    public static TheoryData<string, string, string, string, string> Columns => new()
    {
        { "a column is added", "a Int", "a Int; b String @default(\"x\")", "(1, 7)", "1|7|x" },
        { "a list is added", "a Int", "a Int; b Int[]", "(1, 7)", "1|7|" },
        { "a column is dropped", "a Int; b Int", "a Int", "(1, 7, 8)", "1|7" },
        { "a column becomes optional", "a Int", "a Int?", "(1, 7)", "1|7" },
        { "a column becomes required", "a Int?", "a Int", "(1, 7)", "1|7" },
        { "a default changes", "a Int @default(1)", "a Int @default(2)", "(1, 7)", "1|7" },
        { "a type is widened", "a Int", "a BigInt", "(1, 7)", "1|7" },
        { "a type is narrowed", "a BigInt", "a Int", "(1, 7)", "1|7" },
        { "a number becomes text", "a Int", "a String", "(1, 7)", "1|7" },
        { "a decimal gets fewer places", "a Decimal @db.Decimal(10, 4)", "a Decimal @db.Decimal(10, 2)", "(1, 1.2345)", "1|1.23" },
        { "a text gets a length", "a String", "a String @db.VarChar(10)", "(1, 'text')", "1|text" },
        { "text becomes a number: made anew", "a String", "a Int?", "(1, '7')", "1|" },
        { "a list becomes text", "a Int[]", "a String", "(1, '{1,2}')", "1|{1,2}" },
        { "a time becomes a date", "a DateTime", "a DateTime @db.Date", "(1, '2020-01-02 03:04:05')", "1|2020-01-02" },
        { "a time gets fewer places", "a DateTime @db.Time(6)", "a DateTime @db.Time(3)", "(1, '03:04:05.678901')", "1|03:04:05.679" },
        { "a time of day is taken from a timestamp", "a DateTime @db.Timestamp(0)", "a DateTime @db.Timetz(0)", "(1, '2020-01-02 03:04:05')", "1|03:04:05+00" },
        { "citext becomes a number", "a String @db.Citext", "a Int", "(1, '7')", "1|7" },
        { "money becomes a number", "a Decimal @db.Money", "a Int", "(1, 7)", "1|7" },
        { "an enum becomes a list", "a E", "a E[]", "(1, 'A')", "1|{A}" },
        { "a list of an enum becomes one", "a E[]", "a E", "(1, '{B,A}')", "1|B" },
        { "autoincrement is added", "a Int", "a Int @default(autoincrement())", "(1, 7)", "1|7" },
        { "autoincrement is removed", "a Int @default(autoincrement())", "a Int", "(1, 7)", "1|7" },
        { "an index comes", "a Int", "a Int; @@index([a])", "(1, 7)", "1|7" },
        { "a unique goes", "a Int @unique", "a Int", "(1, 7)", "1|7" },
        { "a field gets a name in the database", "a Int @unique", "a Int @unique @map(\"b\")", "(1, 7)", "1|7" },
        { "a field is renamed with a hint", "a Int; c Int?", "/// @renamedFrom(a);b BigInt; c Int?", "(1, 7, 8)", "1|7|8" },
        { "a field is renamed without a hint", "a Int", "b Int?", "(1, 7)", "1|" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Of_a_column(string change, string before, string after, string row, string remaining)
    {
        Assert.NotEmpty(change);
        await using var database = await PostgresDatabase.CreateAsync();
        await database.ExecuteAsync("SET timezone = 'UTC'; CREATE EXTENSION citext");

        await MakeAsync(database, RelationalState.Empty, State(Model(before)));
        await database.ExecuteAsync($"INSERT INTO \"T\" VALUES {row}");
        await MakeAsync(database, State(Model(before)), State(Model(after)));

        Assert.Equal(remaining, await RowsAsync(database, "T"));
    }

    [Fact]
    public async Task Of_an_enum_that_loses_a_value() => Assert.Equal(
        "1|A|{A,C}|C",
        await ChangeAsync(
            "enum E {\n  A\n  B\n  C\n}\nmodel T {\n  id Int @id\n  a E @default(A)\n  b E[] @default([A])\n  c E?\n}",
            "enum E {\n  A\n  C\n}\nmodel T {\n  id Int @id\n  a E @default(A)\n  b E[] @default([A])\n  c E?\n}",
            "INSERT INTO \"T\" VALUES (1, 'A', '{A,C}', 'C')",
            "T"));

    [Fact]
    public async Task Of_an_enum_whose_new_value_is_a_default_at_once() => Assert.Equal(
        "1|A|{A}\n2|B|{B}",
        await ChangeAsync(
            "enum E {\n  A\n}\nmodel T {\n  id Int @id\n  a E @default(A)\n  b E[]\n}",
            "enum E {\n  A\n  B\n}\nmodel T {\n  id Int @id\n  a E @default(B)\n  b E[] @default([B])\n}",
            "INSERT INTO \"T\" VALUES (1, 'A', '{A}')",
            "T",
            "INSERT INTO \"T\" (id) VALUES (2)"));

    [Fact]
    public async Task Of_an_enum_and_its_values_that_are_renamed() => Assert.Equal(
        "1|X\n2|X",
        await ChangeAsync(
            "enum E {\n  A\n  B\n}\nmodel T {\n  id Int @id\n  a E @default(A)\n}",
            "/// @renamedFrom(E)\nenum F {\n  /// @renamedFrom(A)\n  X\n  B\n}\nmodel T {\n  id Int @id\n  a F @default(X)\n}",
            "INSERT INTO \"T\" VALUES (1, 'A')",
            "T",
            "INSERT INTO \"T\" (id) VALUES (2)"));

    [Fact]
    public async Task Of_a_model_that_gets_a_name_in_the_database() => Assert.Equal(
        "1|7",
        await ChangeAsync("model T {\n  id Int @id\n  a Int\n}", "model T {\n  id Int @id\n  a Int\n  @@map(\"ts\")\n}", "INSERT INTO \"T\" VALUES (1, 7)", "ts"));

    [Fact]
    public async Task Of_a_many_to_many_relation_whose_model_is_renamed() => Assert.Equal(
        "2|1",
        await ChangeAsync(
            "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as A[]\n}",
            "/// @renamedFrom(A)\nmodel Z {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  as Z[]\n}",
            "INSERT INTO \"A\" VALUES (1); INSERT INTO \"B\" VALUES (2); INSERT INTO \"_AToB\" (\"A\", \"B\") VALUES (1, 2)",
            "(SELECT \"A\", \"B\" FROM \"_BToZ\")"));

    [Fact]
    public async Task Of_a_key_whose_type_changes_with_what_refers_to_it() => Assert.Equal(
        "5|1",
        await ChangeAsync(
            "model A {\n  id Int @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  aId Int\n  a A @relation(fields: [aId], references: [id])\n}",
            "model A {\n  id BigInt @id\n  bs B[]\n}\nmodel B {\n  id Int @id\n  aId BigInt\n  a A @relation(fields: [aId], references: [id])\n}",
            "INSERT INTO \"A\" VALUES (1); INSERT INTO \"B\" VALUES (5, 1)",
            "B"));

    private static string Model(string members) => $"model T {{\n  id Int @id\n  {string.Join("\n  ", members.Split(';', StringSplitOptions.TrimEntries))}\n}}\n{Enum}";
}
