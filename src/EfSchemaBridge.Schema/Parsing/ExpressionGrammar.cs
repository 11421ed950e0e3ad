using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Combinators;
using static EfSchemaBridge.Schema.Parsing.Terminals;
using Identifier = EfSchemaBridge.Schema.Syntax.Identifier;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>The grammar of names, values and arguments. It is made once per file, whose positions it puts into the nodes.</summary>
internal sealed class ExpressionGrammar
{
    private readonly SourceFile file;
    private readonly Names names = new();
    private readonly TokenListParser<SchemaToken, Expression> nested;
    private readonly TokenListParser<SchemaToken, Argument> namedArgument;

    public ExpressionGrammar(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;
        nested = input => Expression!(input);
        var word = Terminals.Name.Select(ToIdentifier);
        Name = Choose(word.Or(Number.Where(token => token.IsName()).Try().Select(ToIdentifier)).Named("name"), (SchemaToken.Name, word));
        Path = PathFrom(Name);
        Text = Terminals.Text.Select(token => new StringLiteral(StringText.Read(At(token), diagnostics), At(token)));
        namedArgument = NamedArgument();
        Arguments = ArgumentsBetweenParentheses();
        OptionalArguments = IfNext(SchemaToken.LeftParenthesis, Arguments.AsNullable());
        Expression = AnyExpression(word);
    }

    /// <summary>A name, even one of digits: that it cannot start with one is a rule with a message of its own.</summary>
    public TokenListParser<SchemaToken, Identifier> Name { get; }

    /// <summary>Names with dots between them.</summary>
    public TokenListParser<SchemaToken, Identifier> Path { get; }

    public TokenListParser<SchemaToken, StringLiteral> Text { get; }

    public TokenListParser<SchemaToken, ArgumentList?> OptionalArguments { get; }

    public TokenListParser<SchemaToken, Expression> Expression { get; }

    private TokenListParser<SchemaToken, ArgumentList> Arguments { get; }

    public TextSpan At(Token<SchemaToken> token) => token.SpanIn(file);

    private Identifier ToIdentifier(Token<SchemaToken> token) => new(names.Of(token.Characters()), At(token));

    private TokenListParser<SchemaToken, Identifier> PathFrom(TokenListParser<SchemaToken, Identifier> start)
    {
        var part = Sequence(Dot, Name.AsNullable().OptionalOrDefault(), (dot, name) => name ?? new Identifier("", At(dot)));
        return Sequence(start, WhileNext(SchemaToken.Dot, part), (first, rest) => rest.Length == 0
            ? first
            : new Identifier(names.Of(string.Join('.', rest.Prepend(first))), first.Span.To(rest[^1].Span)));
    }

    /// <summary>A name and a colon; that the value behind it is missing is a mistake with a message of its own.</summary>
    private TokenListParser<SchemaToken, Argument> NamedArgument() => Sequence(
        Sequence(Name, Colon, (name, colon) => (Identifier: name, Colon: colon)).Try(),
        nested.AsNullable().OptionalOrDefault(),
        (name, value) => new Argument(name.Identifier, value, name.Identifier.Span.To(value?.Span ?? At(name.Colon))));

    private TokenListParser<SchemaToken, ArgumentList> ArgumentsBetweenParentheses()
    {
        var unnamedArgument = nested.Select(value => new Argument(null, value, value.Span));
        var argument = Choose(
            namedArgument.Or(unnamedArgument),
            (SchemaToken.Name, ChooseBySecond(SchemaToken.Colon, namedArgument, unnamedArgument)),
            (SchemaToken.String, unnamedArgument),
            (SchemaToken.LeftBracket, unnamedArgument));
        var argumentOrEnd = Choose(argument.AsNullable(), (SchemaToken.RightParenthesis, Parse.Return<SchemaToken, Argument?>(null)));
        var others = WhileNext(SchemaToken.Comma, Sequence(Comma, argumentOrEnd, (_, other) => other));
        var empty = Sequence(LeftParenthesis, RightParenthesis, (open, close) => new ArgumentList([], false, At(open).To(At(close))));
        var filled = Sequence(
            LeftParenthesis,
            argument,
            others,
            RightParenthesis,
            (open, first, rest, close) => new ArgumentList(
                rest.Length == 0 ? [first] : [first, .. rest.OfType<Argument>()], rest is [.., null], At(open).To(At(close))));
        return ChooseBySecond(SchemaToken.RightParenthesis, empty, filled);
    }

    private TokenListParser<SchemaToken, Expression> AnyExpression(TokenListParser<SchemaToken, Identifier> word)
    {
        var (name, list, number, text, data) = (WordOrCall(word), List(), NumberValue(), Text.Select(literal => (Expression)literal), Object());
        return Choose(
            Parse.OneOf(name, list, number, text, data).Named("value"),
            (SchemaToken.Name, name),
            (SchemaToken.LeftBracket, list),
            (SchemaToken.Number, number),
            (SchemaToken.String, text),
            (SchemaToken.LeftBrace, data));
    }

    private TokenListParser<SchemaToken, Expression> WordOrCall(TokenListParser<SchemaToken, Identifier> word) => Sequence(
        PathFrom(word),
        OptionalArguments,
        (name, arguments) => arguments is null
            ? (Expression)new ConstantName(name.Text, name.Span)
            : new FunctionCall(name, arguments, name.Span.To(arguments.Span)));

    private TokenListParser<SchemaToken, Expression> List() => Sequence(
        LeftBracket,
        BetweenCommas(nested),
        RightBracket,
        (open, elements, close) => (Expression)new ListLiteral(elements, At(open).To(At(close))));

    private TokenListParser<SchemaToken, Expression> Object() => Sequence(
        LeftBrace,
        BetweenCommas(namedArgument),
        RightBrace,
        (open, members, close) => (Expression)new ObjectLiteral(members, At(open).To(At(close))));

    private TokenListParser<SchemaToken, Expression> NumberValue() =>
        Number.Select(token => (Expression)new NumberLiteral(names.Of(token.Characters()), At(token)));
}
