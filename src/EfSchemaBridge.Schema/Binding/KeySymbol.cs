using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>A primary key, unique or index while it is being checked.</summary>
internal sealed class KeySymbol(KeyKind kind, ModelSymbol model, AttributeSyntax syntax, IReadOnlyList<KeyField> fields)
{
    private string? databaseName;

    public KeyKind Kind { get; } = kind;

    public ModelSymbol Model { get; } = model;

    public AttributeSyntax Syntax { get; } = syntax;

    public IReadOnlyList<KeyField> Fields { get; } = fields;

    public TextSpan Span => Syntax.Span;

    public string? ClientName { get; init; }

    public string? MapName { get; init; }

    public IndexType? Type { get; init; }

    /// <summary>The predicate of a partial index, as SQL.</summary>
    public string? Where { get; init; }

    /// <summary>The constraint's or index's name, once all names it is made of are bound.</summary>
    public string DatabaseName => databaseName ??= MapName ?? Kind switch
    {
        KeyKind.Primary => ConstraintNames.PrimaryKey(Model.DatabaseName),
        KeyKind.Unique => ConstraintNames.Unique(Model.DatabaseName, Columns),
        _ => ConstraintNames.Index(Model.DatabaseName, Columns),
    };

    private IEnumerable<string> Columns => Fields.Select(key => key.Field.ColumnName);

    /// <summary>Whether it covers these fields and no others, in any order.</summary>
    public bool Covers(IReadOnlyList<FieldSymbol> fields) =>
        Fields.Count == fields.Count && Fields.All(field => fields.Contains(field.Field));

    /// <summary>Whether it covers these fields and no others, in their order.</summary>
    public bool CoversInOrder(IReadOnlyList<FieldSymbol> fields) => Fields.Count == fields.Count && StartsWith(fields);

    /// <summary>Whether its first fields are these, in their order.</summary>
    public bool StartsWith(IReadOnlyList<FieldSymbol> fields) => Fields.Select(field => field.Field).Take(fields.Count).SequenceEqual(fields);
}

/// <summary>The kinds of <see cref="KeySymbol"/>.</summary>
internal enum KeyKind
{
    /// <summary><c>@id</c> and <c>@@id</c>.</summary>
    Primary,

    /// <summary><c>@unique</c> and <c>@@unique</c>.</summary>
    Unique,

    /// <summary><c>@@index</c>.</summary>
    Index,
}

/// <summary>A field of a key, with what is said about it there.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsDescending">The direction, or null when none is given.</param>
/// <param name="HasLength">Whether a length is given, which PostgreSQL has no use for.</param>
/// <param name="OperatorClass">The operator class, or null for the default one.</param>
internal sealed record KeyField(FieldSymbol Field, bool? IsDescending, bool HasLength, OperatorClass? OperatorClass);

/// <summary>An operator class: a name of the language's own, or <c>raw("...")</c>.</summary>
internal sealed record OperatorClass(string Name, bool IsRaw);
