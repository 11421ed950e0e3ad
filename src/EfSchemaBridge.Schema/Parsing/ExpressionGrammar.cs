using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Terminals;
using Identifier = EfSchemaBridge.Schema.Syntax.Identifier;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// The grammar of names, values and arguments. It is made once per file, whose positions it puts into the nodes. Every
/// parser is made before the first token is read: what stands in a <c>from</c> after the first is evaluated for each line.
/// </summary>
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
        var name = Name.AsNullable().OptionalOrDefault();
        var part =
            from dot in Dot
            from behind in name
            select behind ?? new Identifier("", At(dot));
        var parts = part.Many();
        return
            from first in start
            from rest in parts
            select rest.Length == 0
                ? first
                : new Identifier(string.Join('.', rest.Prepend(first)), first.Span.To(rest[^1].Span));
    }

    /// <summary>A name and a colon; that the value behind it is missing is a mistake with a message of its own.</summary>
    private TokenListParser<SchemaToken, Argument> NamedArgument()
    {
        var start =
            from name in Name
            from colon in Colon
            select (Identifier: name, Colon: At(colon));
        var value = nested.AsNullable().OptionalOrDefault();
        return
            from name in start.Try()
            from given in value
            select new Argument(name.Identifier, given, name.Identifier.Span.To(given?.Span ?? name.Colon));
    }

    private TokenListParser<SchemaToken, ArgumentList> ArgumentsBetweenParentheses()
    {
        var argument = namedArgument.Or(nested.Select(value => new Argument(null, value, value.Span)));
        var others = Comma.IgnoreThen(argument).Try().Many();
        var arguments =
            from first in argument
            from rest in others
            select (Argument[])[first, .. rest];
        var optional = arguments.OptionalOrDefault([]);
        var trailingComma = Comma.Select(comma => (TextSpan?)At(comma)).OptionalOrDefault();
        return
            from open in LeftParenthesis
            from list in optional
            from trailing in trailingComma
            from close in RightParenthesis
            select new ArgumentList(list, trailing, At(open).To(At(close)));
    }

    private TokenListParser<SchemaToken, Expression> WordOrCall(TokenListParser<SchemaToken, Identifier> word) =>
        from name in PathFrom(word)
        from arguments in OptionalArguments
        select arguments is null
            ? (Expression)new ConstantName(name.Text, name.Span)
            : new FunctionCall(name, arguments, name.Span.To(arguments.Span));

    private TokenListParser<SchemaToken, Expression> List()
    {
        var list = nested.ManyDelimitedBy(Comma);
        return
            from open in LeftBracket
            from elements in list
            from close in RightBracket
            select (Expression)new ListLiteral(elements, At(open).To(At(close)));
    }

    private TokenListParser<SchemaToken, Expression> Object()
    {
        var list = namedArgument.ManyDelimitedBy(Comma);
        return
            from open in LeftBrace
            from members in list
            from close in RightBrace
            select (Expression)new ObjectLiteral(members, At(open).To(At(close)));
    }

    private TokenListParser<SchemaToken, Expression> NumberValue() =>
        Number.Select(token => (Expression)new NumberLiteral(token.ToStringValue(), At(token)));
}
