using System.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Fuzzing;

/// <summary>Inputs made to exhaust time, memory or the stack. The bounds are far above what these take, far below a hang.</summary>
public class ExtremeInputTests
{
    private const int FiftyMegabytes = 50 * 1024 * 1024;

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("model A {\n  id Int @id\n}\n")]
    [InlineData("a")]
    [InlineData("{")]
    [InlineData("\"")]
    [InlineData("/*")]
    [InlineData("\n")]
    public void A_file_of_50_megabytes_is_refused(string repeated) => Ends(
        Repeat(repeated, FiftyMegabytes / repeated.Length), "schema.prisma(1,1): error ESB1012: This file has more than 10,000,000 characters, the most that is read. Split it into several files in one folder.");

    [Theory]
    [InlineData("(")]
    [InlineData("[")]
    [InlineData("f(")]
    [InlineData("{a:")]
    public void Brackets_10_000_levels_deep_are_reported(string opening) => Ends(
        $"model A {{\n  id Int @id @default({Repeat(opening, 10_000)})\n}}\n", $"schema.prisma(2,{23 + (99 * opening.Length) + opening.IndexOfAny(['(', '[', '{'])}): error ESB1008: Brackets are nested more than 100 deep here.");

    [Theory]
    [InlineData('\uD83D')]
    [InlineData('\uDE00')]
    [InlineData('\0')]
    public void A_lone_surrogate_and_a_NUL_byte_are_reported_where_they_stand(char character) => Ends(
        $"model A {{\n  id {character} Int @id\n}}\n", $"schema.prisma(2,6): error ESB1001: This line is not a field or attribute of a model: unexpected text `{character}`.");

    [Fact]
    public void A_lone_surrogate_in_a_JSON_default_is_reported() => Ends(
        "model A {\n  id Int @id\n  b Json @default(\"{\uDE00}\")\n}\n", "schema.prisma(3,19): error ESB1401: The default of `b` is no Json: it is not JSON.");

    [Theory]
    [InlineData("/*\n", 1_000_000)]
    [InlineData("\"\n", 1_000_000)]
    [InlineData("}", 1_000_000)]
    [InlineData("x {\n}", 500_000)]
    [InlineData("model A {\n}}", 100_000)]
    [InlineData("/// x\n\n", 500_000)]
    public void A_million_of_the_same_mistake_are_read_in_linear_time(string repeated, int count) => Ends(Repeat(repeated, count));

    [Fact]
    public void Thousands_of_unknown_types_among_thousands_of_models_are_read_in_linear_time() => Ends(
        string.Concat(Enumerable.Range(0, 4_000).Select(i => $"model SomeModel{i} {{\n  id Int @id\n  other UnknownModel{i}\n}}\n")));

    [Fact]
    public void A_model_of_100_000_fields_is_read_in_linear_time() => Ends(
        $"model A {{\n  id Int @id\n{string.Concat(Enumerable.Range(0, 100_000).Select(i => $"  field{i} Int @unique\n"))}}}\n");

    [Fact]
    public void A_field_of_100_000_attributes_is_read_in_linear_time() => Ends(
        $"model A {{\n  id Int @id {Repeat("@unknown ", 100_000)}\n}}\n");

    [Fact]
    public void A_key_of_100_000_fields_is_read_in_linear_time() => Ends(
        $"model A {{\n  id Int @id\n  @@index([{Repeat("id, ", 100_000)}id])\n}}\n");

    private static void Ends(string text, string? expected = null)
    {
        var file = new SourceFile("schema.prisma", text);
        var start = Stopwatch.GetTimestamp();
        var diagnostics = SchemaReader.Parse([file]).Diagnostics;
        SchemaFormatter.TryFormat(file, out _, out _);
        var time = Stopwatch.GetElapsedTime(start);

        Assert.InRange(time, TimeSpan.Zero, Bound);
        if (expected is not null)
        {
            Assert.Equal(expected, diagnostics[0].ToString());
        }
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));
}
