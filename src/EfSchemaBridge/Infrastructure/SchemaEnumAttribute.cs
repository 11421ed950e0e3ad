namespace EfSchemaBridge.Infrastructure;

/// <summary>Names a PostgreSQL enum that a context uses, so that <c>UseSchemaBridge</c> can tell Npgsql. The generator writes it.</summary>
/// <param name="type">The .NET enum; its members' names are the labels, or their <see cref="NpgsqlTypes.PgNameAttribute"/>s are.</param>
/// <param name="name">The PostgreSQL type's name.</param>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class SchemaEnumAttribute(Type type, string name) : Attribute
{
    /// <summary>The .NET enum.</summary>
    public Type Type { get; } = type;

    /// <summary>The PostgreSQL type's name.</summary>
    public string Name { get; } = name;

    /// <summary>The PostgreSQL schema the type is in, or null for the connection's own.</summary>
    public string? Schema { get; init; }
}
