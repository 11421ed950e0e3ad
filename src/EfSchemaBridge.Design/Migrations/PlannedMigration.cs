using System.Text;
using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>Changes that become a migration once it has a name.</summary>
/// <param name="Directory">The migrations folder.</param>
/// <param name="Before">The state its migrations lead to.</param>
/// <param name="After">The state after the changes.</param>
/// <param name="Changes">The changes, in the order a migration makes them.</param>
/// <param name="Warnings">What a person should know before applying them.</param>
/// <param name="Context">The name of the context's type, or null for a schema without one.</param>
/// <param name="CodeFirst">What the state after the changes holds that comes from C# and not from the schema.</param>
internal sealed record PlannedMigration(
    MigrationsDirectory Directory, RelationalState Before, RelationalState After, IReadOnlyList<SchemaChange> Changes, IReadOnlyList<MigrationWarning> Warnings, string? Context, IReadOnlyList<string> CodeFirst)
{
    /// <summary>The migration with a name.</summary>
    /// <exception cref="MigrationException">ESB3010, ESB3108: it cannot have this name.</exception>
    public MigrationDraft Named(string name)
    {
        var scripts = Directory.Read();
        var wayBack = DownScript.Of(WayBack.Between(Before, After));
        var script = new MigrationScript(MigrationId.Next(name, scripts, DateTime.UtcNow), Script(), wayBack.Sql);
        return new(
            script,
            Snapshot.With(Directory, Context, Before, StateOrder.AsListed(After, Renames.Between(Before, After).State), script, CodeFirst),
            Warnings,
            Changes.Sum(change => ScriptWriter.Statements(change).Count()),
            wayBack.Losses);
    }

    private string Script()
    {
        var script = new StringBuilder();
        if (Warnings.Count > 0)
        {
            script.Append("/*\n  Before this migration is applied:\n\n");
            foreach (var warning in Warnings)
            {
                script.Append("  - ").Append(warning.InComment()).Append('\n');
            }

            script.Append("*/\n");
        }

        return script.Append(ScriptWriter.Write(Changes)).ToString();
    }
}
