using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;

namespace EfSchemaBridge.Design.Migrations;

/// <summary>What leads from one state to another.</summary>
/// <param name="Changes">The changes, in the order a migration makes them; none when the states are the same.</param>
internal sealed record MigrationDiff(IReadOnlyList<SchemaChange> Changes)
{
    /// <summary>The SQL that makes the changes; empty for none.</summary>
    public string Script => ScriptWriter.Write(Changes);

    /// <summary>The changes in words, a line each.</summary>
    public string Summary => ChangeSummary.Of(Changes);

    /// <summary>Compares two states.</summary>
    /// <param name="from">The state to start from.</param>
    /// <param name="to">The state to arrive at.</param>
    /// <param name="shadowServer">An Npgsql connection string to a server where migrations can be replayed when no snapshot stands for them, or null.</param>
    /// <param name="cancellationToken">Cancels reading databases.</param>
    /// <exception cref="MigrationException">Migrations cannot be read or replayed (ESB3006, ESB3014, ESB3015, ESB3019).</exception>
    /// <exception cref="System.Data.Common.DbException">A database cannot be reached or read.</exception>
    public static async Task<MigrationDiff> BetweenAsync(DiffTarget from, DiffTarget to, string? shadowServer = null, CancellationToken cancellationToken = default)
    {
        DiffTarget[] targets = [from, to];
        var databases = targets.OfType<DiffTarget.Database>().Select(t => t.ConnectionString).ToList();
        var schemas = targets.OfType<DiffTarget.Schema>().SelectMany(t => t.Content.Datasource?.Schemas ?? []);
        var reader = new DiffTargetReader(
            shadowServer ?? databases.FirstOrDefault(),
            ConnectionUrl.Parse(databases.FirstOrDefault() ?? shadowServer ?? "Host=localhost").Schema,
            schemas.ToHashSet());
        return new(StateDiffer.Compare(
            await reader.ReadAsync(from, cancellationToken).ConfigureAwait(false),
            await reader.ReadAsync(to, cancellationToken).ConfigureAwait(false)));
    }
}
