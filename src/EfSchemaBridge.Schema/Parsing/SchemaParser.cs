using System.Globalization;
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
    /// <summary>Three times a schema of 4,000 models. What is longer is no schema, and would fill the memory before it is refused.</summary>
    private const int MaximumLength = 10_000_000;

    private readonly SourceFile file;
    private readonly DiagnosticBag diagnostics;
    private readonly MemberParser members;
    private readonly DocumentationReader documentation = new();
    private readonly List<SyntaxNode> elements = [];
    private readonly HashSet<string> lostWords = new(StringComparer.Ordinal);
    private readonly LineReader lines;
    private bool hasLostBlock;
    private bool isAstray;

    private SchemaParser(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
        members = new MemberParser(file, diagnostics);
        lines = new LineReader(file);
    }

    /// <summary>Reads a file; what is wrong with its notation goes into <paramref name="diagnostics"/>.</summary>
    public static SchemaSyntax Parse(SourceFile file, DiagnosticBag diagnostics)
    {
        var whole = new TextSpan(file, 0, file.Text.Length);
        if (file.Text.Length > MaximumLength)
        {
            diagnostics.Error(DiagnosticCodes.FileTooLong, whole with { Length = 0 },
                string.Create(CultureInfo.InvariantCulture, $"This file has more than {MaximumLength:N0} characters, the most that is read."), "Split it into several files in one folder.");
            return Unread(whole);
        }

        if (file.IsCutShort)
        {
            diagnostics.Error(DiagnosticCodes.NotUtf8, new TextSpan(file, file.Text.Length - 1, 1),
                "This file is not UTF-8: a byte here does not belong to a character.", "Save it as UTF-8.");
            return Unread(whole);
        }

        var parser = new SchemaParser(file, diagnostics);
        while (parser.lines.TryRead(out var line))
        {
            parser.ReadTopLevel(line);
        }

        return new SchemaSyntax(parser.elements, new LostText(parser.lostWords, parser.hasLostBlock), whole);
    }

    /// <summary>A file of which nothing is read: what others miss may be in it.</summary>
    private static SchemaSyntax Unread(TextSpan whole) => new([new LineSyntax(null, [], false, whole)], new LostText(new HashSet<string>(), true), whole);

    private void ReadTopLevel(TokenLine line)
    {
        if (line.IsBlank)
        {
            documentation.Clear();
            elements.Add(new LineSyntax(null, [], true, line.Full));
        }
        else if (line.IsComment)
        {
            documentation.Add(line);
            elements.Add(new LineSyntax(null, line.Comments, true, line.Full));
        }
        else if (Header.Of(line) is not { } header)
        {
            ReadStray(line);
        }
        else if (header.Kind is { } kind)
        {
            isAstray = false;
            WarnOfGlued(kind, header);
            elements.Add(ReadBlock(kind, header, line, documentation.Take()));
        }
        else
        {
            SkipUnknownBlock(header, line);
        }
    }

    private BlockSyntax ReadBlock(BlockKind kind, Header header, TokenLine opening, string? blockDocumentation)
    {
        var read = new List<LineSyntax>();
        var inner = new DocumentationReader();
        TextSpan? closing = null;
        var end = header.Name.SpanIn(file);

        // No member looks like the header of a block: where one does, the closing brace before it was forgotten.
        while (closing is null && lines.TryPeek(out var line) && Header.Of(line) is not { Kind: not null })
        {
            lines.TryRead(out _);
            if (line.First == SchemaToken.RightBrace)
            {
                closing = Close(line).Full;
                end = line.Tokens[0].SpanIn(file);
            }
            else
            {
                read.Add(ReadInner(kind, line, inner));
            }
        }

        if (closing is null)
        {
            ReportUnclosed(kind, header);
        }

        var name = new Identifier(header.Name.ToStringValue(), header.Name.SpanIn(file));
        return new BlockSyntax(kind, name, opening.Full, read, closing, blockDocumentation, header.Start.SpanIn(file).To(end));
    }

    private LineSyntax ReadInner(BlockKind kind, TokenLine line, DocumentationReader inner)
    {
        if (line.IsBlank)
        {
            inner.EndGroup();
            return new LineSyntax(null, [], true, line.Full);
        }

        if (line.IsComment)
        {
            inner.Add(line);
            return new LineSyntax(null, line.Comments, true, line.Full);
        }

        var member = members.Parse(kind, line, inner);
        return new LineSyntax(member, line.Comments, member is not null, line.Full);
    }

    /// <summary>The closing brace; what follows it on its line, even the start of another block, is read next.</summary>
    private TokenLine Close(TokenLine line)
    {
        var (brace, rest) = line.SplitBehindFirst();
        if (rest.Full.Length > 0)
        {
            lines.PutBack(rest);
        }

        return brace;
    }

    private void ReadStray(TokenLine line)
    {
        documentation.Clear();
        lostWords.UnionWith(line.Tokens.Where(token => token.Kind == SchemaToken.Name).Select(token => token.ToStringValue()));
        hasLostBlock |= line.Tokens[^1].Kind == SchemaToken.LeftBrace;
        elements.Add(new LineSyntax(null, [], false, line.Full));
        if (!isAstray)
        {
            ReportStrayLine(line);
        }

        isAstray = true;
    }

    private void SkipUnknownBlock(Header header, TokenLine opening)
    {
        documentation.Clear();
        lostWords.Add(header.Name.ToStringValue());
        hasLostBlock |= header.Name.Position.Absolute == header.Start.Position.Absolute;
        ReportUnknownBlock(header);
        elements.Add(new LineSyntax(null, [], false, opening.Full));
        var isClosed = false;
        while (!isClosed && lines.TryRead(out var line))
        {
            isClosed = line.First == SchemaToken.RightBrace;
            elements.Add(new LineSyntax(null, [], false, isClosed ? Close(line).Full : line.Full));
        }
    }

    private void WarnOfGlued(BlockKind kind, Header header)
    {
        if (header.IsGlued)
        {
            var (keyword, name) = (kind.Keyword(), header.Name.ToStringValue());
            diagnostics.Warn(DiagnosticCodes.UnknownBlock, header.Start.SpanIn(file).To(header.Name.SpanIn(file)),
                $"`{keyword}{name}` is read as the {keyword} `{name}`.", $"Write `{keyword} {name} {{`.");
        }
    }

    private void ReportUnclosed(BlockKind kind, Header header)
    {
        var at = lines.TryPeek(out var next) ? next.Span : header.Start.SpanIn(file).To(header.Name.SpanIn(file));
        diagnostics.Error(DiagnosticCodes.UnclosedBlock, at,
            $"The {kind.Keyword()} `{header.Name.ToStringValue()}` is not closed.", "Write `}` on a line of its own at its end.");
    }

    private void ReportUnknownBlock(Header header)
    {
        var word = header.Start.ToStringValue();
        if (BlockKeywords.KindOf(word) is not null)
        {
            diagnostics.Error(DiagnosticCodes.UnknownBlock, header.Start.SpanIn(file), $"This {word} has no name.",
                $"Write it behind the keyword, as in `{word} Name {{`.");
            return;
        }

        diagnostics.Error(DiagnosticCodes.UnknownBlock, header.Start.SpanIn(file), $"`{word}` does not start a block.",
            Suggestion.For(word, BlockKeywords.All) ?? "A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, and its name.");
    }

    private void ReportStrayLine(TokenLine line)
    {
        if (line.First == SchemaToken.Name && line.Tokens[0].ToStringValue() == "type"
            && line.Tokens.Count > 2 && line.Tokens[2].Kind == SchemaToken.EqualSign)
        {
            diagnostics.Error(DiagnosticCodes.TypeAlias, line.Span, "Type aliases are no longer part of the language.",
                "Write the type and its attributes at each field.");
            return;
        }

        diagnostics.Error(DiagnosticCodes.InvalidLine, line.Span, "This line belongs to no block.",
            "A block starts with `datasource`, `generator`, `model`, `view`, `type` or `enum`, its name and `{`.");
    }
}
