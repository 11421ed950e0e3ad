using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Hands out the properties of a datasource or generator and remembers which were asked for.</summary>
internal sealed class PropertyReader
{
    private readonly DiagnosticBag diagnostics;
    private readonly Dictionary<string, PropertySyntax> unread = new(StringComparer.Ordinal);

    public PropertyReader(BlockSyntax block, DiagnosticBag diagnostics)
    {
        Block = block;
        this.diagnostics = diagnostics;
        foreach (var property in block.Properties)
        {
            if (property.Value is null)
            {
                HasValueless = true;
                diagnostics.Error(DiagnosticCodes.MissingProperty, block.Name.Span,
                    $"The property `{property.Name}` of the {block.Keyword} `{block.Name}` has no value.");
            }
            else
            {
                unread.TryAdd(property.Name.Text, property);
            }
        }
    }

    public BlockSyntax Block { get; }

    /// <summary>Whether some property has no value; it was reported.</summary>
    public bool HasValueless { get; }

    /// <summary>The value of a property, or null.</summary>
    public Expression? Find(string name) => FindProperty(name)?.Value;

    /// <summary>The property, or null.</summary>
    public PropertySyntax? FindProperty(string name) => unread.Remove(name, out var property) ? property : null;

    /// <summary>The values of the properties nobody asked for.</summary>
    public IEnumerable<Expression> Unread => unread.Values.Select(property => property.Value!);

    public void ReportUnread(IEnumerable<string> known)
    {
        foreach (var property in unread.Values)
        {
            diagnostics.Error(DiagnosticCodes.UnknownProperty, property.Span, $"A {Block.Keyword} has no property `{property.Name}`.",
                Suggestion.For(property.Name.Text, known));
        }
    }
}
