using EfSchemaBridge.Design.Scaffolding;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

public sealed class CodeTextTests
{
    [Theory]
    [InlineData("plain é", "\"plain é\"")]
    [InlineData("a\"b\\c", "\"a\\\"b\\\\c\"")]
    [InlineData("a\r\n\tb", "\"a\\r\\n\\tb\"")]
    [InlineData("a\u2028b\u0085c\0", "\"a\\u2028b\\u0085c\\u0000\"")]
    [InlineData("a\u202eb", "\"a\\u202eb\"")]
    [InlineData("\ud83d\ude00", "\"\\ud83d\\ude00\"")]
    public void A_literal_escapes_what_ends_a_line_or_hides(string text, string expected) => Assert.Equal(expected, CodeText.Literal(text));

    [Fact]
    public void A_comment_has_no_line_ends() => Assert.Equal("a b c 🙂", CodeText.Comment("a\nb\u2028c 🙂"));
}
