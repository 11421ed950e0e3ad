using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Semantics;

/// <summary>The primary key of a <see cref="Model"/>: <c>@id</c> or <c>@@id</c>.</summary>
/// <param name="Fields">The key's fields, in order.</param>
/// <param name="DatabaseName">The constraint's name: <c>map</c>, else <c>Table_pkey</c>, cut to 63 bytes as Prisma cuts it.</param>
/// <param name="ClientName">The <c>name</c> argument of <c>@@id</c>, or null.</param>
/// <param name="Span">Where the attribute is.</param>
public sealed record PrimaryKey(IReadOnlyList<IndexField> Fields, string DatabaseName, string? ClientName, TextSpan Span);

/// <summary>A unique or an index: <c>@unique</c>, <c>@@unique</c> or <c>@@index</c>.</summary>
/// <param name="IsUnique">True for uniques.</param>
/// <param name="Fields">The index's fields, in order.</param>
/// <param name="Type">The access method, as the language writes it: BTree, Hash, Gist, Gin, SpGist, Brin.</param>
/// <param name="DatabaseName">The index's name: <c>map</c>, else <c>Table_column_key</c> or <c>Table_column_idx</c>, cut to 63 bytes as Prisma cuts it.</param>
/// <param name="ClientName">The <c>name</c> argument of a compound unique, or null.</param>
/// <param name="Where">
/// The predicate of a partial index in SQL, as Prisma writes it between <c>WHERE (</c> and <c>)</c>, or null. One given in
/// <c>raw("...")</c> may have parentheses of its own, which then are the only ones.
/// </param>
/// <param name="Span">Where the attribute is.</param>
public sealed record ModelIndex(
    bool IsUnique,
    IReadOnlyList<IndexField> Fields,
    IndexType Type,
    string DatabaseName,
    string? ClientName,
    string? Where,
    TextSpan Span);

/// <summary>One field of a key or an index.</summary>
/// <param name="Field">The field.</param>
/// <param name="IsDescending">True under <c>sort: Desc</c>.</param>
/// <param name="OperatorClass">The PostgreSQL operator class (<c>jsonb_path_ops</c>), or null for the default one.</param>
public sealed record IndexField(ScalarField Field, bool IsDescending, string? OperatorClass);

/// <summary>PostgreSQL's access methods.</summary>
public enum IndexType
{
    /// <summary>The default.</summary>
    BTree,

    /// <summary>Equality only, one column.</summary>
    Hash,

    /// <summary>Generalised search tree.</summary>
    Gist,

    /// <summary>Generalised inverted index.</summary>
    Gin,

    /// <summary>Space-partitioned GiST.</summary>
    SpGist,

    /// <summary>Block range index.</summary>
    Brin,
}
