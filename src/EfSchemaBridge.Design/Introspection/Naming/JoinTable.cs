using System.Diagnostics.CodeAnalysis;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Introspection.Naming;

using FullName = (string? Schema, string Name);

/// <summary>The table of a many-to-many relation that no model names.</summary>
/// <param name="Table">The table.</param>
/// <param name="A">What column A refers to.</param>
/// <param name="B">What column B refers to.</param>
internal sealed record JoinTable(Table Table, FullName A, FullName B)
{
    /// <summary>
    /// Recognises what Prisma makes: a name that begins with an underscore, the columns A and B that refer to one id each and are
    /// the primary key (or, before version 6, a unique), and an index on B.
    /// </summary>
    public static bool TryRead(Table table, [NotNullWhen(true)] out JoinTable? join)
    {
        join = null;
        if (table is not { Name: ['_', _, ..], Columns: [{ Name: "A", IsNullable: false }, { Name: "B", IsNullable: false }], ForeignKeys.Count: 2 }
            || Reference(table, "A") is not { } a || Reference(table, "B") is not { } b)
        {
            return false;
        }

        var isPair = table.PrimaryKey is { Columns: ["A", "B"] }
            || (table.PrimaryKey is null && table.Indexes.Any(index => index is { IsUnique: true, Columns: [{ Name: "A" }, { Name: "B" }] }));
        var isIndexed = table.Indexes.Any(index => index is { IsUnique: false, Columns: [{ Name: "B" }] });
        join = isPair && isIndexed ? new(table, a, b) : null;
        return join is not null;
    }

    private static FullName? Reference(Table table, string column) =>
        table.ForeignKeys.FirstOrDefault(key => key.Columns is [var only] && only == column && key.PrincipalColumns.Count == 1)?.PrincipalName;
}
