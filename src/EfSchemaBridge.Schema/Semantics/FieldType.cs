namespace EfSchemaBridge.Schema.Semantics;

/// <summary>The type of a <see cref="ScalarField"/>.</summary>
public abstract record FieldType
{
    private FieldType()
    {
    }

    /// <summary>One of the language's own types.</summary>
    /// <param name="Type">Which one.</param>
    public sealed record Scalar(ScalarType Type) : FieldType;

    /// <summary>An enum of the schema.</summary>
    /// <param name="Type">Which one.</param>
    public sealed record Enum(EnumType Type) : FieldType;

    /// <summary>A PostgreSQL type the language has no word for: <c>Unsupported("tsvector")</c>.</summary>
    /// <param name="DatabaseType">The type's name as written.</param>
    public sealed record Unsupported(string DatabaseType) : FieldType;
}

/// <summary>The scalar types of the language.</summary>
public enum ScalarType
{
    /// <summary><c>String</c>: text.</summary>
    String,

    /// <summary><c>Boolean</c>.</summary>
    Boolean,

    /// <summary><c>Int</c>: 32 bits.</summary>
    Int,

    /// <summary><c>BigInt</c>: 64 bits.</summary>
    BigInt,

    /// <summary><c>Float</c>: double precision.</summary>
    Float,

    /// <summary><c>Decimal</c>: decimal(65,30).</summary>
    Decimal,

    /// <summary><c>DateTime</c>: timestamp(3), in UTC.</summary>
    DateTime,

    /// <summary><c>Json</c>: jsonb.</summary>
    Json,

    /// <summary><c>Bytes</c>: bytea.</summary>
    Bytes,
}

/// <summary>A native type attribute, such as <c>@db.Decimal(10, 2)</c>.</summary>
/// <param name="Name">The name after the dot.</param>
/// <param name="Arguments">Its integer arguments, in order; empty when there are none.</param>
public sealed record NativeType(string Name, IReadOnlyList<int> Arguments);
