using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
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

/// <summary>
/// The grammar of single lines: everything the language says fits on one line, so that blocks are cut into lines first and
/// each line is parsed on its own. Parsers are made once per file, whose positions they put into the nodes.
/// </summary>
internal sealed class Grammar
{
    private readonly SourceFile file;

    public Grammar(SourceFile file, DiagnosticBag diagnostics)
    {
        this.file = file;

        Name = Token.EqualTo(SchemaToken.Name).Or(Token.EqualTo(Number).Where(token => token.IsName()).Try()).Select(token => new Identifier(token.ToStringValue(), At(token))).Named("name");

        Path =
            from first in Name
            from rest in Token.EqualTo(Dot).Then(dot => Name.OptionalOrDefault(new Identifier("", At(dot)))).Many()
            select rest.Length == 0 ? first : JoinPath(first, rest);

        var expression = Superpower.Parse.Ref(() => Expression!);

        var namedArgument =
            from name in Name.Then(name => Token.EqualTo(Colon).Select(colon => (Name: name, Colon: At(colon)))).Try()
            from value in expression.AsNullable().OptionalOrDefault()
            select new Argument(name.Name, value, name.Name.Span.To(value?.Span ?? name.Colon));

        var argument = namedArgument.Or(expression.Select(value => new Argument(null, value, value.Span)));

        Arguments =
            from open in Token.EqualTo(LeftParenthesis)
            from first in argument.Select(a => new[] { a }).OptionalOrDefault([])
            from rest in Token.EqualTo(Comma).IgnoreThen(argument).Try().Many()
            from comma in Token.EqualTo(Comma).AsNullableToken().OptionalOrDefault()
            from close in Token.EqualTo(RightParenthesis)
            select new ArgumentList([.. first, .. rest], comma is { } trailing ? At(trailing) : null, At(open).To(At(close)));

        var wordOrCall =
            from name in ExpressionPath
            from arguments in Arguments.AsNullable().OptionalOrDefault()
            select arguments is null
                ? (Expression)new ConstantName(name.Text, name.Span)
                : new FunctionCall(name, arguments, name.Span.To(arguments.Span));

        var list =
            from open in Token.EqualTo(LeftBracket)
            from elements in expression.ManyDelimitedBy(Token.EqualTo(Comma))
            from close in Token.EqualTo(RightBracket)
            select (Expression)new ListLiteral(elements, At(open).To(At(close)));

        var members =
            from open in Token.EqualTo(LeftBrace)
            from arguments in namedArgument.ManyDelimitedBy(Token.EqualTo(Comma))
            from close in Token.EqualTo(RightBrace)
            select (Expression)new ObjectLiteral(arguments, At(open).To(At(close)));

        var number = Token.EqualTo(Number).Select(token => (Expression)new NumberLiteral(token.ToStringValue(), At(token)));

        var text = Token.EqualTo(SchemaToken.String).Select(token =>
            new StringLiteral(StringText.Read(At(token), token.ToStringValue(), diagnostics), At(token)));

        Expression = Superpower.Parse.OneOf(wordOrCall, list, number, text.Select(literal => (Expression)literal), members).Named("value");

        var parenthesized =
            from open in Token.EqualTo(LeftParenthesis)
            from literal in text
            from close in Token.EqualTo(RightParenthesis)
            select (Text: (StringLiteral?)literal, End: At(close));

        var baseType =
            from name in Name
            from inner in parenthesized.OptionalOrDefault().When(name.Text == "Unsupported")
            select (Name: name, DatabaseType: inner.Text, Span: inner.Text is null ? name.Span : name.Span.To(inner.End));

        FieldType = BracketedType(baseType).Or(SuffixedType(baseType)).Named("type");

        FieldAttributes = Attribute(SchemaToken.At, isOfBlock: false).Many();
        BlockAttribute = Attribute(DoubleAt, isOfBlock: true);
    }

    public TokenListParser<SchemaToken, Identifier> Name { get; }

    public TokenListParser<SchemaToken, Expression> Expression { get; }

    public TokenListParser<SchemaToken, FieldTypeSyntax> FieldType { get; }

    public TokenListParser<SchemaToken, AttributeSyntax[]> FieldAttributes { get; }

    public TokenListParser<SchemaToken, AttributeSyntax> BlockAttribute { get; }

    private TokenListParser<SchemaToken, Identifier> Path { get; }

    private TokenListParser<SchemaToken, ArgumentList> Arguments { get; }

    /// <summary>As <see cref="Path"/>, but a number stays a number.</summary>
    private TokenListParser<SchemaToken, Identifier> ExpressionPath =>
        from first in Token.EqualTo(SchemaToken.Name).Select(token => new Identifier(token.ToStringValue(), At(token)))
        from rest in Token.EqualTo(Dot).Then(dot => Name.OptionalOrDefault(new Identifier("", At(dot)))).Many()
        select rest.Length == 0 ? first : JoinPath(first, rest);

    private TextSpan At(Token<SchemaToken> token) => token.SpanIn(file);

    private TokenListParser<SchemaToken, AttributeSyntax> Attribute(SchemaToken sign, bool isOfBlock) =>
        from at in Token.EqualTo(sign)
        from name in Path
        from arguments in Arguments.AsNullable().OptionalOrDefault()
        select new AttributeSyntax(isOfBlock, name, arguments, At(at).To(arguments?.Span ?? name.Span));

    private TokenListParser<SchemaToken, FieldTypeSyntax> BracketedType(
        TokenListParser<SchemaToken, (Identifier Name, StringLiteral? DatabaseType, TextSpan Span)> baseType) =>
        from open in Token.EqualTo(LeftBracket)
        from type in baseType
        from close in Token.EqualTo(RightBracket)
        select new FieldTypeSyntax(type.Name, type.DatabaseType, FieldArity.List, FieldTypeMistake.BracketsAround, At(open).To(At(close)));

    private static TokenListParser<SchemaToken, FieldTypeSyntax> SuffixedType(
        TokenListParser<SchemaToken, (Identifier Name, StringLiteral? DatabaseType, TextSpan Span)> baseType) =>
        from type in baseType
        from signs in Superpower.Parse.OneOf(
            Token.Sequence(LeftBracket, RightBracket).Then(_ => Token.EqualTo(QuestionMark)
                .Value((FieldArity.List, (FieldTypeMistake?)FieldTypeMistake.OptionalList))
                .OptionalOrDefault((FieldArity.List, null))),
            Token.EqualTo(QuestionMark).Value((FieldArity.Optional, (FieldTypeMistake?)null)),
            Token.EqualTo(ExclamationMark).Value((FieldArity.Required, (FieldTypeMistake?)FieldTypeMistake.ExclamationMark)))
            .OptionalOrDefault((FieldArity.Required, null))
        select new FieldTypeSyntax(type.Name, type.DatabaseType, signs.Item1, signs.Item2, type.Span);

    private static Identifier JoinPath(Identifier first, Identifier[] rest) =>
        new(string.Join('.', [first.Text, .. rest.Select(part => part.Text)]), first.Span.To(rest[^1].Span));
}
