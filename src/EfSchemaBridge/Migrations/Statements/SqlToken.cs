namespace EfSchemaBridge.Migrations.Statements;

/// <summary>What a piece of SQL is, as far as finding statements needs to know.</summary>
internal enum SqlTokenKind
{
    /// <summary>An unquoted name or a keyword.</summary>
    Word,

    /// <summary>A string in quotes or between dollar tags.</summary>
    Literal,

    /// <summary>A quoted name, a number or a sign.</summary>
    Other,

    /// <summary>The end of the text.</summary>
    End,
}

/// <summary>A piece of SQL between blanks and comments.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends in the text, exclusive.</param>
internal readonly record struct SqlToken(SqlTokenKind Kind, int Start, int End);
