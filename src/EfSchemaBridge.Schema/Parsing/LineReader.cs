using System.Runtime.InteropServices;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>Cuts the tokens of a file into lines, one when it is asked for. The tokens of a line are gone once the next one is asked for.</summary>
internal sealed class LineReader(SourceFile file)
{
    private readonly SchemaTokenizer tokenizer = new(file.Text);
    private readonly TokenArrays arrays = new();
    private readonly List<Token<SchemaToken>> tokens = [];
    private TokenLine? next;
    private TokenLine? behind;
    private int start;
    private bool isAtEnd;

    /// <summary>The next line, which stays the next one.</summary>
    public bool TryPeek(out TokenLine line)
    {
        if (next is null && (behind is not null || !isAtEnd))
        {
            next = WithoutWhatFollows(behind ?? ReadLine());
        }

        line = next.GetValueOrDefault();
        return next is not null;
    }

    /// <summary>The next line.</summary>
    public bool TryRead(out TokenLine line)
    {
        var isThere = TryPeek(out line);
        next = null;
        return isThere;
    }

    /// <summary>Makes what is left of the line read last the next one.</summary>
    public void PutBack(TokenLine line) => next = line;

    /// <summary>A comment that other things follow on its line is a line of its own, and they are the next one.</summary>
    private TokenLine WithoutWhatFollows(TokenLine line)
    {
        behind = null;
        if (line.IsComment || line.First is not (SchemaToken.Comment or SchemaToken.DocumentationComment))
        {
            return line;
        }

        (line, behind) = line.SplitBehindFirst();
        return line;
    }

    private TokenLine ReadLine()
    {
        tokens.Clear();
        var end = file.Text.Length;
        isAtEnd = true;
        while (tokenizer.TryRead(out var token))
        {
            if (token.Kind == SchemaToken.LineEnd)
            {
                end = token.Position.Absolute + token.Span.Length;
                isAtEnd = false;
                break;
            }

            tokens.Add(token);
        }

        var line = new TokenLine(arrays.Fill(CollectionsMarshal.AsSpan(tokens)), new(file, start, end - start));
        start = end;
        return line;
    }
}
