using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// Reads a file block by block. Blocks are cut apart by their braces before their lines are parsed, so that a line that
/// cannot be read costs nothing but itself.
/// </summary>
internal sealed class SchemaParser
{
    private readonly SourceFile file;
    private readonly DiagnosticBag diagnostics;
    private readonly MemberParser members;
    private readonly DocumentationReader documentation = new();
    private readonly List<BlockSyntax> blocks = [];
    private readonly HashSet<string> lostWords = new(StringComparer.Ordinal);
    private bool hasLostBlock;
    private bool isAstray;
    private readonly Queue<TokenLine> lines;

    private SchemaParser(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
        members = new MemberParser(file, diagnostics);
        lines = new(LineReader.Lines(SchemaTokenizer.Instance.Tokenize(file.Text)));
    }

    /// <summary>Reads a file; what is wrong with its notation goes into <paramref name="diagnostics"/>.</summary>
    public static SchemaSyntax Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        var parser = new SchemaParser(file, diagnostics);
        while (parser.lines.TryDequeue(out var line))
        {
            parser.ReadTopLevel(line);
        }

        return new SchemaSyntax(parser.blocks, new LostText(parser.lostWords, parser.hasLostBlock), new TextSpan(file, 0, file.Text.Length, 1, 1));
    }

    private void ReadTopLevel(TokenLine line)
    {
        if (line.IsBlank)
        {
            documentation.Clear();
        }
        else if (line.IsComment)
        {
            documentation.Add(line);
        }
        else if (Header.Of(line) is { } header)
        {
            isAstray = false;
            ReadBlock(header, documentation.Take());
        }
        else
        {
            documentation.Clear();
            lostWords.UnionWith(line.Tokens.Where(token => token.Kind == SchemaToken.Name).Select(token => token.ToStringValue()));
            hasLostBlock |= line.Tokens[^1].Kind == SchemaToken.LeftBrace;
            if (!isAstray)
            {
                ReportStrayLine(line);
            }

            isAstray = true;
        }
    }

    private void ReadBlock(Header header, string? blockDocumentation)
    {
        var read = new List<BlockMember>();
        var isWhole = true;
        var inner = new DocumentationReader();
        var end = header.Name.SpanIn(file);
        var isClosed = false;
        while (!isClosed && lines.TryPeek(out var line) && !StartsNextBlock(header, line))
        {
            lines.Dequeue();
            if (line.First == SchemaToken.RightBrace)
            {
                isClosed = true;
                end = line.Tokens[0].SpanIn(file);
                ReadBehindBrace(line.Skip(1));
            }
            else if (line.IsComment)
            {
                inner.Add(line);
            }
            else if (line.IsBlank)
            {
                inner.EndGroup();
            }
            else if (header.Kind is { } kind)
            {
                var member = members.Parse(kind, line, inner);
                isWhole &= member is not null;
                read.AddRange(member is null ? [] : [member]);
            }
        }

        if (header.Kind is not { } known)
        {
            lostWords.Add(header.Name.ToStringValue());
            hasLostBlock |= header.Name.Position.Absolute == header.Start.Position.Absolute;
            ReportUnknownBlock(header);
            return;
        }

        if (!isClosed)
        {
            isWhole = false;
            ReportUnclosed(header, known);
        }

        var name = header.Name.SpanIn(file);
        blocks.Add(new BlockSyntax(
            known, new Identifier(header.Name.ToStringValue(), name), read, isWhole, blockDocumentation, header.Start.SpanIn(file).To(end)));
    }

    /// <summary>A block may start on the line on which another one ends.</summary>
    private void ReadBehindBrace(TokenLine rest)
    {
        if (!rest.IsBlank && !rest.IsComment)
        {
            ReadTopLevel(rest);
        }
    }

    /// <summary>No member looks like the header of a block: the closing brace before it was forgotten.</summary>
    private static bool StartsNextBlock(Header current, TokenLine line) =>
        current.Kind is not null && Header.Of(line) is { Kind: not null };

    private void ReportUnclosed(Header header, BlockKind kind)
    {
        var at = lines.TryPeek(out var next) ? next.SpanIn(file) : header.Start.SpanIn(file).To(header.Name.SpanIn(file));
        diagnostics.Error(DiagnosticCodes.UnclosedBlock, at,
            $"The {kind.Keyword()} `{header.Name.ToStringValue()}` is not closed.", "Write `}` on a line of its own at its end.");
    }

    private void ReportUnknownBlock(Header header) =>
        diagnostics.Error(DiagnosticCodes.UnknownBlock, header.Start.SpanIn(file),
            BlockKeywords.KindOf(header.Start.ToStringValue()) is null
                ? $"`{header.Start.ToStringValue()}` does not start a block."
                : $"This {header.Start.ToStringValue()} has no name.",
            Suggestion.For(header.Start.ToStringValue(), BlockKeywords.All)
                ?? "A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, and its name.");

    private void ReportStrayLine(TokenLine line)
    {
        if (line.First == SchemaToken.Name && line.Tokens[0].ToStringValue() == "type"
            && line.Tokens.Count > 2 && line.Tokens[2].Kind == SchemaToken.EqualSign)
        {
            diagnostics.Error(DiagnosticCodes.TypeAlias, line.SpanIn(file), "Type aliases are no longer part of the language.",
                "Write the type and its attributes at each field.");
            return;
        }

        diagnostics.Error(DiagnosticCodes.InvalidLine, line.SpanIn(file), "This line belongs to no block.",
            "A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, its name and `{`.");
    }
}
