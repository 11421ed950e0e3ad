using System.Runtime.InteropServices;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Terminals;
using static Superpower.Model.TokenListParserResult;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// Superpower's combinators for a grammar whose next token always tells the way: no alternative is tried in vain, nothing is
/// allocated but results, and parsers are made once, not for each line as a query would.
/// </summary>
internal static class Combinators
{
    private const int Kinds = (int)SchemaToken.Unknown + 1;

    /// <summary>The way that the kind of the next token opens; <paramref name="otherwise"/> where it opens none.</summary>
    public static TokenListParser<SchemaToken, T> Choose<T>(
        TokenListParser<SchemaToken, T> otherwise, params ReadOnlySpan<(SchemaToken First, TokenListParser<SchemaToken, T> Parser)> ways)
    {
        var byKind = new TokenListParser<SchemaToken, T>[Kinds];
        Array.Fill(byKind, otherwise);
        foreach (var (first, parser) in ways)
        {
            byKind[(int)first] = parser;
        }

        return input => byKind[(int)Next(input)](input);
    }

    /// <summary>What the parser reads, or the value when the next token is of another kind.</summary>
    public static TokenListParser<SchemaToken, T> IfNext<T>(SchemaToken first, TokenListParser<SchemaToken, T> parser, T otherwise = default!) =>
        input => Next(input) == first ? parser(input) : Value(otherwise, input, input);

    /// <summary>What the parser reads each time that the next token is of that kind.</summary>
    public static TokenListParser<SchemaToken, T[]> WhileNext<T>(SchemaToken first, TokenListParser<SchemaToken, T> parser)
    {
        // Shared by all that is being read, from the outside in.
        var values = new List<T>();
        return input =>
        {
            var start = values.Count;
            var rest = input;
            while (Next(rest) == first)
            {
                var result = parser(rest);
                if (!result.HasValue)
                {
                    values.RemoveRange(start, values.Count - start);
                    return CastEmpty<SchemaToken, T, T[]>(result);
                }

                values.Add(result.Value);
                rest = result.Remainder;
            }

            if (values.Count == start)
            {
                return Value<SchemaToken, T[]>([], input, rest);
            }

            var all = CollectionsMarshal.AsSpan(values)[start..].ToArray();
            values.RemoveRange(start, values.Count - start);
            return Value(all, input, rest);
        };
    }

    /// <summary>What the parser reads, with commas in between; nothing where it does not begin.</summary>
    public static TokenListParser<SchemaToken, T[]> BetweenCommas<T>(TokenListParser<SchemaToken, T> parser) => Sequence(
        parser,
        WhileNext(SchemaToken.Comma, Sequence(Comma, parser, static (_, value) => value)),
        static (first, rest) => (T[])[first, .. rest]).OptionalOrDefault([]);

    /// <summary>One way or the other: the kind of the token behind the next one tells.</summary>
    public static TokenListParser<SchemaToken, T> ChooseBySecond<T>(
        SchemaToken second, TokenListParser<SchemaToken, T> parser, TokenListParser<SchemaToken, T> otherwise) =>
        input => Next(input.ConsumeToken().Remainder) == second ? parser(input) : otherwise(input);

    /// <summary>One parser behind the other.</summary>
    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, Func<T1, T2, TResult> result) => input =>
    {
        var one = first(input);
        if (!one.HasValue)
        {
            return CastEmpty<SchemaToken, T1, TResult>(one);
        }

        var two = second(one.Remainder);
        return two.HasValue
            ? Value(result(one.Value, two.Value), input, two.Remainder)
            : CastEmpty<SchemaToken, T2, TResult>(two);
    };

    /// <inheritdoc cref="Sequence{T1, T2, TResult}"/>
    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, T3, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, TokenListParser<SchemaToken, T3> third,
        Func<T1, T2, T3, TResult> result) => input =>
    {
        var one = first(input);
        if (!one.HasValue)
        {
            return CastEmpty<SchemaToken, T1, TResult>(one);
        }

        var two = second(one.Remainder);
        if (!two.HasValue)
        {
            return CastEmpty<SchemaToken, T2, TResult>(two);
        }

        var three = third(two.Remainder);
        return three.HasValue
            ? Value(result(one.Value, two.Value, three.Value), input, three.Remainder)
            : CastEmpty<SchemaToken, T3, TResult>(three);
    };

    /// <inheritdoc cref="Sequence{T1, T2, TResult}"/>
    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, T3, T4, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, TokenListParser<SchemaToken, T3> third,
        TokenListParser<SchemaToken, T4> fourth, Func<T1, T2, T3, T4, TResult> result) =>
        Sequence(Sequence(first, second, static (one, two) => (one, two)), third, fourth, (pair, three, four) => result(pair.one, pair.two, three, four));

    private static SchemaToken Next(TokenList<SchemaToken> input) => input.IsAtEnd ? SchemaToken.None : input.ConsumeToken().Value.Kind;
}
