using EfSchemaBridge.Design.Introspection.Catalog;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Writes the enums.</summary>
internal sealed class EnumDrafts(SchemaDraft schema, ExistingSchema existing, DatabaseNames names, LiveDatabase database, bool withSchema)
{
    /// <summary>Writes them all.</summary>
    public void Write()
    {
        foreach (var type in database.State.Enums)
        {
            Write(type);
        }
    }

    private void Write(EnumState type)
    {
        var before = existing.FindEnum(type.FullName);
        var draft = schema.GetOrAdd(BlockKind.Enum, names.FindEnum(type.FullName)!);
        if (before?.Documentation is null && database.Comments.TryGetValue(new(true, type.Schema, type.Name, null), out var comment))
        {
            draft.Documentation.AddRange(comment.ReplaceLineEndings("\n").Split('\n'));
        }

        FieldDraft? previous = null;
        foreach (var label in type.Labels)
        {
            var name = names.FindValue(type.FullName, label)!;
            previous = draft.Find(name) ?? Add(draft, name, label, previous);
        }

        foreach (var gone in (before?.Values ?? []).Where(value => !type.Labels.Contains(value.DatabaseName)))
        {
            draft.Find(gone.Name)!.Remove();
        }

        if (before is null)
        {
            AddMapping(draft, type);
        }
    }

    private static FieldDraft Add(BlockDraft draft, string name, string label, FieldDraft? previous)
    {
        var value = draft.AddValue(new FieldDraft(name, ""), previous);
        value.SetAttribute("map", name == label ? null : AttributeDraft.Of("map", PrismaText.Quote(label)));
        return value;
    }

    private void AddMapping(BlockDraft draft, EnumState type)
    {
        if (draft.Name != type.Name)
        {
            draft.Add(AttributeDraft.OfBlock("map", PrismaText.Quote(type.Name)));
        }

        if (withSchema)
        {
            draft.Add(AttributeDraft.OfBlock("schema", PrismaText.Quote(type.Schema ?? database.DefaultSchema)));
        }
    }
}
