namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>What a person should know before a migration is applied.</summary>
/// <param name="Code">The stable code, <c>ESB32xx</c>.</param>
/// <param name="Kind">What it warns of.</param>
/// <param name="Message">What will happen, in one sentence, and what to do where there is a choice.</param>
/// <param name="Rows">The rows concerned in the database that was asked; null when no database was asked or it did not answer.</param>
internal sealed record MigrationWarning(string Code, WarningKind Kind, string Message, long? Rows = null)
{
    /// <summary>The warning as a terminal shows it.</summary>
    public override string ToString() => $"{Code}: {Message}";

    /// <summary>The warning inside an SQL comment, which no name in it can end.</summary>
    public string InComment() => ToString()
        .Replace("*/", "* /", StringComparison.Ordinal)
        .Replace("/*", "/ *", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
