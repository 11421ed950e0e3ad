using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations.History;

namespace EfSchemaBridge.Migrations;

/// <summary>How a person says what came of a run that left things half done.</summary>
internal static class FailedRun
{
    /// <summary>What to do, with the commands.</summary>
    /// <param name="table">The history table's name: Prisma's command line knows its own only.</param>
    /// <param name="migration">The migration's id.</param>
    /// <param name="run">The id of the run's row.</param>
    public static string Advice(string table, string migration, string run)
    {
        var (takenBack, finished) = table == SchemaBridgeOptionsExtension.DefaultHistoryTable
            ? ($"npx prisma migrate resolve --rolled-back {migration}", $"npx prisma migrate resolve --applied {migration}")
            : (new HistoryStatements(table).ResolveRolledBack(run), new HistoryStatements(table).ResolveApplied(run));
        return string.Join(
            Environment.NewLine,
            "See what the run left behind. Then either undo it, and have the migration run again:",
            $"  {takenBack}",
            "or finish it by hand, and have the migration count as applied:",
            $"  {finished}");
    }
}
