using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection.Drafts;

/// <summary>A field of a model or view, or a value of an enum, on its way into the new schema.</summary>
internal sealed class FieldDraft
{
    private readonly List<AttributeDraft> _attributes;
    private string _type;

    /// <summary>A new one.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="type">Its type with the sign behind it; empty for a value.</param>
    /// <param name="isRelation">Whether it leads to another model.</param>
    public FieldDraft(string name, string type, bool isRelation = false)
    {
        Name = name;
        _type = type;
        _attributes = [];
        IsRelation = isRelation;
        IsChanged = true;
    }

    /// <summary>A field as it was written.</summary>
    public FieldDraft(FieldSyntax syntax, bool isRelation)
    {
        (Name, Syntax, IsRelation) = (syntax.Name.Text, syntax, isRelation);
        _type = syntax.Type!.Span.Text + Sign(syntax.Type.Arity);
        _attributes = [.. syntax.Attributes.Select(AttributeDraft.Of)];
    }

    /// <summary>A value as it was written.</summary>
    public FieldDraft(EnumValueSyntax syntax)
    {
        (Name, Syntax, _type) = (syntax.Name.Text, syntax, "");
        _attributes = [.. syntax.Attributes.Select(AttributeDraft.Of)];
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>Whether it leads to another model.</summary>
    public bool IsRelation { get; }

    /// <summary>How it was written before, or null for a new one.</summary>
    public BlockMember? Syntax { get; }

    /// <summary>The lines of its documentation that are new.</summary>
    public List<string> Documentation { get; } = [];

    /// <summary>Whether it differs from what was written.</summary>
    public bool IsChanged { get; private set; }

    /// <summary>Whether it leaves the schema.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Its line.</summary>
    public string Text => string.Join(' ', [Name, .. _type.Length == 0 ? Array.Empty<string>() : [_type], .. _attributes.Select(attribute => attribute.Text)]);

    /// <summary>The sign of an arity.</summary>
    public static string Sign(FieldArity arity) => arity switch
    {
        FieldArity.Optional => "?",
        FieldArity.List => "[]",
        _ => "",
    };

    /// <summary>Takes it out of the schema.</summary>
    public void Remove() => IsRemoved = true;

    /// <summary>Gives it another type.</summary>
    /// <param name="type">The type with its sign.</param>
    public void SetType(string type)
    {
        IsChanged |= _type != type;
        _type = type;
    }

    /// <summary>Adds, replaces or (null) removes the attribute of a name.</summary>
    public void SetAttribute(string name, AttributeDraft? attribute) => SetAttribute(candidate => candidate.Name == name, attribute);

    /// <summary>Adds, replaces or (null) removes the native type.</summary>
    public void SetNativeType(AttributeDraft? attribute) => SetAttribute(candidate => candidate.Name.Contains('.', StringComparison.Ordinal), attribute);

    /// <summary>Takes out an attribute as it was written.</summary>
    public void RemoveAttribute(AttributeDraft attribute)
    {
        _attributes.Remove(attribute);
        IsChanged = true;
    }

    /// <summary>The attribute of a name, or null.</summary>
    public AttributeDraft? FindAttribute(string name) => _attributes.Find(attribute => attribute.Name == name);

    private void SetAttribute(Predicate<AttributeDraft> isIt, AttributeDraft? attribute)
    {
        var place = _attributes.FindIndex(isIt);
        if (place >= 0 && _attributes[place].Text == attribute?.Text)
        {
            return;
        }

        IsChanged |= place >= 0 || attribute is not null;
        if (place >= 0)
        {
            _attributes.RemoveAt(place);
        }

        if (attribute is not null)
        {
            _attributes.Insert(place >= 0 ? place : _attributes.Count, attribute);
        }
    }
}
