using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Sequences;
using static EfSchemaBridge.Schema.Parsing.Terminals;
using Identifier = EfSchemaBridge.Schema.Syntax.Identifier;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>The grammar of names, values and arguments. It is made once per file, whose positions it puts into the nodes.</summary>
internal sealed class ExpressionGrammar
{
    private readonly SourceFile file;
    private readonly TokenListParser<SchemaToken, Expression> nested;
    private readonly TokenListParser<SchemaToken, Argument> namedArgument;

    public ExpressionGrammar(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;
        nested = Parse.Ref(() => Expression!);
        var word = Terminals.Name.Select(ToIdentifier);
        Name = word.Or(Number.Where(token => token.IsName()).Try().Select(ToIdentifier)).Named("name");
        Path = PathFrom(Name);
        Text = Terminals.Text.Select(token =>
            new StringLiteral(StringText.Read(At(token), token.ToStringValue(), diagnostics), At(token)));
        namedArgument = NamedArgument();
        Arguments = ArgumentsBetweenParentheses();
        OptionalArguments = Arguments.AsNullable().OptionalOrDefault();
        Expression = Parse.OneOf(WordOrCall(word), List(), NumberValue(), Text.Select(text => (Expression)text), Object()).Named("value");
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

    private Identifier ToIdentifier(Token<SchemaToken> token) => new(token.ToStringValue(), At(token));

    private TokenListParser<SchemaToken, Identifier> PathFrom(TokenListParser<SchemaToken, Identifier> start)
    {
        var part = Sequence(Dot, Name.AsNullable().OptionalOrDefault(), (dot, name) => name ?? new Identifier("", At(dot)));
        return Sequence(start, part.Many(), (first, rest) => rest.Length == 0
            ? first
            : new Identifier(string.Join('.', rest.Prepend(first)), first.Span.To(rest[^1].Span)));
    }

    /// <summary>A name and a colon; that the value behind it is missing is a mistake with a message of its own.</summary>
    private TokenListParser<SchemaToken, Argument> NamedArgument() => Sequence(
        Sequence(Name, Colon, (name, colon) => (Identifier: name, Colon: colon)).Try(),
        nested.AsNullable().OptionalOrDefault(),
        (name, value) => new Argument(name.Identifier, value, name.Identifier.Span.To(value?.Span ?? At(name.Colon))));

    private TokenListParser<SchemaToken, ArgumentList> ArgumentsBetweenParentheses()
    {
        var argument = namedArgument.Or(nested.Select(value => new Argument(null, value, value.Span)));
        var others = Comma.IgnoreThen(argument).Try().Many();
        return Sequence(
            LeftParenthesis,
            Sequence(argument, others, (first, rest) => (Argument[])[first, .. rest]).OptionalOrDefault([]),
            Comma.Select(comma => (TextSpan?)At(comma)).OptionalOrDefault(),
            RightParenthesis,
            (open, arguments, trailingComma, close) => new ArgumentList(arguments, trailingComma, At(open).To(At(close))));
    }

    private TokenListParser<SchemaToken, Expression> WordOrCall(TokenListParser<SchemaToken, Identifier> word) => Sequence(
        PathFrom(word),
        OptionalArguments,
        (name, arguments) => arguments is null
            ? (Expression)new ConstantName(name.Text, name.Span)
            : new FunctionCall(name, arguments, name.Span.To(arguments.Span)));

    private TokenListParser<SchemaToken, Expression> List() => Sequence(
        LeftBracket,
        nested.ManyDelimitedBy(Comma),
        RightBracket,
        (open, elements, close) => (Expression)new ListLiteral(elements, At(open).To(At(close))));

    private TokenListParser<SchemaToken, Expression> Object() => Sequence(
        LeftBrace,
        namedArgument.ManyDelimitedBy(Comma),
        RightBrace,
        (open, members, close) => (Expression)new ObjectLiteral(members, At(open).To(At(close))));

    private TokenListParser<SchemaToken, Expression> NumberValue() =>
        Number.Select(token => (Expression)new NumberLiteral(token.ToStringValue(), At(token)));
}
