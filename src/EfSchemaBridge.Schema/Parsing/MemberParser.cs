using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>Parses the lines of blocks.</summary>
internal sealed class MemberParser
{
    /// <summary>Brackets within brackets: far more than any schema needs, far less than the stack can bear.</summary>
    private const int MaximumDepth = 100;

    private readonly SourceFile file;
    private readonly DiagnosticBag diagnostics;
    private readonly LineGrammar grammar;
    private readonly TokenArrays arrays = new();

    public MemberParser(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;
        this.diagnostics = diagnostics;
        grammar = new LineGrammar(new ExpressionGrammar(file, diagnostics));
    }

    /// <summary>The member a line is, or null when it was reported as none.</summary>
    /// <param name="kind">The kind of the block it is in.</param>
    /// <param name="line">The line, neither blank nor a mere comment.</param>
    /// <param name="documentation">The comments above it.</param>
    public BlockMember? Parse(BlockKind kind, TokenLine line, DocumentationReader documentation)
    {
        var tokens = line.WithoutComments;
        foreach (var comment in line.Tokens[tokens.Count..])
        {
            documentation.Add(comment);
        }

        if (IsTooDeep(tokens))
        {
            return null;
        }

        var span = tokens[0].SpanIn(file).To(tokens[^1].SpanIn(file));
        var isConfiguration = kind is BlockKind.Datasource or BlockKind.Generator;
        if (line.First == SchemaToken.DoubleAt && !isConfiguration)
        {
            documentation.Clear();
            return Read(kind, grammar.BlockAttribute, tokens, out var attribute) ? new BlockAttributeSyntax(attribute, span) : null;
        }

        var text = documentation.Take();
        if (isConfiguration)
        {
            return Read(kind, grammar.Property, tokens, out var read) ? new PropertySyntax(read.Name, read.Value, span) : null;
        }

        if (kind == BlockKind.Enum)
        {
            return Read(kind, grammar.EnumValue, tokens, out var value) ? new EnumValueSyntax(value.Name, value.Attributes, text, span) : null;
        }

        return Read(kind, grammar.Field, tokens, out var parts) ? ReadField(parts, text, span) : null;
    }

    private FieldSyntax ReadField(FieldParts parts, string? documentation, TextSpan span)
    {
        var (name, hasColon, type, attributes) = parts;
        if (hasColon)
        {
            diagnostics.Error(DiagnosticCodes.OutdatedNotation, name.Span, $"There is no `:` between the field `{name}` and its type.",
                "Leave it out.");
        }
        else if (type is null)
        {
            diagnostics.Error(DiagnosticCodes.MissingType, span, $"The field `{name}` has no type.",
                $"Write its type behind the name, as in `{name} String`.");
        }
        else if (type.Mistake is { } mistake)
        {
            ReportTypeMistake(type, mistake);
        }

        return new FieldSyntax(name, type, attributes, documentation, span);
    }

    private void ReportTypeMistake(FieldTypeSyntax type, FieldTypeMistake mistake)
    {
        switch (mistake)
        {
            case FieldTypeMistake.ExclamationMark:
                diagnostics.Error(DiagnosticCodes.OutdatedNotation, type.Span, "Fields are required without a sign.",
                    $"Write `{type.Name}` instead of `{type.Name}!`.");
                break;
            case FieldTypeMistake.BracketsAround:
                diagnostics.Error(DiagnosticCodes.OutdatedNotation, type.Span, "The brackets of a list stand behind its type.",
                    $"Write `{type.Name}[]` instead of `[{type.Name}]`.");
                break;
            default:
                diagnostics.Error(DiagnosticCodes.OptionalList, type.Span, "A list cannot be optional.",
                    $"Write either `{type.Name}[]` or `{type.Name}?`.");
                break;
        }
    }

    private bool Read<T>(BlockKind kind, TokenListParser<SchemaToken, T> parser, ArraySegment<Token<SchemaToken>> tokens, out T value)
    {
        var result = parser(new TokenList<SchemaToken>(tokens.Count == tokens.Array!.Length ? tokens.Array : arrays.Fill(tokens)));
        value = result.HasValue ? result.Value : default!;
        if (result.HasValue)
        {
            return true;
        }

        var what = kind switch
        {
            BlockKind.Datasource or BlockKind.Generator => $"property of a {kind.Keyword()}",
            BlockKind.Enum => "value or attribute of an enum",
            _ => $"field or attribute of a {kind.Keyword()}",
        };
        var at = result.Remainder.IsAtEnd ? EndOf(tokens[^1]) : result.Remainder.ConsumeToken().Value.SpanIn(file);
        diagnostics.Error(DiagnosticCodes.InvalidLine, at,
            $"This line is not a {what}: {ConnectionText.Mask(Explain(result.FormatErrorMessageFragment()))}.");
        return false;
    }

    private static string Explain(string fragment) => fragment.StartsWith("unexpected end of input", StringComparison.Ordinal)
        ? "unexpected end of line" + fragment["unexpected end of input".Length..]
        : fragment;

    private TextSpan EndOf(Token<SchemaToken> token)
    {
        var span = token.SpanIn(file);
        return span with { Start = span.End, Length = 0 };
    }

    private bool IsTooDeep(ArraySegment<Token<SchemaToken>> tokens)
    {
        var depth = 0;
        foreach (var token in tokens)
        {
            depth += token.Kind switch
            {
                SchemaToken.LeftParenthesis or SchemaToken.LeftBracket or SchemaToken.LeftBrace => 1,
                SchemaToken.RightParenthesis or SchemaToken.RightBracket or SchemaToken.RightBrace => -1,
                _ => 0,
            };
            if (depth > MaximumDepth)
            {
                diagnostics.Error(DiagnosticCodes.NestedTooDeeply, token.SpanIn(file), $"Brackets are nested more than {MaximumDepth} deep here.");
                return true;
            }
        }

        return false;
    }
}
