using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Hands out the attributes of one block, field or value, and reports those nobody asked for.</summary>
internal sealed class AttributeReader(IReadOnlyList<AttributeSyntax> attributes, DiagnosticBag diagnostics)
{
    private static readonly List<AttributeSyntax> None = [];

    private readonly bool[] isRead = new bool[attributes.Count];
    private readonly List<string> known = [];

    /// <summary>Binds an attribute that may stand once.</summary>
    /// <returns>Whether it is there, once.</returns>
    public bool Single(string name, Action<ArgumentReader> bind)
    {
        var found = Read(name);
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
        foreach (var attribute in Read(name))
        {
            Bind(attribute, bind);
        }
    }

    /// <summary>The attribute with a dot in its name: a native type.</summary>
    public AttributeSyntax? Scoped()
    {
        var found = new List<AttributeSyntax>();
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name.Text.Contains('.', StringComparison.Ordinal))
            {
                isRead[i] = true;
                found.Add(attributes[i]);
            }
        }

        if (found.Count > 1)
        {
            ReportRepeated(found);
        }

        return found.FirstOrDefault();
    }

    public void ReportUnread()
    {
        foreach (var attribute in attributes.Where((_, i) => !isRead[i]))
        {
            diagnostics.Error(DiagnosticCodes.UnknownAttribute, attribute.Span, $"There is no attribute `{attribute.DisplayName}` here.",
                Suggestion.For(attribute.DisplayName, known.Select(name => (attribute.IsOfBlock ? "@@" : "@") + name)));
        }
    }

    private List<AttributeSyntax> Read(string name)
    {
        known.Add(name);
        List<AttributeSyntax>? found = null;
        for (var i = 0; i < attributes.Count; i++)
        {
            if (attributes[i].Name.Text == name)
            {
                isRead[i] = true;
                (found ??= []).Add(attributes[i]);
            }
        }

        return found ?? None;
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
