using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the condition of a partial index: SQL in <c>raw("...")</c>, or an object with a value for each field.</summary>
internal sealed class PartialIndexBinder(ModelSymbol model, DiagnosticBag diagnostics)
{
    /// <summary>The condition as SQL without parentheses around it, or null when it was reported.</summary>
    public string? Bind(Expression value)
    {
        switch (value)
        {
            case FunctionCall { Name.Text: "raw", Arguments.Arguments: [{ Value: StringLiteral { Value.Length: > 0 } sql }, ..] }:
                return sql.Value;
            case ObjectLiteral { Members.Count: > 0 } members:
                return string.Join(" AND ", members.Members.Select(BindMember).OfType<string>());
            default:
                Error(value, $"`{value}` is no condition for an index.",
                    "Write one in SQL, as in `where: raw(\"price > 100\")`, or a value for each field, as in `where: { deletedAt: null }`.");
                return null;
        }
    }

    private string? BindMember(Argument member)
    {
        if (model.Lacks(member.Name!.Text))
        {
            diagnostics.Error(DiagnosticCodes.PartialIndex, member.Span, $"The {model.Keyword} `{model}` has no field `{member.Name}`.",
                Suggestion.For(member.Name.Text, model.ScalarFields.Select(candidate => candidate.Name)));
            return null;
        }

        if (model.Find(member.Name.Text) is not { Kind: not FieldKind.Unknown } field)
        {
            return null;
        }

        if (!field.IsScalar)
        {
            Error(member, $"The condition names `{field}`, which is no column.");
            return null;
        }

        var column = $"\"{field.ColumnName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        return member.Value switch
        {
            ConstantName { Name: "null" } => $"{column} IS NULL",
            ObjectLiteral { Members: [{ Name.Text: "not", Value: ConstantName { Name: "null" } }] } => $"{column} IS NOT NULL",
            ObjectLiteral { Members: [{ Name.Text: "not", Value: { } excluded }] } => BindLiteral(field, excluded) is { } literal ? $"{column} != {literal}" : null,
            ObjectLiteral other => Refuse(field, other),
            { } wanted => BindLiteral(field, wanted) is { } literal ? $"{column} = {literal}" : null,
            null => Refuse(field, member),
        };
    }

    /// <summary>The value in SQL. The engine takes any number for a number and any text for a time or an enum, and leaves it to the database to object.</summary>
    private string? BindLiteral(FieldSymbol field, Expression value) => (value, field.ScalarType) switch
    {
        (NumberLiteral number, ScalarType.Int or ScalarType.BigInt or ScalarType.Float or ScalarType.Decimal) => number.Digits,
        (ConstantName { Name: "true" or "false" } constant, ScalarType.Boolean) => constant.Name,
        (StringLiteral text, ScalarType.String or ScalarType.DateTime) => Quote(text),
        (StringLiteral text, null) when field.Kind == FieldKind.Enum => Quote(text),
        _ => Refuse(field, value),
    };

    private static string Quote(StringLiteral text) => $"'{text.Value.Replace("'", "''", StringComparison.Ordinal)}'";

    private string? Refuse(FieldSymbol field, SyntaxNode value)
    {
        Error(value, $"`{value}` is no condition for `{field}`, which is of type {field.Syntax.Type!.Name}.",
            "Conditions are a value of that type, null, or `{ not: ... }` around one of them.");
        return null;
    }

    private void Error(SyntaxNode place, string message, string? hint = null) =>
        diagnostics.Error(DiagnosticCodes.PartialIndex, place.Span, message, hint);
}
