using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection.Drafts;

/// <summary>An attribute on its way into the new schema.</summary>
/// <param name="Name">Its name without signs: <c>id</c>, <c>db.Text</c>.</param>
/// <param name="Text">All of it.</param>
/// <param name="Syntax">How it was written before, or null for a new one.</param>
internal sealed record AttributeDraft(string Name, string Text, AttributeSyntax? Syntax = null)
{
    /// <summary>An attribute of a field or value.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">What stands between the parentheses, if there are any.</param>
    public static AttributeDraft Of(string name, string arguments = "") => new(name, $"@{name}{(arguments.Length == 0 ? "" : $"({arguments})")}");

    /// <summary>An attribute of a block.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">What stands between the parentheses, if there are any.</param>
    public static AttributeDraft OfBlock(string name, string arguments = "") => new(name, $"@@{name}{(arguments.Length == 0 ? "" : $"({arguments})")}");

    /// <summary>An attribute as it was written.</summary>
    public static AttributeDraft Of(AttributeSyntax syntax) => new(syntax.Name.Text, syntax.Span.Text, syntax);
}
