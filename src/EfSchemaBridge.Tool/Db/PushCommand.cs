using System.CommandLine;
using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Migrate;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Db;

/// <summary><c>db push</c>: makes the database what the schema says, without a migration.</summary>
internal sealed class PushCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<bool> _acceptDataLoss = new("--accept-data-loss") { Description = "Go on when data will be lost." };
    private readonly Option<bool> _forceReset = new("--force-reset") { Description = "Empty the database first. All data is lost." };
    private readonly Option<bool> _skipGenerate = new("--skip-generate") { Description = "Do not write the classes." };

    /// <summary>Creates the command.</summary>
    public PushCommand()
        : base("push", "Makes the database what the schema says, without a migration: for prototypes. Creates the database when it is missing.", json: "what was done as an object")
    {
        Add(_acceptDataLoss);
        Add(_forceReset);
        Add(_skipGenerate);
        Add(_schema);
        Examples =
        [
            new("db push", "Try a schema out."),
            new("db push --accept-data-loss", "... where a column goes, and its values with it."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        Rehearsal.Start();
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            CodeFirstParts.Refuse(project);
            // The schema's model is made while the database answers.
            var after = Task.Run(() => project.SchemaState, cancellationToken);
            if (result.GetValue(_forceReset))
            {
                await DatabaseReset.RunAsync(project, cancellationToken).ConfigureAwait(false);
                terminal.Line("The database was emptied.");
            }
            else if (await project.EnsureDatabaseAsync(cancellationToken).ConfigureAwait(false))
            {
                terminal.Line("The database was created.");
            }

            var changes = StateDiffer.Compare(await project.ReadDatabaseAsync(cancellationToken).ConfigureAwait(false), await after.ConfigureAwait(false));
            if (changes.Count == 0)
            {
                terminal.Done("The database is what the schema says already.");
            }
            else if (!await PushAsync(project, changes, result.GetValue(_acceptDataLoss), terminal, cancellationToken).ConfigureAwait(false))
            {
                terminal.Line("Nothing was done.");
                return ExitCode.Cancelled;
            }

            terminal.Report(new { Statements = changes.Sum(change => ScriptWriter.Statements(change).Count()) });
            return result.GetValue(_skipGenerate) ? ExitCode.Success : await ProjectGeneration.RunAsync(project.Workspace.Place, terminal, cancellationToken).ConfigureAwait(false);
        }
    }

    private static async Task<bool> PushAsync(MigrationProject project, IReadOnlyList<SchemaChange> changes, bool acceptsDataLoss, Terminal terminal, CancellationToken cancellationToken)
    {
        var connection = await project.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var warnings = DataLossWarnings.Of(await MigrationAnalysis.RunAsync(changes, connection, cancellationToken).ConfigureAwait(false));
            warnings.Tell(terminal);
            if (warnings.Blocking.Count > 0)
            {
                throw new ToolException(ToolCodes.DataLoss, "The rows in the database stand in the way, so nothing was done. Change the schema as the lines above say, or begin with an empty database: db push --force-reset");
            }

            if (!await warnings.AgreeAsync("The database is changed now. Go on?", acceptsDataLoss, terminal, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var count = await terminal.WaitAsync("Changing the database", () => ScriptExecution.RunAsync(connection, ScriptWriter.Write(changes), "the planned changes", cancellationToken)).ConfigureAwait(false);
            terminal.Done($"The database is now what the schema says: {Count.Of(count, "statement")} executed.");
            return true;
        }
    }
}
