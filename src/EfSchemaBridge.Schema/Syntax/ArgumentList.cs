using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>Arguments between parentheses.</summary>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="HasTrailingComma">Whether there is a comma after the last one, which the language does not allow.</param>
/// <param name="Span">From the opening to the closing parenthesis.</param>
internal sealed record ArgumentList(IReadOnlyList<Argument> Arguments, bool HasTrailingComma, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The comma after the last argument, where there is one.</summary>
    public TextSpan TrailingComma => new(Span.File, Span.File.Text.LastIndexOf(',', Span.End - 1), 1);

    /// <summary>The argument of that name, or null.</summary>
    public Argument? Find(string name)
    {
        foreach (var argument in Arguments)
        {
            if (argument.Name?.Text == name)
            {
                return argument;
            }
        }

        return null;
    }

    public override string ToString() => $"({string.Join(", ", Arguments)})";
}
