using System.Text.Json.Serialization;

namespace EfSchemaBridge.Relational;

/// <summary>What a database holds of what a schema can say: the common ground of models, snapshots and live databases.</summary>
/// <remarks>A null schema is the connection's own (the first of its search path), which scripts do not name.</remarks>
internal sealed record RelationalState(
    IReadOnlyList<ExtensionState> Extensions,
    IReadOnlyList<EnumState> Enums,
    IReadOnlyList<Table> Tables)
{
    public static RelationalState Empty { get; } = new([], [], []);

    /// <summary>The sequences that no column owns.</summary>
    public IReadOnlyList<SequenceState> Sequences { get; init; } = [];

    /// <summary>The rows that the model holds. A state read from a database knows of none.</summary>
    public IReadOnlyList<TableRows> Rows { get; init; } = [];

    /// <summary>The tables that a model maps and leaves to others (<c>ExcludeFromMigrations</c>).</summary>
    [JsonIgnore]
    public IReadOnlyList<(string? Schema, string Name)> Excluded { get; init; } = [];

    /// <summary>True for what was read from a database, which may hold what people made by hand (<see cref="HandMade"/>). A snapshot keeps it: what was adopted is no more the model's than it was.</summary>
    public bool IsFromDatabase { get; init; }
}

/// <summary>A PostgreSQL extension.</summary>
internal sealed record ExtensionState(string Name, string? Schema, string? Version);

/// <summary>A PostgreSQL enum type and its labels.</summary>
internal sealed record EnumState(string? Schema, string Name, IReadOnlyList<string> Labels)
{
    /// <summary>What the schema calls it, where this is another name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SchemaName { get; init; }

    /// <summary>What the schema calls its values, by their labels, where these are other names.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string>? ValueNames { get; init; }

    /// <summary>What it was called before, by a hint in the schema.</summary>
    [JsonIgnore]
    public string? FormerName { get; init; }

    /// <summary>What its values were called before, by hints in the schema.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, string>? FormerValueNames { get; init; }

    /// <summary>What tells types apart.</summary>
    [JsonIgnore]
    public (string? Schema, string Name) FullName => (Schema, Name);
}

/// <summary>A table with all that belongs to it.</summary>
internal sealed record Table(
    string? Schema,
    string Name,
    IReadOnlyList<Column> Columns,
    Key? PrimaryKey,
    IReadOnlyList<TableIndex> Indexes,
    IReadOnlyList<ForeignKey> ForeignKeys)
{
    /// <summary>The name of its model, where this is another one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SchemaName { get; init; }

    /// <summary>What its model was called before, by a hint in the schema.</summary>
    [JsonIgnore]
    public string? FormerName { get; init; }

    /// <summary>What tells tables apart.</summary>
    [JsonIgnore]
    public (string? Schema, string Name) FullName => (Schema, Name);

    /// <summary>The table's comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The check constraints.</summary>
    public IReadOnlyList<CheckConstraint> Checks { get; init; } = [];

    /// <summary>True when the write-ahead log leaves the table out.</summary>
    public bool IsUnlogged { get; init; }

    /// <summary>The storage parameters, as <c>name=value</c>, sorted.</summary>
    public IReadOnlyList<string> StorageParameters { get; init; } = [];

    /// <summary>True for a table that a schema describes, whose language knows none of the above.</summary>
    [JsonIgnore]
    public bool IsFromSchema { get; init; }

    /// <summary>True for a table of a schema that has partial indexes switched on (a preview feature), and means all there are.</summary>
    [JsonIgnore]
    public bool KnowsPartialIndexes { get; init; }

    /// <summary>The column of a name, or null.</summary>
    public Column? FindColumn(string name) => Columns.FirstOrDefault(c => c.Name == name);
}

/// <summary>A column.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type in canonical spelling (<see cref="PostgresType"/>).</param>
/// <param name="IsNullable">Whether it allows NULL.</param>
/// <param name="Default">The value the database gives it, or null.</param>
internal sealed record Column(string Name, string Type, bool IsNullable, ColumnDefault? Default)
{
    /// <summary>The name of its field, where this is another one.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SchemaName { get; init; }

    /// <summary>What its field was called before, by a hint in the schema.</summary>
    [JsonIgnore]
    public string? FormerName { get; init; }

    /// <summary>True where the schema leaves the default to the database (<c>dbgenerated()</c>): whatever is there stays.</summary>
    [JsonIgnore]
    public bool IsDefaultOpen { get; init; }

