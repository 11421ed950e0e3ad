namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>What an analyzer found in a change: a warning whose words depend on how many rows are concerned.</summary>
/// <param name="Code">The code, <c>ESB32xx</c>.</param>
/// <param name="Kind">What it warns of.</param>
/// <param name="Rows">Counts the rows concerned; null when no rows are.</param>
/// <param name="Say">The message for a count, or for null when nobody could count; null when with these rows there is nothing to warn of.</param>
internal sealed record Finding(string Code, WarningKind Kind, CountQuery? Rows, Func<RowCount?, string?> Say);
