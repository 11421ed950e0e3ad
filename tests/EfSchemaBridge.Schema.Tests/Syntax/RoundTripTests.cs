using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Tests.Parity;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Tests.Syntax;

public class RoundTripTests
{
    [Fact]
    public void Every_text_is_printed_back_as_it_was_written()
    {
        foreach (var file in ParityCase.All().Concat(ParityCase.Corpus()).SelectMany(one => one.Files))
        {
            Assert.Equal(file.Text, Print(file.Text));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n")]
    [InlineData("\uFEFFmodel A {\r\n  id Int @id\r\n}")]
    [InlineData("model A {\n} model B {\n} // behind\n")]
    [InlineData("model A {\r  id Int @id\r}\r")]
    [InlineData("foo {\n  bar\n} stray")]
    [InlineData("model A {\n  id Int @id /* one\n two */\n  ???\n")]
    public void Byte_order_marks_line_ends_and_broken_text_are_kept(string text) => Assert.Equal(text, Print(text));

    private static string Print(string text) => SchemaParser.Parse(new SourceFile("schema.prisma", text), new DiagnosticBag()).Print();
}