    /// <summary>True when both columns have the same default. Arrays are compared by their elements, which may be written in two ways.</summary>
    public bool HasDefaultOf(Column other) => other.IsDefaultOpen || (IsDefaultOpen && other.Default is null) || (Default, other.Default) switch
    {
        (ColumnDefault.Expression(var one), ColumnDefault.Expression(var two)) =>
            DefaultExpression.AreSame(one, Type, two, other.Type) || (IsList && ArrayExpression.AreSame(one, two)),
        _ => Equals(Default, other.Default),
    };

    /// <summary>The column's comment, or null.</summary>
    public string? Comment { get; init; }

    /// <summary>The collation, or null for that of the type.</summary>
    public string? Collation { get; init; }

    /// <summary>The compression method, or null for the server's own.</summary>
    public string? Compression { get; init; }

    /// <summary>The expression of a generated column, or null.</summary>
    public ComputedColumn? Computed { get; init; }

    /// <summary>True for an array type.</summary>
    [JsonIgnore]
    public bool IsList => Type.EndsWith("[]", StringComparison.Ordinal);
}

/// <summary>A primary key.</summary>
internal sealed record Key(string Name, IReadOnlyList<string> Columns);

/// <summary>An index, unique or not.</summary>
internal sealed record TableIndex(string Name, bool IsUnique, IReadOnlyList<IndexColumn> Columns, string Method, string? Where)
{
    /// <summary>PostgreSQL's own access method.</summary>
    public const string DefaultMethod = "btree";

    /// <summary>True for the index of a unique constraint.</summary>
    public bool IsConstraint { get; init; }

    /// <summary>Columns that the index holds beside its own (INCLUDE).</summary>
    public IReadOnlyList<string> Included { get; init; } = [];

    /// <summary>True when NULL equals NULL in a unique index.</summary>
    public bool NullsNotDistinct { get; init; }

    /// <summary>The storage parameters, as <c>name=value</c>, sorted.</summary>
    public IReadOnlyList<string> StorageParameters { get; init; } = [];

    /// <summary>True when both do the same, whatever their names, and whether a unique constraint or a unique index does it.</summary>
    public bool DoesTheSameAs(TableIndex other) =>
        IsUnique == other.IsUnique && Method == other.Method && Columns.SequenceEqual(other.Columns)
        && Included.SequenceEqual(other.Included) && NullsNotDistinct == other.NullsNotDistinct && StorageParameters.SequenceEqual(other.StorageParameters)
        && DefaultExpression.Normalize(Where ?? "") == DefaultExpression.Normalize(other.Where ?? "");

    /// <summary>True to build the index without blocking writes. How an index was built is no part of a state.</summary>
    [JsonIgnore]
    public bool IsConcurrent { get; init; }
}

/// <summary>One column of an index.</summary>
internal sealed record IndexColumn(string Name, bool IsDescending, string? OperatorClass)
{
    /// <summary>The collation, or null for the column's own.</summary>
    public string? Collation { get; init; }

    /// <summary>Whether NULLs come first, where that is not PostgreSQL's choice (first when descending, else last).</summary>
    public bool? NullsFirst { get; init; }
}

/// <summary>A foreign key.</summary>
internal sealed record ForeignKey(
    string Name,
    IReadOnlyList<string> Columns,
    string? PrincipalSchema,
    string PrincipalTable,
    IReadOnlyList<string> PrincipalColumns,
    ForeignKeyAction OnDelete,
    ForeignKeyAction OnUpdate)
{
    /// <summary>True when both do the same, whatever their names and the order of their columns.</summary>
    public bool IsSame(ForeignKey other) =>
        PrincipalSchema == other.PrincipalSchema && PrincipalTable == other.PrincipalTable && OnDelete == other.OnDelete && OnUpdate == other.OnUpdate
        && Columns.Count == other.Columns.Count && Columns.Zip(PrincipalColumns).ToHashSet().SetEquals(other.Columns.Zip(other.PrincipalColumns));

    /// <summary>The table it refers to.</summary>
    [JsonIgnore]
    public (string? Schema, string Name) PrincipalName => (PrincipalSchema, PrincipalTable);
}

/// <summary>What a foreign key does when the row it refers to is deleted or changes its key.</summary>
internal enum ForeignKeyAction
{
    NoAction,
    Restrict,
    Cascade,
    SetNull,
    SetDefault,
}
