using System.Globalization;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>A number of rows.</summary>
/// <param name="Rows">The number.</param>
/// <param name="IsEstimate">True for PostgreSQL's own estimate, where counting took too long.</param>
internal readonly record struct RowCount(long Rows, bool IsEstimate = false)
{
    /// <summary>The number with a noun: <c>1 row</c>, <c>about 2,000,000 rows</c>.</summary>
    public string Of(string noun) =>
        $"{(IsEstimate ? "about " : "")}{Rows.ToString("N0", CultureInfo.InvariantCulture)} {noun}{(Rows == 1 ? "" : "s")}";

    /// <inheritdoc/>
    public override string ToString() => Of("row");
}
