using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.History;

namespace EfSchemaBridge.Migrations;

/// <summary>How a person says what came of a run that left things half done.</summary>
internal static class FailedRun
{
    /// <summary>What to do, with the commands.</summary>
    /// <param name="table">The history table's name: the command line knows Prisma's own only.</param>
    /// <param name="migration">The migration's id.</param>
    /// <param name="run">The id of the run's row.</param>
    public static string Advice(string table, string migration, string run)
    {
        var (takenBack, finished) = table == SchemaBridgeOptionsExtension.DefaultHistoryTable
            ? ($"dotnet schemabridge migrate resolve --rolled-back {migration}", $"dotnet schemabridge migrate resolve --applied {migration}")
            : (new HistoryStatements(table).ResolveRolledBack(run), new HistoryStatements(table).ResolveApplied(run));
        return string.Join(
            Environment.NewLine,
            "See what the run left behind. Then either undo all of the migration, and have it run again:",
            $"  {takenBack}",
            "or finish it by hand, and have it count as applied:",
            $"  {finished}");
    }

    /// <summary>The error that blocks later runs.</summary>
    public static MigrationException Blocks(string table, HistoryEntry failed)
    {
        string[] lines =
        [
            $"The migration '{failed.MigrationName}' failed earlier, or its process was killed, and nothing more is applied until that is resolved (Prisma's P3009).",
            $"It began {failed.StartedAt.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC; {Steps(failed.AppliedSteps)}.",
            .. failed.Logs is { Length: > 0 } logs ? [$"It said: {logs}"] : Array.Empty<string>(),
            Advice(table, failed.MigrationName, failed.Id),
        ];
        return new MigrationException("ESB3009", string.Join(Environment.NewLine, lines));
    }

    private static string Steps(int steps) => steps switch
    {
        0 => "no statement of it is known to be done, and its first may be",
        1 => "its first statement is done, and the next may be",
        _ => $"its first {steps} statements are done, and the next may be",
    };
}
