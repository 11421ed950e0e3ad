using System.Reflection;
using Microsoft.EntityFrameworkCore.Migrations;

namespace EfSchemaBridge.Migrations.Folder;

/// <summary>A migration folder in EF's vocabulary.</summary>
/// <param name="script">The migration.</param>
internal sealed class SqlMigration(MigrationScript script) : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql(script.Sql);
}

/// <summary>Carries a migration where EF wants the type of a migration class.</summary>
/// <param name="script">The migration.</param>
internal sealed class SqlMigrationType(MigrationScript script) : TypeDelegator(typeof(SqlMigration))
{
    /// <summary>The migration.</summary>
    public MigrationScript Script { get; } = script;
}
