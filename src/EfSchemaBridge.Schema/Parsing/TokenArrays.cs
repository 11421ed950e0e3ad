using EfSchemaBridge.Schema.Tokens;
using Superpower.Model;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// The arrays that the tokens of one line after the other are put into. Superpower reads an array to its end, so there is one
/// for each usual number of tokens; a line is done with before the next one of its length is read.
/// </summary>
internal sealed class TokenArrays
{
    private readonly Token<SchemaToken>[]?[] byLength = new Token<SchemaToken>[64][];

    /// <summary>An array of these tokens and no others.</summary>
    public Token<SchemaToken>[] Fill(ReadOnlySpan<Token<SchemaToken>> tokens)
    {
        var array = tokens.Length < byLength.Length
            ? byLength[tokens.Length] ??= new Token<SchemaToken>[tokens.Length]
            : new Token<SchemaToken>[tokens.Length];
        tokens.CopyTo(array);
        return array;
    }
}
