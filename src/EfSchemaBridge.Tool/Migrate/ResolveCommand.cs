using System.CommandLine;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate resolve (--applied NAME | --rolled-back NAME)</c>: writes into the history what a person says came of a migration.</summary>
internal sealed class ResolveCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _applied = new("--applied") { Description = "Have this migration count as applied: it failed and was finished by hand, or the database holds its changes already (baselining).", HelpName = "NAME" };
    private readonly Option<string?> _rolledBack = new("--rolled-back") { Description = "Have this failed migration count as taken back: it runs again.", HelpName = "NAME" };

    /// <summary>Creates the command.</summary>
    public ResolveCommand()
        : base("resolve", "Says what came of a migration. Nothing of the migration runs; the history alone changes.", json: "what was resolved as an object")
    {
        Add(_applied);
        Add(_rolledBack);
        Add(_schema);
        Validators.Add(result =>
        {
            if (result.GetValue(_applied) is null == result.GetValue(_rolledBack) is null)
            {
                result.AddError("Give either --applied NAME or --rolled-back NAME.");
            }
        });
        Examples =
        [
            new("migrate resolve --rolled-back 20261123010203_add_email", "Its changes are undone; run it again."),
            new("migrate resolve --applied 20261123010203_init", "The database holds its changes already."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            if (result.GetValue(_applied) is { } applied)
            {
                await project.Database.ResolveAppliedAsync(applied, cancellationToken).ConfigureAwait(false);
                terminal.Done($"The migration {applied} counts as applied.");
                terminal.Report(new { Migration = applied, ResolvedAs = "applied" });
            }
            else
            {
                var rolledBack = result.GetRequiredValue(_rolledBack)!;
                await project.Database.ResolveRolledBackAsync(rolledBack, cancellationToken).ConfigureAwait(false);
                terminal.Done($"The migration {rolledBack} counts as rolled back, and is pending again.");
                terminal.Report(new { Migration = rolledBack, ResolvedAs = "rolledBack" });
            }

            return ExitCode.Success;
        }
    }
}
