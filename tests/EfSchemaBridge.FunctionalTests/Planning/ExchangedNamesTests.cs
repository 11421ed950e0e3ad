using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.FunctionalTests.Planning;

using static SurvivingRows;

/// <summary>Names in the database that pass from one to another in one step.</summary>
public sealed class ExchangedNamesTests
{
    private const string Two = "model t {\n  id Int @id\n  a Int @unique\n  @@map(\"one\")\n}\nmodel u {\n  id Int @id\n  b String @unique\n  @@map(\"two\")\n}";
    private const string TwoRows = "INSERT INTO one VALUES (1, 7); INSERT INTO two VALUES (2, 'x')";

    [Fact]
    public async Task A_table_takes_the_name_of_another_that_gets_a_new_one()
    {
        var after = Two.Replace("two", "three", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal);
        Assert.Equal("1|7", await ChangeAsync(Two, after, TwoRows, "two"));
        Assert.Equal("2|x", await ChangeAsync(Two, after, TwoRows, "three"));
    }

    [Fact]
    public void The_names_of_keys_and_indexes_are_free_when_their_turn_comes() => Assert.Equal(
        """
        -- RenameTable
        ALTER TABLE "two" RENAME TO "three";

        -- RenameTable
        ALTER TABLE "one" RENAME TO "two";

        -- RenameIndex
        ALTER INDEX "two_pkey" RENAME TO "three_pkey";

        -- RenameIndex
        ALTER INDEX "two_b_key" RENAME TO "three_b_key";

        -- AlterTable
        ALTER TABLE "two" RENAME CONSTRAINT "one_pkey" TO "two_pkey";

        -- RenameIndex
        ALTER INDEX "one_b_key" RENAME TO "two_b_key";

        """,
        Script(
            "model t {\n  id Int @id\n  b Int @unique\n  @@map(\"one\")\n}\nmodel u {\n  id Int @id\n  b String @unique\n  @@map(\"two\")\n}",
            "model t {\n  id Int @id\n  b Int @unique\n  @@map(\"two\")\n}\nmodel u {\n  id Int @id\n  b String @unique\n  @@map(\"three\")\n}"));

    [Fact]
    public async Task Two_tables_exchange_their_names()
    {
        var after = Two.Replace("two", "three", StringComparison.Ordinal).Replace("one", "two", StringComparison.Ordinal).Replace("three", "one", StringComparison.Ordinal);
        Assert.Equal("1|7", await ChangeAsync(Two, after, TwoRows, "two"));
        Assert.Equal("2|x", await ChangeAsync(Two, after, TwoRows, "one"));
    }

    [Fact]
    public void Two_models_that_exchange_their_names_and_keep_their_tables_change_nothing() => Assert.Equal(
        "",
        Script(Two, Two.Replace("model t", "model x", StringComparison.Ordinal).Replace("model u", "model t", StringComparison.Ordinal).Replace("model x", "model u", StringComparison.Ordinal)));

    [Fact]
    public async Task A_new_model_takes_the_table_name_that_another_gives_up()
    {
        const string Before = "model t {\n  id Int @id @default(autoincrement())\n  a Int @unique\n  @@map(\"one\")\n}";
        const string After = "model t {\n  id Int @id @default(autoincrement())\n  a Int @unique\n  @@map(\"two\")\n}\nmodel n {\n  id Int @id @default(autoincrement())\n  b String @unique\n  @@map(\"one\")\n}";
        Assert.Equal("1|7", await ChangeAsync(Before, After, "INSERT INTO one VALUES (1, 7)", "two"));
        Assert.Equal("1|x", await ChangeAsync(Before, After, "INSERT INTO one VALUES (1, 7)", "one", "INSERT INTO one (b) VALUES ('x')"));
    }

    [Fact]
    public async Task Models_are_renamed_by_hints_where_one_takes_the_name_of_the_other()
    {
        const string Before = "model a {\n  id Int @id\n  x Int\n  ts tag[]\n}\nmodel b {\n  id Int @id\n  y Int\n  ts tag[]\n}\nmodel tag {\n  id Int @id\n  as a[]\n  bs b[]\n}";
        const string After = "/// @renamedFrom(a)\nmodel b {\n  id Int @id\n  x Int\n  ts tag[]\n}\n/// @renamedFrom(b)\nmodel c {\n  id Int @id\n  y Int\n  ts tag[]\n}\nmodel tag {\n  id Int @id\n  bs b[]\n  cs c[]\n}";
        const string Rows = "INSERT INTO a VALUES (1, 10); INSERT INTO b VALUES (2, 20); INSERT INTO tag VALUES (3); INSERT INTO \"_aTotag\" VALUES (1, 3); INSERT INTO \"_bTotag\" VALUES (2, 3)";
        Assert.Equal("1|10", await ChangeAsync(Before, After, Rows, "b"));
        Assert.Equal("2|20", await ChangeAsync(Before, After, Rows, "c"));
        Assert.Equal("1|3", await ChangeAsync(Before, After, Rows, "_bTotag"));
        Assert.Equal("2|3", await ChangeAsync(Before, After, Rows, "_cTotag"));
    }

