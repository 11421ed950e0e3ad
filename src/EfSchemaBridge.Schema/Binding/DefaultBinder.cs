using System.Globalization;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds <c>@default</c>.</summary>
internal sealed class DefaultBinder(DiagnosticBag diagnostics)
{
    /// <summary>The functions a default can be.</summary>
    public static readonly IReadOnlyList<string> Functions = ["autoincrement", "cuid", "dbgenerated", "nanoid", "now", "ulid", "uuid"];

    private readonly LiteralBinder literals = new(diagnostics);

    public DefaultValue? Bind(FieldSymbol field, ArgumentReader arguments)
    {
        if (arguments.RequireDefault("value") is not { } value)
        {
            return null;
        }

        if (arguments.FindName("map") is not null)
        {
            arguments.Error(DiagnosticCodes.DefaultNotAllowed, "A default has no name of its own in PostgreSQL.", "Leave `map` out.");
        }

        if (value is FunctionCall call)
        {
            return BindFunction(field, call, arguments);
        }

        if (field.Kind == FieldKind.Unsupported)
        {
            arguments.Error(DiagnosticCodes.DefaultNotAllowed, "A field of type Unsupported takes `dbgenerated(\"...\")` as its default only.");
            return null;
        }

        return literals.Bind(field, value) is { } literal ? new DefaultValue.Constant(literal) : null;
    }

    private DefaultValue? BindFunction(FieldSymbol field, FunctionCall call, ArgumentReader arguments)
    {
        var name = call.Name.Text;
        switch (name)
        {
            case "dbgenerated":
                return BindDbGenerated(call);
            case not null when field.Kind == FieldKind.Unsupported:
                arguments.Error(DiagnosticCodes.DefaultNotAllowed, "A field of type Unsupported takes `dbgenerated(\"...\")` as its default only.");
                return null;
            case "autoincrement" when field.Is(ScalarType.Int) || field.Is(ScalarType.BigInt):
                return TakesNothing(call) ? new DefaultValue.Autoincrement() : null;
            case "now" when field.Is(ScalarType.DateTime):
                return TakesNothing(call) ? new DefaultValue.Now() : null;
            case "ulid" when field.Is(ScalarType.String):
                return TakesNothing(call) ? new DefaultValue.ClientGenerated(ClientGenerator.Ulid, null) : null;
            case "uuid" when field.Is(ScalarType.String):
                return BindGenerator(call, ClientGenerator.Uuid, number => number is 4 or 7, "4 or 7");
            case "cuid" when field.Is(ScalarType.String):
                return BindGenerator(call, ClientGenerator.Cuid, number => number is 1 or 2, "1 or 2");
            case "nanoid" when field.Is(ScalarType.String):
                return BindGenerator(call, ClientGenerator.Nanoid, number => number is >= 2 and <= 255, "from 2 to 255");
            case "auto" or "sequence":
                diagnostics.Error(DiagnosticCodes.UnknownFunction, call.Span, $"The function `{name}()` belongs to another database.");
                return null;
            default:
                ReportFunction(field, call);
                return null;
        }
    }

    private DefaultValue.DbGenerated? BindDbGenerated(FunctionCall call)
    {
        switch (call.Arguments.Arguments)
        {
            case []:
                return new DefaultValue.DbGenerated(null);
            case [{ Value: StringLiteral { Value.Length: > 0 } sql }]:
                return new DefaultValue.DbGenerated(sql.Value);
            default:
                diagnostics.Error(DiagnosticCodes.FunctionArguments, call.Span, "`dbgenerated()` takes one string that is not empty, or nothing.");
                return null;
        }
    }

    private DefaultValue.ClientGenerated? BindGenerator(FunctionCall call, ClientGenerator generator, Func<int, bool> isAllowed, string allowed)
    {
        switch (call.Arguments.Arguments)
        {
            case []:
                return new DefaultValue.ClientGenerated(generator, null);
            case [{ Value: NumberLiteral number }]
                when int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && isAllowed(value):
                return new DefaultValue.ClientGenerated(generator, value);
            default:
                diagnostics.Error(DiagnosticCodes.FunctionArguments, call.Span, $"`{call.Name}()` takes one number, {allowed}, or nothing.");
                return null;
        }
    }

    private bool TakesNothing(FunctionCall call)
    {
        if (call.Arguments.Arguments.Count == 0)
        {
            return true;
        }

        diagnostics.Error(DiagnosticCodes.FunctionArguments, call.Span, $"`{call.Name}()` takes no arguments.");
        return false;
    }

    private void ReportFunction(FieldSymbol field, FunctionCall call)
    {
        if (Functions.Contains(call.Name.Text))
        {
            diagnostics.Error(DiagnosticCodes.FunctionOfWrongType, call.Span,
                $"`{call.Name}()` cannot be the default of `{field}`, which is of type {field.Syntax.Type!.Name}.");
        }
        else
        {
            diagnostics.Error(DiagnosticCodes.UnknownFunction, call.Span, $"There is no function `{call.Name}()`.", Suggestion.For(call.Name.Text, Functions)
                ?? "An expression of the database is written `dbgenerated(\"...\")`.");
        }
    }
}
