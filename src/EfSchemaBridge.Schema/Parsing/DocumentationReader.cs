using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// Gathers the <c>///</c> lines above a block or a member. Of several groups of comments with blank lines between them only
/// the last one counts.
/// </summary>
internal sealed class DocumentationReader
{
    private readonly List<string> lines = [];
    private bool isGroupComplete;

    public void Add(TokenLine line)
    {
        if (isGroupComplete)
        {
            Clear();
        }

        foreach (var token in line.Tokens)
        {
            Add(token);
        }
    }

    public void Add(Token<SchemaToken> comment)
    {
        if (comment.Kind == SchemaToken.DocumentationComment)
        {
            lines.Add(comment.ToStringValue()[3..].TrimStart());
        }
    }

    public void EndGroup() => isGroupComplete = true;

    public void Clear()
    {
        lines.Clear();
        isGroupComplete = false;
    }

    /// <summary>What was gathered, or null when there is nothing; the next member starts anew.</summary>
    public string? Take()
    {
        var text = lines.Count == 0 ? null : string.Join('\n', lines);
        Clear();
        return text;
    }
}
