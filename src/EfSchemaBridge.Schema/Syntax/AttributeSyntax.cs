using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>An attribute of a field or value (<c>@id</c>) or of a block (<c>@@index([...])</c>).</summary>
internal sealed record AttributeSyntax(bool IsOfBlock, Identifier Name, ArgumentList? ArgumentList, TextSpan Span) : SyntaxNode(Span)
{
    /// <summary>The arguments, none when there are no parentheses.</summary>
    public IReadOnlyList<Argument> Arguments => ArgumentList?.Arguments ?? [];

    /// <summary>The attribute's name with its signs, as messages give it.</summary>
    public string DisplayName => (IsOfBlock ? "@@" : "@") + Name.Text;

    /// <summary>The argument of that name, or null.</summary>
    public Argument? Find(string name) => ArgumentList?.Find(name);
}
