using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the condition of a partial index.</summary>
internal static class PartialIndexBinder
{
    /// <summary>The condition as SQL, or null without one.</summary>
    public static string? Bind(ModelSymbol model, Expression? value, DiagnosticBag diagnostics)
    {
        switch (value)
        {
            case null:
                return null;
            case FunctionCall { Name.Text: "raw", Arguments.Arguments: [{ Value: StringLiteral sql }] } when sql.Value.Trim().Length > 0:
                return sql.Value;
            default:
                diagnostics.Error(DiagnosticCodes.PartialIndex, value.Span, $"`{value}` is no condition for an index of `{model}`.",
                    "Write it in SQL, as in `where: raw(\"deleted_at IS NULL\")`.");
                return null;
        }
    }
}
