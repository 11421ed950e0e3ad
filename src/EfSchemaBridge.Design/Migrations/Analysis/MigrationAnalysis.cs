using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using Npgsql;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>Finds, in planned changes, what loses data, what rows can stop, and what keeps a table from being used.</summary>
internal static class MigrationAnalysis
{
    /// <summary>Each warns of one kind of thing, under codes of its own.</summary>
    private static readonly Func<IReadOnlyList<SchemaChange>, IEnumerable<Finding>>[] Analyzers =
    [
        DroppedTables.Find,
        DroppedColumns.Find,
        RequiredColumns.Find,
        RiskyCasts.Find,
        UniqueIndexes.Find,
        EnumValues.Find,
        PrimaryKeys.Find,
        RenameHints.Find,
        CheckConstraints.Find,
        DeletedRows.Find,
        DroppedSequences.Find,
        LongLocks.Find,
    ];

    /// <summary>The warnings of planned changes, by kind: loss of data first, locks last.</summary>
    /// <param name="changes">The changes, as the differ lists them.</param>
    /// <param name="database">
    /// An open connection, outside of a transaction, to a database that the changes are planned for: warnings then count the rows concerned, and
    /// those that concern none are left out. Null, or a database without these tables, gives every warning, without numbers. Counting only reads, takes
    /// seconds at most, and never fails.
    /// </param>
    /// <param name="cancellationToken">Cancels the queries.</param>
    public static async Task<IReadOnlyList<MigrationWarning>> RunAsync(
        IReadOnlyList<SchemaChange> changes, NpgsqlConnection? database = null, CancellationToken cancellationToken = default)
    {
        var counter = new RowCounter(database, NamesBefore.Of(changes));
        var warnings = new List<MigrationWarning>();
        foreach (var finding in Find(changes))
        {
            var count = await counter.CountAsync(finding.Rows, cancellationToken).ConfigureAwait(false);
            if (finding.Say(count) is { } message)
            {
                warnings.Add(new(finding.Code, finding.Kind, message, count?.Rows));
            }
        }

        return warnings;
    }

    /// <summary>True when a database could tell more about these changes: there is something to count.</summary>
    public static bool WantsRows(IReadOnlyList<SchemaChange> changes) => Find(changes).Any(finding => finding.Rows is not null);

    private static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) =>
        Analyzers.SelectMany(find => find(changes)).OrderBy(finding => finding.Kind == WarningKind.Lock);

    /// <summary>The steps of all ALTER TABLEs, with the table before and after.</summary>
    public static IEnumerable<(Table Before, Table After, TableChange Step)> TableSteps(this IEnumerable<SchemaChange> changes) =>
        changes.OfType<SchemaChange.AlterTable>().SelectMany(altered => altered.Changes.Select(step => (altered.Before, altered.After, step)));
}
