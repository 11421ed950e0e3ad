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

    /// <summary>
    /// True when both columns have the same default. Arrays are compared by their elements, which may be written in two ways.
    /// An identity column is <c>autoincrement()</c> to the language, as a serial one is.
    /// </summary>
    public bool HasDefaultOf(Column other) => (Default, other.Default) switch
    {
        (ColumnDefault.Serial, ColumnDefault.Identity) or (ColumnDefault.Identity, ColumnDefault.Serial) => true,
        (ColumnDefault.Expression(var one), ColumnDefault.Expression(var two)) =>
            DefaultExpression.AreSame(one, Type, two, other.Type) || (IsList && ArrayExpression.AreSame(one, two)),
        _ => Equals(Default, other.Default),
    };

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
}

/// <summary>One column of an index.</summary>
internal sealed record IndexColumn(string Name, bool IsDescending, string? OperatorClass);

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