    /// <summary>The fields before and after, the row (without the id), and the row afterwards.</summary>
    public static TheoryData<string, string, string, string, string> Columns => new()
    {
        { "one column takes the name of another", "f Int @map(\"a\"); g String @map(\"b\")", "f Int @map(\"b\"); g String @map(\"c\")", "(1, 7, 'x')", "{id:1,b:7,c:x}" },
        { "and both have the same type", "f Int @map(\"a\"); g Int @map(\"b\")", "f Int @map(\"b\"); g Int @map(\"c\")", "(1, 7, 8)", "{id:1,b:7,c:8}" },
        { "two columns exchange their names", "f Int @map(\"a\"); g String @map(\"b\")", "f Int @map(\"b\"); g String @map(\"a\")", "(1, 7, 'x')", "{id:1,b:7,a:x}" },
        { "hints that follow from one another", "a Int; b Int", "/// @renamedFrom(a);b Int; /// @renamedFrom(b);c Int", "(1, 7, 8)", "{id:1,b:7,c:8}" },
        { "hints out of date that follow from one another", "b Int; a Int", "/// @renamedFrom(a);b Int; a Int; c Int?", "(1, 7, 8)", "{id:1,b:7,a:8,c:null}" },
        { "a hint out of date on a field that gets another name in the database", "b Int", "/// @renamedFrom(a);b Int @map(\"x\")", "(1, 7)", "{id:1,x:7}" },
        { "a hint out of date for a field that gets another name in the database", "b Int; a Int @map(\"x\")", "/// @renamedFrom(a);b Int; a Int @map(\"y\")", "(1, 7, 8)", "{id:1,b:7,y:8}" },
        { "a new field takes the name that another gives up", "f Int @map(\"a\")", "f Int @map(\"b\"); g String? @map(\"a\")", "(1, 7)", "{id:1,b:7,a:null}" },
        { "fields exchange their names and keep their columns", "f Int @map(\"a\"); g String @map(\"b\")", "g Int @map(\"a\"); f String @map(\"b\")", "(1, 7, 'x')", "{id:1,a:7,b:x}" },
    };

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Of_columns(string change, string before, string after, string row, string remaining)
    {
        Assert.NotEmpty(change);
        Assert.Equal(remaining, await ChangeAsync(Model(before), Model(after), $"INSERT INTO \"T\" VALUES {row}", "(SELECT row_to_json(t)::text AS row FROM \"T\" t)"));

        static string Model(string members) => $"model T {{\n  id Int @id\n  {string.Join("\n  ", members.Split(';', StringSplitOptions.TrimEntries))}\n}}";
    }

    /// <summary>Two enums before and after, and the row of a model that has a field of each.</summary>
    public static TheoryData<string, string, string, string> Enums => new()
    {
        { "one type takes the name of another", "enum E {\n  A\n  @@map(\"one\")\n}\nenum F {\n  B\n  @@map(\"two\")\n}", "enum E {\n  A\n  @@map(\"two\")\n}\nenum F {\n  B\n  @@map(\"three\")\n}", "1|A|B" },
        { "two types exchange their names", "enum E {\n  A\n  @@map(\"one\")\n}\nenum F {\n  B\n  @@map(\"two\")\n}", "enum E {\n  A\n  @@map(\"two\")\n}\nenum F {\n  B\n  @@map(\"one\")\n}", "1|A|B" },
        { "one value takes the name of another", "enum E {\n  A\n  X\n}\nenum F {\n  A\n  B\n}", "enum E {\n  A @map(\"X\")\n  X @map(\"Y\")\n}\nenum F {\n  A\n  B\n}", "1|X|B" },
        { "two values exchange their names", "enum E {\n  A\n  X\n}\nenum F {\n  A\n  B\n}", "enum E {\n  A @map(\"X\")\n  X @map(\"A\")\n}\nenum F {\n  A\n  B\n}", "1|X|B" },
    };

    [Theory]
    [MemberData(nameof(Enums))]
    public async Task Of_enums(string change, string before, string after, string remaining)
    {
        Assert.NotEmpty(change);
        const string Model = "\nmodel T {\n  id Int @id\n  e E\n  f F\n}";
        Assert.Equal(remaining, await ChangeAsync(before + Model, after + Model, "INSERT INTO \"T\" VALUES (1, 'A', 'B')", "T"));
    }

    private static string Script(string before, string after) => ScriptWriter.Write(StateDiffer.Compare(State(before), State(after)));
}
