using EfSchemaBridge.Migrations.Statements;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary>Tells statements that make what a schema can say from all others.</summary>
internal static class SchemaStatements
{
    private static readonly string[][] Known =
    [
        ["CREATE", "TABLE"], ["CREATE", "TYPE"], ["CREATE", "INDEX"], ["CREATE", "UNIQUE", "INDEX"], ["CREATE", "SCHEMA"], ["CREATE", "EXTENSION"],
        ["ALTER", "TABLE"], ["ALTER", "TYPE"], ["ALTER", "INDEX"],
        ["DROP", "TABLE"], ["DROP", "TYPE"], ["DROP", "INDEX"], ["DROP", "SCHEMA"],
        ["BEGIN"], ["COMMIT"],
    ];

    /// <summary>True for a statement that makes something else: rows, views, functions, check constraints.</summary>
    public static bool IsOther(SqlStatement statement)
    {
        var words = statement.Summary().ToUpperInvariant().Split([' ', ';', '('], StringSplitOptions.RemoveEmptyEntries);
        return !Known.Any(known => words.Take(known.Length).SequenceEqual(known)) || words.Contains("CHECK") || words.Contains("TRIGGER");
    }
}
