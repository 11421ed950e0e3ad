namespace EfSchemaBridge.Schema.Syntax;

/// <summary>The remains of lines that belong to no block: it would be unkind to call a name unknown that is declared in one of them.</summary>
/// <param name="Words">The words in them.</param>
/// <param name="MayDeclareMore">Whether one of them looks like the start of a block whose name cannot be made out.</param>
internal sealed record LostText(IReadOnlySet<string> Words, bool MayDeclareMore)
{
    /// <summary>What was lost in several files together.</summary>
    public static LostText Of(IReadOnlyList<SchemaSyntax> files) => new(
        files.SelectMany(file => file.Lost.Words).ToHashSet(StringComparer.Ordinal), files.Any(file => file.Lost.MayDeclareMore));
}
