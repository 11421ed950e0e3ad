using Superpower.Display;

namespace EfSchemaBridge.Schema.Tokens;

/// <summary>The kinds of token a schema is made of. White space lies between them, line ends count.</summary>
internal enum SchemaToken
{
    /// <summary>No token at all.</summary>
    None,

    [Token(Category = "name", Example = "User")]
    Name,

    [Token(Category = "literal", Description = "number", Example = "42")]
    Number,

    [Token(Category = "literal", Description = "string", Example = "\"text\"")]
    String,

    [Token(Category = "punctuation", Example = "{")]
    LeftBrace,

    [Token(Category = "punctuation", Example = "}")]
    RightBrace,

    [Token(Category = "punctuation", Example = "(")]
    LeftParenthesis,

    [Token(Category = "punctuation", Example = ")")]
    RightParenthesis,

    [Token(Category = "punctuation", Example = "[")]
    LeftBracket,

    [Token(Category = "punctuation", Example = "]")]
    RightBracket,

    [Token(Category = "punctuation", Example = ",")]
    Comma,

    [Token(Category = "punctuation", Example = ":")]
    Colon,

    [Token(Category = "punctuation", Example = "=")]
    EqualSign,

    [Token(Category = "punctuation", Example = ".")]
    Dot,

    [Token(Category = "punctuation", Example = "?")]
    QuestionMark,

    [Token(Category = "punctuation", Example = "!")]
    ExclamationMark,

    [Token(Category = "punctuation", Example = "@")]
    At,

    [Token(Category = "punctuation", Example = "@@")]
    DoubleAt,

    [Token(Category = "comment", Description = "comment", Example = "// text")]
    Comment,

    [Token(Category = "comment", Description = "documentation comment", Example = "/// text")]
    DocumentationComment,

    [Token(Category = "layout", Description = "line end")]
    LineEnd,

    /// <summary>A character, or the rest of a line, that no schema may hold.</summary>
    [Token(Category = "text", Description = "unknown text")]
    Unknown,
}
