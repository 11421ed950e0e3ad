using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Sequences;
using static EfSchemaBridge.Schema.Parsing.Terminals;
using Identifier = EfSchemaBridge.Schema.Syntax.Identifier;
using TextSpan = EfSchemaBridge.Schema.Text.TextSpan;

namespace EfSchemaBridge.Schema.Parsing;

/// <summary>
/// The grammar of the lines of blocks: everything the language says fits on one line, so that blocks are cut into lines
/// first and each line is parsed on its own, to its end.
/// </summary>
internal sealed class LineGrammar
{
    private readonly ExpressionGrammar expressions;

    public LineGrammar(ExpressionGrammar expressions)
    {
        this.expressions = expressions;
        var attributes = Attribute(At, isOfBlock: false).Many();
        Field = FieldWith(attributes).AtEnd();
        EnumValue = Parse.Sequence(expressions.Name, attributes).AtEnd();
        Property = Parse.Sequence(
            Sequence(expressions.Name, EqualSign, (name, _) => name),
            expressions.Expression.AsNullable().OptionalOrDefault()).AtEnd();
        BlockAttribute = Attribute(DoubleAt, isOfBlock: true).AtEnd();
    }

    public TokenListParser<SchemaToken, FieldParts> Field { get; }

    public TokenListParser<SchemaToken, (Identifier Name, AttributeSyntax[] Attributes)> EnumValue { get; }

    public TokenListParser<SchemaToken, (Identifier Name, Expression? Value)> Property { get; }

    public TokenListParser<SchemaToken, AttributeSyntax> BlockAttribute { get; }

    private TokenListParser<SchemaToken, FieldParts> FieldWith(TokenListParser<SchemaToken, AttributeSyntax[]> attributes) => Sequence(
        expressions.Name,
        Colon.Value(true).OptionalOrDefault(),
        TypeBetweenBrackets().Or(TypeWithSigns()).Named("type").AsNullable().OptionalOrDefault(),
        attributes,
        (name, hasColon, type, given) => new FieldParts(name, hasColon, type, given));

    private TokenListParser<SchemaToken, AttributeSyntax> Attribute(TokenListParser<SchemaToken, Token<SchemaToken>> sign, bool isOfBlock) => Sequence(
        sign,
        expressions.Path,
        expressions.OptionalArguments,
        (at, name, arguments) => new AttributeSyntax(isOfBlock, name, arguments, expressions.At(at).To(arguments?.Span ?? name.Span)));

    private TokenListParser<SchemaToken, FieldTypeSyntax> TypeBetweenBrackets() => Sequence(
        LeftBracket,
        BaseType(),
        RightBracket,
        (open, type, close) => type with { Arity = FieldArity.List, Mistake = FieldTypeMistake.BracketsAround, Span = expressions.At(open).To(expressions.At(close)) });

    private TokenListParser<SchemaToken, FieldTypeSyntax> TypeWithSigns()
    {
        var brackets = Brackets.IgnoreThen(
            QuestionMark.Value(Signs(FieldArity.List, FieldTypeMistake.OptionalList)).OptionalOrDefault(Signs(FieldArity.List)));
        var questionMark = QuestionMark.Value(Signs(FieldArity.Optional));
        var exclamationMark = ExclamationMark.Value(Signs(FieldArity.Required, FieldTypeMistake.ExclamationMark));
        return Sequence(
            BaseType(),
            brackets.Or(questionMark).Or(exclamationMark).OptionalOrDefault(Signs(FieldArity.Required)),
            (type, signs) => type with { Arity = signs.Arity, Mistake = signs.Mistake });
    }

    private TokenListParser<SchemaToken, FieldTypeSyntax> BaseType()
    {
        var unsupported = Sequence(LeftParenthesis, expressions.Text, RightParenthesis,
            (_, text, close) => ((StringLiteral Text, TextSpan End)?)(text, expressions.At(close))).OptionalOrDefault();
        var none = Parse.Return<SchemaToken, (StringLiteral Text, TextSpan End)?>(null);
        return
            from name in expressions.Name
            from argument in name.Text == "Unsupported" ? unsupported : none
            select new FieldTypeSyntax(name, argument?.Text, FieldArity.Required, null, argument is null ? name.Span : name.Span.To(argument.Value.End));
    }

    private static (FieldArity Arity, FieldTypeMistake? Mistake) Signs(FieldArity arity, FieldTypeMistake? mistake = null) => (arity, mistake);
}

/// <summary>What stands on the line of a field.</summary>
internal sealed record FieldParts(Identifier Name, bool HasColon, FieldTypeSyntax? Type, AttributeSyntax[] Attributes);
