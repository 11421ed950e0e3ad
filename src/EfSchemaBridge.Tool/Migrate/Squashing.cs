using EfSchemaBridge.Design.Migrations;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Migrations.Statements;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>Makes one migration of several.</summary>
/// <param name="project">The project.</param>
/// <param name="replaced">The migrations that are replaced.</param>
/// <param name="later">Those behind them, which stay.</param>
internal sealed class Squashing(MigrationProject project, IReadOnlyList<MigrationScript> replaced, IReadOnlyList<MigrationScript> later)
{
    private const int NamedAtMost = 5;

    /// <summary>Writes the new folder and removes the old ones.</summary>
    /// <returns>The new migration.</returns>
    /// <exception cref="ToolException">ESB2017: the migrations do what the new one would not.</exception>
    /// <exception cref="MigrationException">ESB3123: the new folder cannot be written; the old ones are as they were.</exception>
    public async Task<MigrationScript> RunAsync(string name, bool keepsStatements, CancellationToken cancellationToken)
    {
        var sql = keepsStatements ? OneBehindTheOther() : await WhatTheyLeadToAsync(cancellationToken).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var marks = replaced.SelectMany(ReplacedMigration.Comments);
        var text = (NeedsNoTransaction(sql) ? $"{SqlScript.NoTransactionMark}\n" : "") + string.Join('\n', marks) + "\n\n" + sql;
        var squashed = new MigrationScript(Id(name), text);
        Write(squashed);
        return squashed;
    }

    /// <summary>The time of the last one, so that the order stays.</summary>
    private string Id(string name)
    {
        var last = replaced[^1].Id;
        return $"{last.Split('_')[0]}_{MigrationId.Slug(name)}" is var id && id != last ? id : throw new ToolException(ToolCodes.CannotSquash, $"The last migration that is replaced is called '{name}' already. Give another name with --name.");
    }

    private bool NeedsNoTransaction(string sql) => replaced.Any(script => SqlScript.Parse(script.Sql).IsMarked) && !sql.StartsWith(SqlScript.NoTransactionMark, StringComparison.Ordinal);

    private string OneBehindTheOther() => string.Join("\n", replaced.Select(script => $"-- From {script.Id}\n{WithoutMarks(script.Sql).Trim()}\n"));

    private static string WithoutMarks(string sql) =>
        string.Join('\n', sql.ReplaceLineEndings("\n").Split('\n').Where(line => ReplacedMigration.ReadAll(line).Count == 0));

    private async Task<string> WhatTheyLeadToAsync(CancellationToken cancellationToken)
    {
        var others = replaced.SelectMany(script => SqlScript.Parse(script.Sql).Statements.Where(SchemaStatements.IsOther).Select(statement => $"  {script.Id}, line {statement.Line}: {statement.Summary()}")).ToList();
        if (others.Count > 0)
        {
            throw new ToolException(ToolCodes.CannotSquash, string.Join(
                Environment.NewLine,
                [
                    "The migrations do what a schema cannot say, and one that is written from the schema's tables would not:",
                    .. others.Take(NamedAtMost),
                    .. others.Count > NamedAtMost ? [$"  ... and {others.Count - NamedAtMost} more"] : Array.Empty<string>(),
                    "To put the scripts behind each other as they are, add --keep-statements.",
                ]));
        }

        var state = await project.ReplayAsync(replaced, cancellationToken).ConfigureAwait(false);
        var sql = ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, state));
        var again = await project.ReplayAsync([new MigrationScript(replaced[^1].Id, sql)], cancellationToken).ConfigureAwait(false);
        return StateDiffer.Compare(state, again).Count == 0 && StateDiffer.Compare(again, state).Count == 0
            ? sql
            : throw new ToolException(ToolCodes.CannotSquash, "One migration that is written from the tables would not lead to the same database. To put the scripts behind each other as they are, add --keep-statements.");
    }

    /// <summary>The new folder comes first: whatever ends the process, no script is lost.</summary>
    private void Write(MigrationScript squashed)
    {
        var snapshot = Snapshot.Read(project.Directory) is { } state
            ? Snapshot.Write(state, [squashed, .. later], Snapshot.ContextOf(project.Directory), Snapshot.ReadCodeFirst(project.Directory))
            : null;
        MigrationFolderWriter.Write(project.Directory, squashed, snapshot);
        foreach (var script in replaced)
        {
            Directory.Delete(Path.Combine(project.Directory.Path, script.Id), recursive: true);
        }
    }
}
