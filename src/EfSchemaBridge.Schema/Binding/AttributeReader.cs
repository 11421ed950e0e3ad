using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Hands out the attributes of one block, field or value, and reports those nobody asked for.</summary>
internal sealed class AttributeReader(IReadOnlyList<AttributeSyntax> attributes, DiagnosticBag diagnostics)
{
    private readonly HashSet<AttributeSyntax> unread = new(attributes, ReferenceEqualityComparer.Instance);
    private readonly List<string> known = [];

    /// <summary>Binds an attribute that may stand once.</summary>
    /// <returns>Whether it is there, once.</returns>
    public bool Single(string name, Action<ArgumentReader> bind)
    {
        known.Add(name);
        var found = attributes.Where(attribute => attribute.Name.Text == name).ToList();
        unread.ExceptWith(found);
        if (found.Count > 1)
        {
            ReportRepeated(found);
        }
        else if (found.Count == 1)
        {
            Bind(found[0], bind);
        }

        return found.Count == 1;
    }

    /// <summary>Binds an attribute that may stand any number of times.</summary>
    public void Every(string name, Action<ArgumentReader> bind)
    {
        known.Add(name);
        foreach (var attribute in attributes.Where(attribute => attribute.Name.Text == name))
        {
            unread.Remove(attribute);
            Bind(attribute, bind);
        }
    }

    /// <summary>The attribute with a dot in its name: a native type.</summary>
    public AttributeSyntax? Scoped()
    {
        var found = attributes.Where(attribute => attribute.Name.Text.Contains('.', StringComparison.Ordinal)).ToList();
        unread.ExceptWith(found);
        if (found.Count > 1)
        {
            ReportRepeated(found);
        }

        return found.FirstOrDefault();
    }

    public void ReportUnread()
    {
        foreach (var attribute in attributes.Where(unread.Contains))
        {
            diagnostics.Error(DiagnosticCodes.UnknownAttribute, attribute.Span, $"There is no attribute `{attribute.DisplayName}` here.",
                Suggestion.For(attribute.DisplayName, known.Select(name => (attribute.IsOfBlock ? "@@" : "@") + name)));
        }
    }

    private void ReportRepeated(List<AttributeSyntax> found)
    {
        diagnostics.Error(DiagnosticCodes.DuplicateAttribute, found[0].Span,
            $"The attribute `{found[0].DisplayName}` is given {(found.Count == 2 ? "twice" : $"{found.Count} times")}.", "Keep one of them.");
    }

    private void Bind(AttributeSyntax attribute, Action<ArgumentReader> bind)
    {
        var arguments = new ArgumentReader(attribute, diagnostics);
        if (arguments.IsUsable)
        {
            bind(arguments);
            arguments.ReportUnread();
        }
    }
}
