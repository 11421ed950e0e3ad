using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Tests.Parity;
using EfSchemaBridge.Schema.Tests.Support;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Parsing;

public class RobustnessTests
{
    private const string Alphabet = "{}()[]@,:=.?!\"\\/*-_ \t\r\n09aZ{}()@\"\0é😀\uD83D";

    [Fact]
    public void A_schema_cut_anywhere_is_read_without_an_exception()
    {
        foreach (var text in ParityCase.All().Select(one => one.Files[^1].Text))
        {
            for (var length = text.Length % 37; length < text.Length; length += 37)
            {
                Read(text[..length]);
            }
        }
    }

    [Fact]
    public void A_schema_with_foreign_characters_in_it_is_read_without_an_exception()
    {
        var position = 0;
        foreach (var text in ParityCase.All().Select(one => one.Files[^1].Text))
        {
            for (var i = 0; i < Alphabet.Length; i += 11)
            {
                position = (position + 17) % text.Length;
                Read(text.Insert(position, Alphabet[i].ToString()));
                Read(text.Remove(position, 1).Insert(position, Alphabet[i].ToString()));
            }
        }
    }

    [Fact]
    public void Deep_nesting_is_reported_and_does_not_exhaust_the_stack() => SchemaText.Reports(
        $"model A {{\n  id Int @id @default({new string('[', 100_000)})\n}}",
        "(2,122): error ESB1008: Brackets are nested more than 100 deep here.");

    [Fact]
    public void Every_diagnostic_lies_within_its_text()
    {
        foreach (var one in ParityCase.All())
        {
            foreach (var span in SchemaReader.Parse(one.Files).Diagnostics.Select(diagnostic => diagnostic.Span))
            {
                var before = span.File.Text[..span.Start];
                Assert.InRange(span.Start + span.Length, 0, span.File.Text.Length);
                Assert.Equal(before.Count(c => c == '\n') + 1, span.Line);
                Assert.Equal(before.Length - (before.LastIndexOf('\n') + 1) + 1, span.Column);
            }
        }
    }

    private static void Read(string text)
    {
        var file = new SourceFile("schema.prisma", text);
        DiagnosticRenderer.Render(SchemaReader.Parse([file]).Diagnostics);
        SchemaFormatter.Format(file);
    }
}
