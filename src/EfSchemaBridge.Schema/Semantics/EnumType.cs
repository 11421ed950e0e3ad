using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>An <c>enum</c> block.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="DatabaseName">The PostgreSQL type's name (<c>@@map</c>, else <paramref name="Name"/>).</param>
/// <param name="DatabaseSchema">The argument of <c>@@schema</c>, or null.</param>
/// <param name="Values">The values, in the order they are written.</param>
/// <param name="Documentation">The text of the <c>///</c> lines above it, or null.</param>
/// <param name="Span">Where the block is.</param>
public sealed record EnumType(
    string Name,
    string DatabaseName,
    string? DatabaseSchema,
    IReadOnlyList<EnumValue> Values,
    string? Documentation,
    TextSpan Span);

/// <summary>One value of an <see cref="EnumType"/>.</summary>
/// <param name="Name">The name in the schema.</param>
/// <param name="DatabaseName">The label in PostgreSQL (<c>@map</c>, else <paramref name="Name"/>).</param>
/// <param name="Documentation">The text of its <c>///</c> lines, or null.</param>
public sealed record EnumValue(string Name, string DatabaseName, string? Documentation);
