using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Syntax;

/// <summary>The type of a field, as written.</summary>
/// <param name="Name">The type's name; <c>Unsupported</c> when <paramref name="DatabaseType"/> is given.</param>
/// <param name="DatabaseType">The argument of <c>Unsupported("...")</c>, or null.</param>
/// <param name="Arity">What the signs behind the name say.</param>
/// <param name="Mistake">The outdated or impossible notation it is written in, or null.</param>
/// <param name="Span">The name, with the argument of <c>Unsupported</c>, without the signs.</param>
internal sealed record FieldTypeSyntax(
    Identifier Name,
    StringLiteral? DatabaseType,
    FieldArity Arity,
    FieldTypeMistake? Mistake,
    TextSpan Span) : SyntaxNode(Span);

/// <summary>Notations of a type that are read only in order to be explained.</summary>
internal enum FieldTypeMistake
{
    /// <summary><c>Type!</c>.</summary>
    ExclamationMark,

    /// <summary><c>[Type]</c>.</summary>
    BracketsAround,

    /// <summary><c>Type[]?</c>.</summary>
    OptionalList,
}
