using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Design.Introspection.Naming;
using EfSchemaBridge.Design.Introspection.Writing;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection;

/// <summary>Writes the primary key, uniques and indexes of one table. Those that are said already stay as they are said.</summary>
internal sealed class KeyDrafts(Table table, Model? before, BlockDraft draft, KeyText text, DatabaseNames names)
{
    private static readonly string[] OfField = ["id", "unique"];

    /// <summary>Writes them all.</summary>
    public void Write()
    {
        WritePrimaryKey();
        var remaining = table.Indexes.Where(KeyText.IsKnown).ToList();
        var outdated = new List<(ModelIndex Before, TableIndex? Now)>();
        foreach (var index in (before?.Indexes ?? []).OrderBy(index => remaining.Exists(other => other.Name == index.DatabaseName) ? 0 : 1))
        {
            var declared = DeclaredState.Index(index);
            var same = remaining.Find(other => other.Name == declared.Name && IsSame(other, declared)) ?? remaining.Find(other => IsSame(other, declared));
            if (same is not null)
            {
                remaining.Remove(same);
            }

            if (same?.Name != declared.Name)
            {
                outdated.Add((index, same));
            }
        }

        foreach (var (index, now) in outdated)
        {
            Replace(index, now ?? remaining.Find(other => other.Name == index.DatabaseName), remaining);
        }

        foreach (var index in remaining)
        {
            Add(index);
        }
    }

    private void WritePrimaryKey()
    {
        var (key, old) = (table.PrimaryKey, before?.PrimaryKey);
        if (old is null || key is null)
        {
            Remove(old?.Span);
        }
        else if (DeclaredState.Key(old) is var declared && declared.Name == key.Name && declared.Columns.SequenceEqual(key.Columns))
        {
            return;
        }
        else if (FindOfBlock(old.Span) is { } attribute)
        {
            draft.Replace(attribute, AttributeDraft.OfBlock("id", text.Id(key, old.ClientName)));
            return;
        }
        else
        {
            Remove(old.Span);
        }

        if (key is { Columns: [var column] })
        {
            FieldOf(column).SetAttribute("id", AttributeDraft.Of("id", text.IdOfField(key)));
        }
        else if (key is not null)
        {
            draft.Add(AttributeDraft.OfBlock("id", text.Id(key, old?.ClientName)));
        }
    }

    /// <summary>An index that has changed keeps its place and its name in clients.</summary>
    private void Replace(ModelIndex old, TableIndex? now, List<TableIndex> remaining)
    {
        if (now is not null && now.IsUnique == old.IsUnique && FindOfBlock(old.Span) is { } attribute)
        {
            remaining.Remove(now);
            draft.Replace(attribute, AttributeDraft.OfBlock(now.IsUnique ? "unique" : "index", text.Index(now, old.ClientName)));
            return;
        }

        Remove(old.Span);
        if (now is not null && !remaining.Contains(now))
        {
            remaining.Add(now);
        }
    }

    private void Add(TableIndex index)
    {
        if (KeyText.IsOfField(index) && FieldOf(index.Columns[0].Name) is var field && field.FindAttribute("id") is null && field.FindAttribute("unique") is null)
        {
            field.SetAttribute("unique", AttributeDraft.Of("unique", text.UniqueOfField(index)));
        }
        else
        {
            draft.Add(AttributeDraft.OfBlock(index.IsUnique ? "unique" : "index", text.Index(index, null)));
        }
    }

    private void Remove(TextSpan? span)
    {
        if (span is null)
        {
            return;
        }

        if (FindOfBlock(span.Value) is { } ofBlock)
        {
            draft.Replace(ofBlock, null);
            return;
        }

        foreach (var field in draft.Fields)
        {
            if (OfField.Select(field.FindAttribute).FirstOrDefault(attribute => attribute?.Syntax is { } syntax && IsAt(syntax.Span, span.Value)) is { } attribute)
            {
                field.RemoveAttribute(attribute);
            }
        }
    }

    private AttributeDraft? FindOfBlock(TextSpan span) => draft.Attributes.FirstOrDefault(attribute => attribute.Syntax is { } syntax && IsAt(syntax.Span, span));

    private FieldDraft FieldOf(string column) => draft.Find(names.Field(table.FullName, column))!;

    private static bool IsAt(TextSpan one, TextSpan other) => one.Start == other.Start && one.Length == other.Length;

    private static bool IsSame(TableIndex one, TableIndex other) =>
        one.IsUnique == other.IsUnique && one.Method == other.Method && one.Columns.SequenceEqual(other.Columns)
        && DefaultExpression.Normalize(one.Where ?? "") == DefaultExpression.Normalize(other.Where ?? "");
}
