using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Tokens;
using Superpower;
using Superpower.Model;
using static EfSchemaBridge.Schema.Parsing.Combinators;
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
        var attributes = WhileNext(SchemaToken.At, Attribute(At, isOfBlock: false));
        Field = FieldWith(attributes).AtEnd();
        EnumValue = Sequence(expressions.Name, attributes, (name, given) => (name, given)).AtEnd();
        Property = Sequence(expressions.Name, EqualSign, expressions.Expression.AsNullable().OptionalOrDefault(), (name, _, value) => (name, value)).AtEnd();
        BlockAttribute = Attribute(DoubleAt, isOfBlock: true).AtEnd();
    }

    public TokenListParser<SchemaToken, FieldParts> Field { get; }

    public TokenListParser<SchemaToken, (Identifier Name, AttributeSyntax[] Attributes)> EnumValue { get; }

    public TokenListParser<SchemaToken, (Identifier Name, Expression? Value)> Property { get; }

    public TokenListParser<SchemaToken, AttributeSyntax> BlockAttribute { get; }

    private TokenListParser<SchemaToken, FieldParts> FieldWith(TokenListParser<SchemaToken, AttributeSyntax[]> attributes) => Sequence(
        expressions.Name,
        IfNext(SchemaToken.Colon, Colon.Value(true)),
        OptionalType(),
        attributes,
        (name, hasColon, type, given) => new FieldParts(name, hasColon, type, given));

    private TokenListParser<SchemaToken, AttributeSyntax> Attribute(TokenListParser<SchemaToken, Token<SchemaToken>> sign, bool isOfBlock) => Sequence(
        sign,
        expressions.Path,
        expressions.OptionalArguments,
        (at, name, arguments) => new AttributeSyntax(isOfBlock, name, arguments, expressions.At(at).To(arguments?.Span ?? name.Span)));

    private TokenListParser<SchemaToken, FieldTypeSyntax?> OptionalType()
    {
        var baseType = BaseType();
        var betweenBrackets = Sequence(
            LeftBracket,
            baseType,
            RightBracket,
            (open, type, close) => (FieldTypeSyntax?)new FieldTypeSyntax(
                type.Name, type.DatabaseType, FieldArity.List, FieldTypeMistake.BracketsAround, expressions.At(open).To(expressions.At(close))));
        var withSigns = Sequence(
            baseType,
            OptionalSigns(),
            (type, signs) => (FieldTypeSyntax?)new FieldTypeSyntax(type.Name, type.DatabaseType, signs.Arity, signs.Mistake, type.Span));
        return Choose(
            betweenBrackets.Or(withSigns).OptionalOrDefault(),
            (SchemaToken.Name, withSigns));
    }

    private static TokenListParser<SchemaToken, (FieldArity Arity, FieldTypeMistake? Mistake)> OptionalSigns()
    {
        var brackets = Brackets.IgnoreThen(
            IfNext(SchemaToken.QuestionMark, QuestionMark.Value(Signs(FieldArity.List, FieldTypeMistake.OptionalList)), Signs(FieldArity.List)));
        return Choose(
            Parse.Return<SchemaToken, (FieldArity, FieldTypeMistake?)>(Signs(FieldArity.Required)),
            (SchemaToken.LeftBracket, brackets),
            (SchemaToken.QuestionMark, QuestionMark.Value(Signs(FieldArity.Optional))),
            (SchemaToken.ExclamationMark, ExclamationMark.Value(Signs(FieldArity.Required, FieldTypeMistake.ExclamationMark))));
    }

    /// <summary>A type without signs. Only <c>Unsupported</c> takes an argument.</summary>
    private TokenListParser<SchemaToken, BaseType> BaseType()
    {
        var withArgument = Sequence(
            expressions.Name,
            IfNext(SchemaToken.LeftParenthesis, Sequence(LeftParenthesis, expressions.Text, RightParenthesis,
                (_, text, close) => ((StringLiteral Text, TextSpan End)?)(text, expressions.At(close)))),
            (name, argument) => new BaseType(name, argument?.Text, argument is null ? name.Span : name.Span.To(argument.Value.End)));
        var plain = expressions.Name.Select(name => new BaseType(name, null, name.Span));
        return input => !input.IsAtEnd && input.ConsumeToken().Value.Characters() is "Unsupported" ? withArgument(input) : plain(input);
    }

    private static (FieldArity Arity, FieldTypeMistake? Mistake) Signs(FieldArity arity, FieldTypeMistake? mistake = null) => (arity, mistake);
}

/// <summary>What stands on the line of a field.</summary>
internal readonly record struct FieldParts(Identifier Name, bool HasColon, FieldTypeSyntax? Type, AttributeSyntax[] Attributes);

/// <summary>A type without its signs.</summary>
internal readonly record struct BaseType(Identifier Name, StringLiteral? DatabaseType, TextSpan Span);
