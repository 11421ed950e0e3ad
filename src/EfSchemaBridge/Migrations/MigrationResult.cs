namespace EfSchemaBridge.Migrations;

/// <summary>What a run did.</summary>
/// <param name="Applied">The ids of the migrations it applied, in order.</param>
/// <param name="TakenBack">The ids of those it took back, the last one first.</param>
internal sealed record MigrationResult(IReadOnlyList<string> Applied, IReadOnlyList<string> TakenBack)
{
    /// <summary>The result of a run with nothing to do.</summary>
    public static MigrationResult Nothing { get; } = new([], []);
}
