using System.Text;
using EfSchemaBridge.Design.Introspection.Drafts;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Design.Introspection.Writing;

/// <summary>Writes blocks that are new or changed, laid out as the formatter lays them out.</summary>
internal static class BlockText
{
    /// <summary>A new block with its documentation.</summary>
    public static string Of(BlockDraft draft)
    {
        var text = new StringBuilder();
        text.Append(draft.Kind.Keyword()).Append(' ').Append(draft.Name).Append(" {\n");
        foreach (var field in draft.Fields)
        {
            AppendNew(text, field);
        }

        foreach (var attribute in draft.Attributes)
        {
            text.Append(attribute.Text).Append('\n');
        }

        return Documentation(draft.Documentation) + Format(text.Append("}\n").ToString());
    }

    /// <summary>A block that was there before, with what has changed in it. Its first and last line stay as they are.</summary>
    public static string Of(BlockDraft draft, BlockSyntax before)
    {
        var text = new StringBuilder("model Changed {\n".Replace("model", before.Keyword, StringComparison.Ordinal));
        var fields = draft.Fields.Where(field => field.Syntax is not null).ToDictionary<FieldDraft, object>(field => field.Syntax!, ReferenceEqualityComparer.Instance);
        var attributes = draft.Attributes.Where(attribute => attribute.Syntax is not null).ToDictionary<AttributeDraft, object>(attribute => attribute.Syntax!, ReferenceEqualityComparer.Instance);
        var added = AddedBehind(draft);
        AppendNew(text, added[draft]);
        var comments = new StringBuilder();
        foreach (var line in before.Lines)
        {
            if (line.IsComment && line.Comments.All(IsDocumentation))
            {
                comments.Append(line.Span.Text);
                continue;
            }

            var (replacement, isKept) = line.Member switch
            {
                BlockAttributeSyntax member when attributes.TryGetValue(member.Attribute, out var attribute) => (attribute.Text, true),
                BlockAttributeSyntax => ("", false),
                { } member when fields.TryGetValue(member, out var field) => (field.IsChanged ? field.Text : null, !field.IsRemoved),
                _ => (null, true),
            };
            if (isKept)
            {
                text.Append(comments).Append(Documentation(line.Member is { } member && fields.TryGetValue(member, out var field) ? field.Documentation : []));
                text.Append(Replace(line, replacement));
            }

            comments.Clear();
            AppendNew(text, line.Member is null ? [] : added[line.Member]);
        }

        text.Append(comments);
        foreach (var attribute in draft.Attributes.Where(attribute => attribute.Syntax is null))
        {
            text.Append(attribute.Text).Append('\n');
        }

        var formatted = Format(text.Append("}\n").ToString());
        var inner = formatted[(formatted.IndexOf('\n', StringComparison.Ordinal) + 1)..formatted.LastIndexOf('}')];
        return before.Opening.Text + inner + before.Closing!.Value.Text;
    }

    /// <summary>Lays the text of a block out.</summary>
    public static string Format(string text)
    {
        var output = new StringBuilder();
        BlockFormatter.Write(SchemaParser.Parse(new SourceFile("", text), new DiagnosticBag()).Blocks.First(), output);
        return output.ToString();
    }

    /// <summary>Lines of documentation.</summary>
    public static string Documentation(IEnumerable<string> lines) => string.Concat(lines.Select(line => $"/// {line}".TrimEnd() + "\n"));

    private static bool IsDocumentation(CommentSyntax comment) => comment.Text.StartsWith("///", StringComparison.Ordinal);

    private static string Replace(LineSyntax line, string? replacement)
    {
        var text = line.Span.Text;
        if (replacement is null || line.Member is not { } member)
        {
            return text;
        }

        var start = member.Span.Start - line.Span.Start;
        return text[..start] + replacement + text[(start + member.Span.Length)..];
    }

    /// <summary>The new fields and values, by the written one they follow; by the draft itself where they follow none.</summary>
    private static ILookup<object, FieldDraft> AddedBehind(BlockDraft draft)
    {
        object last = draft;
        var added = new List<(object Behind, FieldDraft Field)>();
        foreach (var field in draft.Fields)
        {
            if (field.Syntax is null)
            {
                added.Add((last, field));
            }
            else
            {
                last = field.Syntax;
            }
        }

        return added.ToLookup<(object Behind, FieldDraft Field), object, FieldDraft>(pair => pair.Behind, pair => pair.Field, ReferenceEqualityComparer.Instance);
    }

    private static void AppendNew(StringBuilder text, IEnumerable<FieldDraft> fields)
    {
        foreach (var field in fields)
        {
            AppendNew(text, field);
        }
    }

    private static void AppendNew(StringBuilder text, FieldDraft field)
    {
        if (!field.IsRemoved)
        {
            text.Append(Documentation(field.Documentation)).Append(field.Text).Append('\n');
        }
    }
}
