using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using Superpower.Parsers;
using static EfSchemaBridge.Schema.Tokens.SchemaToken;
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
        Name = Word(SchemaToken.Name).Or(Token.EqualTo(Number).Where(token => token.IsName()).Try().Select(ToIdentifier)).Named("name");
        Path = PathFrom(Name);
        Text = Token.EqualTo(SchemaToken.String).Select(token =>
            new StringLiteral(StringText.Read(At(token), token.ToStringValue(), diagnostics), At(token)));
        namedArgument = NamedArgument();
        Arguments = ArgumentsBetweenParentheses();
        Expression = Parse.OneOf(WordOrCall(), List(), NumberValue(), Text.Select(text => (Expression)text), Object()).Named("value");
    }

    /// <summary>A name, even one of digits: that it cannot start with one is a rule with a message of its own.</summary>
    public TokenListParser<SchemaToken, Identifier> Name { get; }

    /// <summary>Names with dots between them.</summary>
    public TokenListParser<SchemaToken, Identifier> Path { get; }

    public TokenListParser<SchemaToken, StringLiteral> Text { get; }

    public TokenListParser<SchemaToken, ArgumentList> Arguments { get; }

    public TokenListParser<SchemaToken, Expression> Expression { get; }

    public TextSpan At(Token<SchemaToken> token) => token.SpanIn(file);

    private Identifier ToIdentifier(Token<SchemaToken> token) => new(token.ToStringValue(), At(token));

    private TokenListParser<SchemaToken, Identifier> Word(SchemaToken kind) => Token.EqualTo(kind).Select(ToIdentifier);

    private TokenListParser<SchemaToken, Identifier> PathFrom(TokenListParser<SchemaToken, Identifier> start) =>
        from first in start
        from rest in Token.EqualTo(Dot).Then(dot => Name.OptionalOrDefault(new Identifier("", At(dot)))).Many()
        select rest.Length == 0
            ? first
            : new Identifier(string.Join('.', rest.Prepend(first)), first.Span.To(rest[^1].Span));

    /// <summary>A name and a colon; that the value behind it is missing is a mistake with a message of its own.</summary>
    private TokenListParser<SchemaToken, Argument> NamedArgument() =>
        from name in Name.Then(name => Token.EqualTo(Colon).Select(colon => (Identifier: name, Colon: At(colon)))).Try()
        from value in nested.AsNullable().OptionalOrDefault()
        select new Argument(name.Identifier, value, name.Identifier.Span.To(value?.Span ?? name.Colon));

    private TokenListParser<SchemaToken, ArgumentList> ArgumentsBetweenParentheses()
    {
        var argument = namedArgument.Or(nested.Select(value => new Argument(null, value, value.Span)));
        return
            from open in Token.EqualTo(LeftParenthesis)
            from first in argument.Select(one => new[] { one }).OptionalOrDefault([])
            from rest in Token.EqualTo(Comma).IgnoreThen(argument).Try().Many()
            from trailing in Token.EqualTo(Comma).Select(comma => (TextSpan?)At(comma)).OptionalOrDefault()
            from close in Token.EqualTo(RightParenthesis)
            select new ArgumentList([.. first, .. rest], trailing, At(open).To(At(close)));
    }

    private TokenListParser<SchemaToken, Expression> WordOrCall() =>
        from name in PathFrom(Word(SchemaToken.Name))
        from arguments in Arguments.AsNullable().OptionalOrDefault()
        select arguments is null
            ? (Expression)new ConstantName(name.Text, name.Span)
            : new FunctionCall(name, arguments, name.Span.To(arguments.Span));

    private TokenListParser<SchemaToken, Expression> List() =>
        from open in Token.EqualTo(LeftBracket)
        from elements in nested.ManyDelimitedBy(Token.EqualTo(Comma))
        from close in Token.EqualTo(RightBracket)
        select (Expression)new ListLiteral(elements, At(open).To(At(close)));

    private TokenListParser<SchemaToken, Expression> Object() =>
        from open in Token.EqualTo(LeftBrace)
        from members in namedArgument.ManyDelimitedBy(Token.EqualTo(Comma))
        from close in Token.EqualTo(RightBrace)
        select (Expression)new ObjectLiteral(members, At(open).To(At(close)));

    private TokenListParser<SchemaToken, Expression> NumberValue() =>
        Token.EqualTo(Number).Select(token => (Expression)new NumberLiteral(token.ToStringValue(), At(token)));
}
