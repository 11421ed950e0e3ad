namespace EfSchemaBridge.Schema.Syntax;

/// <summary>The kinds of block.</summary>
internal enum BlockKind
{
    /// <summary><c>datasource</c>.</summary>
    Datasource,

    /// <summary><c>generator</c>.</summary>
    Generator,

    /// <summary><c>model</c>.</summary>
    Model,

    /// <summary><c>view</c>.</summary>
    View,

    /// <summary><c>type</c>.</summary>
    Type,

    /// <summary><c>enum</c>.</summary>
    Enum,
}

/// <summary>The keywords of the language.</summary>
internal static class BlockKeywords
{
    private static readonly Dictionary<string, BlockKind> Kinds =
        Enum.GetValues<BlockKind>().ToDictionary(Keyword, kind => kind, StringComparer.Ordinal);

    /// <summary>All keywords.</summary>
    public static IReadOnlyCollection<string> All => Kinds.Keys;

    /// <summary>The keyword of a kind of block.</summary>
    public static string Keyword(this BlockKind kind) => kind switch
    {
        BlockKind.Datasource => "datasource",
        BlockKind.Generator => "generator",
        BlockKind.Model => "model",
        BlockKind.View => "view",
        BlockKind.Type => "type",
        _ => "enum",
    };

    /// <summary>The kind of block a word starts, or null.</summary>
    public static BlockKind? KindOf(string word) => Kinds.TryGetValue(word, out var kind) ? kind : null;
}
