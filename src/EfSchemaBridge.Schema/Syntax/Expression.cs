using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>The value of an argument or a property. <see cref="object.ToString"/> gives it as the language writes it.</summary>
internal abstract record Expression(TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>What kind of value this is, in a word that fits into a message.</summary>
    public abstract string Kind { get; }
}
