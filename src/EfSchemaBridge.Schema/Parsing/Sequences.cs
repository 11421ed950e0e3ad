using EfSchemaBridge.Schema.Tokens;
using Superpower;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// One parser behind the other, as <c>from a in first from b in second select ...</c> has it; but a query makes parsers anew
/// for each line that it reads.
/// </summary>
internal static class Sequences
{
    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, Func<T1, T2, TResult> result) =>
        Parse.Sequence(first, second).Select(parts => result(parts.Item1, parts.Item2));

    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, T3, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, TokenListParser<SchemaToken, T3> third, Func<T1, T2, T3, TResult> result) =>
        Parse.Sequence(first, second, third).Select(parts => result(parts.Item1, parts.Item2, parts.Item3));

    public static TokenListParser<SchemaToken, TResult> Sequence<T1, T2, T3, T4, TResult>(
        TokenListParser<SchemaToken, T1> first, TokenListParser<SchemaToken, T2> second, TokenListParser<SchemaToken, T3> third,
        TokenListParser<SchemaToken, T4> fourth, Func<T1, T2, T3, T4, TResult> result) =>
        Parse.Sequence(first, second, third, fourth).Select(parts => result(parts.Item1, parts.Item2, parts.Item3, parts.Item4));
}
