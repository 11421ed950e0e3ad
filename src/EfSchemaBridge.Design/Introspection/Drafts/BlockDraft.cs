using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection.Drafts;

/// <summary>A model, view or enum on its way into the new schema.</summary>
internal sealed class BlockDraft
{
    private readonly Dictionary<string, FieldDraft> _byName = new(StringComparer.Ordinal);
    private readonly List<FieldDraft> _fields = [];
    private readonly List<AttributeDraft> _attributes = [];

    /// <summary>A new one.</summary>
    public BlockDraft(BlockKind kind, string name)
    {
        (Kind, Name) = (kind, name);
        HasChangedAttributes = true;
    }

    /// <summary>A block as it was written.</summary>
    /// <param name="syntax">The block.</param>
    /// <param name="isRelation">Tells relation fields from others by their names.</param>
    public BlockDraft(BlockSyntax syntax, Func<string, bool> isRelation)
    {
        (Kind, Name, Syntax) = (syntax.Kind, syntax.Name.Text, syntax);
        foreach (var member in syntax.Members)
        {
            switch (member)
            {
                case FieldSyntax field:
                    Insert(_fields.Count, new FieldDraft(field, isRelation(field.Name.Text)));
                    break;
                case EnumValueSyntax value:
                    Insert(_fields.Count, new FieldDraft(value));
                    break;
                case BlockAttributeSyntax attribute:
                    _attributes.Add(AttributeDraft.Of(attribute.Attribute));
                    break;
            }
        }
    }

    /// <summary>Which keyword it begins with.</summary>
    public BlockKind Kind { get; }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>How it was written before, or null for a new one.</summary>
    public BlockSyntax? Syntax { get; }

    /// <summary>The lines of its documentation that are new.</summary>
    public List<string> Documentation { get; } = [];

    /// <summary>Its fields or values: those that were written, and the new ones behind them.</summary>
    public IReadOnlyList<FieldDraft> Fields => _fields;

    /// <summary>Its attributes.</summary>
    public IReadOnlyList<AttributeDraft> Attributes => _attributes;

    /// <summary>Whether it leaves the schema.</summary>
    public bool IsRemoved { get; private set; }

    /// <summary>Whether anything in it differs from what was written.</summary>
    public bool IsChanged => HasChangedAttributes || _fields.Exists(member => member.IsChanged || member.IsRemoved || member.Documentation.Count > 0);

    private bool HasChangedAttributes { get; set; }

    /// <summary>The field of a name, or null.</summary>
    public FieldDraft? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>Adds the field of a column, behind the others of that kind.</summary>
    public FieldDraft AddColumn(FieldDraft field) => Insert(_fields.FindLastIndex(other => !other.IsRelation) + 1, field);

    /// <summary>Adds a relation field at the end.</summary>
    public FieldDraft AddRelation(FieldDraft field) => Insert(_fields.Count, field);

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="previous">The value it follows, or null for the first one.</param>
    public FieldDraft AddValue(FieldDraft value, FieldDraft? previous) => Insert(previous is null ? 0 : _fields.IndexOf(previous) + 1, value);

    /// <summary>Takes it out of the schema.</summary>
    public void Remove() => IsRemoved = true;

    /// <summary>Adds an attribute.</summary>
    public void Add(AttributeDraft attribute)
    {
        _attributes.Add(attribute);
        HasChangedAttributes = true;
    }

    /// <summary>Takes an attribute out, and puts another in its place if one is given.</summary>
    public void Replace(AttributeDraft old, AttributeDraft? replacement)
    {
        var place = _attributes.IndexOf(old);
        _attributes.RemoveAt(place);
        if (replacement is not null)
        {
            _attributes.Insert(place, replacement with { Syntax = old.Syntax });
        }

        HasChangedAttributes = true;
    }

    private FieldDraft Insert(int place, FieldDraft field)
    {
        _fields.Insert(place, field);
        _byName[field.Name] = field;
        return field;
    }
}
