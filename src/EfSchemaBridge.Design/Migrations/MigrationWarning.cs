namespace EfSchemaBridge.Design.Migrations;

/// <summary>What a person should know before a migration is applied.</summary>
/// <param name="Code">The stable code, <c>ESB32xx</c>.</param>
/// <param name="Message">What will happen, in one sentence, and what to do where there is a choice.</param>
internal sealed record MigrationWarning(string Code, string Message)
{
    /// <summary>The warning as a terminal shows it.</summary>
    public override string ToString() => $"{Code}: {Message}";

    /// <summary>The warning inside an SQL comment, which no name in it can end.</summary>
    public string InComment() => ToString()
        .Replace("*/", "* /", StringComparison.Ordinal)
        .Replace("/*", "/ *", StringComparison.Ordinal)
        .ReplaceLineEndings(" ");
}
