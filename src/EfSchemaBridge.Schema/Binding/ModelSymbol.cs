using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>A model, view or type while it is being checked.</summary>
internal sealed class ModelSymbol(BlockSyntax syntax, LostText lost)
{
    private readonly Dictionary<string, FieldSymbol> fieldsByName = new(syntax.Members.Count, StringComparer.Ordinal);

    public BlockSyntax Syntax { get; } = syntax;

    public string Name => Syntax.Name.Text;

    public bool IsView => Syntax.Kind == BlockKind.View;

    /// <summary>The keyword, for messages.</summary>
    public string Keyword => Syntax.Keyword;

    /// <summary>The block's name, where a mistake of the whole block is shown.</summary>
    public TextSpan Place => Syntax.Name.Span;

    public List<FieldSymbol> Fields { get; } = new(syntax.Members.Count);

    public string? MapName { get; set; }

    public AttributeSyntax? MapAttribute { get; set; }

    /// <summary>The table's or view's name.</summary>
    public string DatabaseName => MapName ?? Name;

    public string? DatabaseSchema { get; set; }

    public TextSpan? DatabaseSchemaSpan { get; set; }

    public bool IsIgnored { get; set; }

    public KeySymbol? PrimaryKey { get; set; }

    /// <summary>Uniques and indexes: those of fields first.</summary>
    public List<KeySymbol> Indexes { get; } = [];

    /// <summary>What it became, once all rules hold.</summary>
    public Model? Built { get; set; }

    public IEnumerable<FieldSymbol> ScalarFields => Fields.Where(candidate => candidate.IsScalar);

    public IEnumerable<FieldSymbol> RelationFields => Fields.Where(candidate => candidate.Kind == FieldKind.Relation);

    /// <summary>The primary key, then the uniques.</summary>
    public IEnumerable<KeySymbol> UniqueCriteria => Keys.Where(key => key.Kind != KeyKind.Index);

    /// <summary>The primary key, then the uniques and indexes.</summary>
    public IEnumerable<KeySymbol> Keys => PrimaryKey is null ? Indexes : Indexes.Prepend(PrimaryKey);

    /// <summary>Adds a field, unless there is one of that name already.</summary>
    public bool TryAdd(FieldSymbol field)
    {
        var isNew = fieldsByName.TryAdd(field.Name, field);
        if (isNew)
        {
            Fields.Add(field);
        }

        return isNew;
    }

    public FieldSymbol? Find(string name) => fieldsByName.GetValueOrDefault(name);

    /// <summary>Whether it is sure that there is no such field: nothing of the block was lost that could declare it.</summary>
    public bool Lacks(string name) => !fieldsByName.ContainsKey(name) && Syntax.IsWhole && !lost.Words.Contains(name);

    public override string ToString() => Name;
}
