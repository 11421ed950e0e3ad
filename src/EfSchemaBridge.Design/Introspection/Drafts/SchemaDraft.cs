using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection.Drafts;

/// <summary>The new schema while it is being made: the blocks of the existing files, and those to be added.</summary>
internal sealed class SchemaDraft
{
    private readonly IReadOnlyList<SchemaSyntax> _files;
    private readonly Dictionary<BlockSyntax, BlockDraft> _bySyntax = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, BlockDraft> _byName = new(StringComparer.Ordinal);
    private readonly List<BlockDraft> _added = [];

    /// <summary>Begins with what is written.</summary>
    /// <param name="files">The existing files.</param>
    /// <param name="existing">What they mean.</param>
    public SchemaDraft(IReadOnlyList<SchemaSyntax> files, ExistingSchema existing)
    {
        _files = files;
        var relationFields = existing.Models.ToDictionary(model => model.Name, model => model.RelationFields.Select(field => field.Name).ToHashSet());
        foreach (var block in files.SelectMany(file => file.Blocks).Where(block => block.Kind is BlockKind.Model or BlockKind.View or BlockKind.Enum))
        {
            var draft = new BlockDraft(block, field => relationFields.TryGetValue(block.Name.Text, out var relations) && relations.Contains(field));
            _bySyntax.Add(block, draft);
            _byName.Add(draft.Name, draft);
        }
    }

    /// <summary>The datasource as it is written, or null.</summary>
    public BlockSyntax? Datasource => _files.SelectMany(file => file.Blocks).FirstOrDefault(block => block.Kind == BlockKind.Datasource);

    /// <summary>The datasource's new text, or null to leave it.</summary>
    public string? NewDatasource { get; set; }

    /// <summary>The block of a name.</summary>
    public BlockDraft this[string name] => _byName[name];

    /// <summary>The block of a model that exists already.</summary>
    public BlockDraft Of(Model model) => _byName[model.Name];

    /// <summary>The block of a name, a new one when there is none.</summary>
    public BlockDraft GetOrAdd(BlockKind kind, string name)
    {
        if (!_byName.TryGetValue(name, out var draft))
        {
            draft = new BlockDraft(kind, name);
            _byName.Add(name, draft);
            _added.Add(draft);
        }

        return draft;
    }

    /// <summary>Takes out the models, views and enums that are not in the database any more.</summary>
    /// <param name="models">The names of models and views that are.</param>
    /// <param name="enums">The names of enums that are.</param>
    public void RemoveWhatIsGone(IEnumerable<string> models, IEnumerable<string> enums)
    {
        var present = models.Concat(enums).ToHashSet(StringComparer.Ordinal);
        foreach (var draft in _bySyntax.Values.Where(draft => !present.Contains(draft.Name)))
        {
            draft.Remove();
        }
    }

    /// <summary>The new text of each file.</summary>
    /// <param name="newBlocks">Which file takes the new blocks.</param>
    public IReadOnlyList<SourceFile> Write(int newBlocks)
    {
        var rewritten = new Dictionary<BlockSyntax, string>(ReferenceEqualityComparer.Instance);
        if (NewDatasource is not null)
        {
            rewritten.Add(Datasource!, NewDatasource);
        }

        return [.. _files.Select((file, i) => new SourceFile(file.Span.File.Path, FileText.Write(file, _bySyntax, rewritten, i == newBlocks ? _added : [])))];
    }
}
