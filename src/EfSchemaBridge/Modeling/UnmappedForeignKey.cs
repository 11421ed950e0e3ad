using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Modeling;

/// <summary>A foreign key that EF's model cannot hold: to columns that allow NULL, or of another .NET type.</summary>
/// <param name="Name">The constraint's name.</param>
/// <param name="Columns">The key's columns.</param>
/// <param name="PrincipalSchema">The schema of the table it refers to, or null.</param>
/// <param name="PrincipalTable">The table it refers to.</param>
/// <param name="PrincipalColumns">The columns it refers to.</param>
/// <param name="OnDelete">The action of ON DELETE.</param>
/// <param name="OnUpdate">The action of ON UPDATE.</param>
/// <param name="Order">The key's place in the order of declaration.</param>
internal sealed record UnmappedForeignKey(
    string Name,
    IReadOnlyList<string> Columns,
    string? PrincipalSchema,
    string PrincipalTable,
    IReadOnlyList<string> PrincipalColumns,
    ReferentialAction OnDelete,
    ReferentialAction OnUpdate,
    int Order);
