using EfSchemaBridge.Schema.Tokens;

namespace EfSchemaBridge.Schema.Tests.Tokens;

public class SchemaTokenizerTests
{
    [Theory]
    [InlineData("id Int @id", "Name Name At Name")]
    [InlineData("@@index([a])", "DoubleAt Name LeftParenthesis LeftBracket Name RightBracket RightParenthesis")]
    [InlineData("-1.5 01 1a", "Number Number Name")]
    [InlineData("\"a \\\" b\" \"open", "String Unknown")]
    [InlineData("// a\n/// b", "Comment LineEnd DocumentationComment")]
    [InlineData("/* a\n b */ x", "Comment Name")]
    [InlineData("a\r\nb\rc\nd", "Name LineEnd Name LineEnd Name LineEnd Name")]
    [InlineData("ünï_x-1 数 𝒳", "Name Name Name")]
    [InlineData("\uFEFFmodel\u00A0A", "Name Name")]
    [InlineData("a.b = ? ! , : §", "Name Dot Name EqualSign QuestionMark ExclamationMark Comma Colon Unknown")]
    public void Text_is_cut_into_tokens(string text, string expected) =>
        Assert.Equal(expected, string.Join(' ', Kinds(text)));

    private static IEnumerable<SchemaToken> Kinds(string text)
    {
        var tokenizer = new SchemaTokenizer(text);
        while (tokenizer.TryRead(out var token))
        {
            yield return token.Kind;
        }
    }
}
