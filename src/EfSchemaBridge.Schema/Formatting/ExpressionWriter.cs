using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Formatting;

/// <summary>Writes types, attributes and values with single spaces where the language has them. Literals stay as they are.</summary>
internal static class ExpressionWriter
{
    public static string Write(AttributeSyntax attribute) => attribute.DisplayName + Write(attribute.ArgumentList);

    /// <summary>The type in today's notation.</summary>
    public static string Write(FieldTypeSyntax type) => (type.Mistake == FieldTypeMistake.BracketsAround ? type.Span.Text[1..^1].Trim() : type.Span.Text) + type.Arity switch
    {
        FieldArity.List when type.Mistake == FieldTypeMistake.OptionalList => "[]?",
        FieldArity.List => "[]",
        FieldArity.Optional => "?",
        _ => "",
    };

    public static string Write(Expression? expression) => expression switch
    {
        null => "",
        FunctionCall call => call.Name.Text + Write(call.Arguments),
        ListLiteral list => $"[{string.Join(", ", list.Elements.Select(Write))}]",
        ObjectLiteral members => $"{{ {Join(members.Members)} }}",
        _ => expression.Span.Text,
    };

    private static string Write(ArgumentList? list) => list is null ? "" : $"({Join(list.Arguments)})";

    private static string Join(IEnumerable<Argument> arguments) =>
        string.Join(", ", arguments.Select(argument => argument.Name is null ? Write(argument.Value) : $"{argument.Name}: {Write(argument.Value)}"));
}
