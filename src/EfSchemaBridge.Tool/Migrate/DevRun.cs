using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Design.Migrations.Analysis;
using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>One run of <c>migrate dev</c>: Prisma's checks in Prisma's order, then the migration.</summary>
/// <param name="project">What it works on.</param>
/// <param name="terminal">Where it talks.</param>
/// <param name="cancellationToken">Cancels the run.</param>
internal sealed class DevRun(MigrationProject project, Terminal terminal, CancellationToken cancellationToken)
{
    /// <summary>The name of the new migration, or null to ask for it.</summary>
    public string? Name { get; init; }

    /// <summary>True to write the migration and not apply it.</summary>
    public bool CreatesOnly { get; init; }

    /// <summary>True to go on when data will be lost.</summary>
    public bool AcceptsDataLoss { get; init; }

    /// <summary>True when the classes are written after the run.</summary>
    public bool Generates { get; init; }

    /// <summary>Runs.</summary>
    /// <returns>What was done, or null when the person said no.</returns>
    /// <exception cref="ToolException">Something stops the run.</exception>
    public async Task<DevOutcome?> RunAsync()
    {
        CodeFirstParts.Refuse(project);
        // The schema's model is made while the database answers, and then the classes' names are prepared.
        var after = Task.Run(() => project.SchemaState, cancellationToken);
        if (Generates)
        {
            _ = after.ContinueWith(_ => EnglishPlurals.LoadAsync(), TaskScheduler.Default);
        }

        if (await project.EnsureDatabaseAsync(cancellationToken).ConfigureAwait(false))
        {
            terminal.Line("The database was created.");
            terminal.Line();
        }

        var diagnosis = await terminal.WaitAsync("Comparing the database with the migrations", () => Diagnosis.MakeAsync(project, cancellationToken)).ConfigureAwait(false);
        diagnosis.RefuseProblems();
        var pending = (await project.Database.MigrateAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Applied;
        var before = diagnosis.FolderState ?? await project.FolderStateAsync(cancellationToken).ConfigureAwait(false);
        var planned = await PlanAsync(before, await after.ConfigureAwait(false)).ConfigureAwait(false);
        return planned is null ? InSync(pending) : await CreateAsync(planned, pending).ConfigureAwait(false);
    }

    private async Task<PlannedMigration?> PlanAsync(RelationalState before, RelationalState after)
    {
        var changes = StateDiffer.Compare(before, after);
        if (changes.Count == 0)
        {
            return null;
        }

        var connection = await project.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return project.Plan(before, after, changes, await MigrationAnalysis.RunAsync(changes, connection, cancellationToken).ConfigureAwait(false));
        }
    }

    private DevOutcome InSync(IReadOnlyList<string> applied)
    {
        if (applied.Count > 0)
        {
            WriteTree("Applied:", applied);
        }

        terminal.Done(applied.Count > 0 ? "The database is in sync with the schema." : "Already in sync: nothing has changed, and nothing is pending.");
        return new(applied, null, []);
    }

    private async Task<DevOutcome?> CreateAsync(PlannedMigration planned, IReadOnlyList<string> pending)
    {
        var warnings = DataLossWarnings.Of(planned.Warnings);
        warnings.Tell(terminal);
        if (!CreatesOnly && warnings.Blocking.Count > 0)
        {
            throw new ToolException(ToolCodes.DataLoss, "The rows in the database stand in the way of this migration, so it was not made. Change the schema as the lines above say; or make the migration with --create-only, and edit it.");
        }

        if (!CreatesOnly && !await warnings.AgreeAsync("Make this migration and apply it?", AcceptsDataLoss, terminal, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var draft = planned.Named(Name ?? await terminal.AskAsync("A name for the new migration:", "--name NAME", cancellationToken).ConfigureAwait(false));
        MigrationFolderWriter.Write(project.Directory, draft, dryRun: false);
        var applied = CreatesOnly ? [] : (await project.Database.MigrateAsync(cancellationToken: cancellationToken).ConfigureAwait(false)).Applied;
        WriteTree(CreatesOnly ? "Written, and not applied yet:" : "Written and applied:", [.. pending, draft.Script.Id]);
        terminal.Done(CreatesOnly
            ? $"Edit the migration as you need it. {ToolCommandLine.Name} migrate dev applies it."
            : "The database is in sync with the schema.");
        return new([.. pending, .. applied], draft.Script.Id, [.. planned.Warnings.Select(warning => warning.ToString())]);
    }

    private void WriteTree(string title, IEnumerable<string> ids)
    {
        terminal.Line();
        terminal.Line(title);
        terminal.Line();
        terminal.Line(MigrationTree.Draw(project.Workspace.MigrationsFolder, ids));
        terminal.Line();
    }
}

/// <summary>What a run did, for <c>--json</c>.</summary>
/// <param name="Applied">The ids of the migrations that were applied, in order.</param>
/// <param name="Created">The id of the new migration, or null.</param>
/// <param name="Warnings">The warnings of the new migration.</param>
internal sealed record DevOutcome(IReadOnlyList<string> Applied, string? Created, IReadOnlyList<string> Warnings);
