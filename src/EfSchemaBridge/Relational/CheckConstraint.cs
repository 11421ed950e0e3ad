namespace EfSchemaBridge.Relational;

/// <summary>A check constraint of a table.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Sql">The condition.</param>
internal sealed record CheckConstraint(string Name, string Sql);
