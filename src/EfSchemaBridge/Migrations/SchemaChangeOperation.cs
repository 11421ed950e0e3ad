using EfSchemaBridge.Migrations.Planning;
using Microsoft.EntityFrameworkCore.Migrations.Operations;

namespace EfSchemaBridge.Migrations;

/// <summary>A planned change in EF's vocabulary.</summary>
/// <param name="change">The change.</param>
internal sealed class SchemaChangeOperation(SchemaChange change) : MigrationOperation
{
    /// <summary>The change.</summary>
    public SchemaChange Change { get; } = change;
}
