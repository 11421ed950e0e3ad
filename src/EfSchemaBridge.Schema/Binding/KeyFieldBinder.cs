using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the fields of a key and what is said about each: direction, length, operator class.</summary>
internal sealed class KeyFieldBinder(DiagnosticBag diagnostics)
{
    /// <summary>The field that an attribute stands on.</summary>
    public KeyField BindOwn(FieldSymbol field, ArgumentReader arguments) =>
        new(field, BindSort(arguments.Find("sort")), arguments.Find("length")?.AsInteger(diagnostics) is not null, null);

    /// <summary>The fields an attribute of the model names; null when any of them makes no sense.</summary>
    public IReadOnlyList<KeyField>? BindList(ModelSymbol model, ArgumentReader arguments)
    {
        if (arguments.RequireDefault("fields") is not { } value)
        {
            return null;
        }

        var elements = value is ListLiteral list ? list.Elements : [value];
        var bound = new KeyField?[elements.Count];
        for (var i = 0; i < bound.Length; i++)
        {
            bound[i] = Bind(model, elements[i], arguments);
        }

        if (bound.Contains(null))
        {
            return null;
        }

        var seen = new HashSet<FieldSymbol>(bound.Length);
        if (Array.Find(bound, field => !seen.Add(field!.Field)) is { } repeated)
        {
            arguments.Error(DiagnosticCodes.RepeatedIndexField,
                $"`{arguments.Attribute.DisplayName}` names the field `{repeated.Field}` more than once.");
            return null;
        }

        return bound!;
    }

    private KeyField? Bind(ModelSymbol model, Expression element, ArgumentReader arguments)
    {
        switch (element)
        {
            case ConstantName constant:
                return Find(model, constant.Name, element, arguments) is { } plain ? new KeyField(plain, null, false, null) : null;
            case FunctionCall call:
                var sort = BindSort(Find(call, "sort"));
                var hasLength = Find(call, "length")?.AsInteger(diagnostics) is not null;
                var operatorClass = BindOperatorClass(Find(call, "ops"));
                return Find(model, call.Name.Text, element, arguments) is { } field ? new KeyField(field, sort, hasLength, operatorClass) : null;
            default:
                element.AsConstant(diagnostics);
                return null;
        }
    }

    private FieldSymbol? Find(ModelSymbol model, string name, Expression place, ArgumentReader arguments)
    {
        var field = model.Find(name);
        if (model.Lacks(name))
        {
            diagnostics.Error(DiagnosticCodes.UnknownIndexField, place.Span,
                $"`{arguments.Attribute.DisplayName}` names the field `{name}`, which the {model.Keyword} `{model}` does not have.",
                Suggestion.For(name, model.ScalarFields.Select(candidate => candidate.Name)));
        }
        else if (field?.Kind == FieldKind.Relation)
        {
            var columns = field.Relation?.Fields ?? [];
            diagnostics.Error(DiagnosticCodes.RelationInIndex, place.Span,
                $"`{arguments.Attribute.DisplayName}` names the relation field `{name}`; it can name columns only.",
                columns.Count == 0 ? null : $"Did you mean `{string.Join(", ", columns)}`?");
        }

        return field is { IsScalar: true } ? field : null;
    }

    private bool? BindSort(Expression? value)
    {
        switch (value?.AsConstant(diagnostics))
        {
            case "Asc":
                return false;
            case "Desc":
                return true;
            case { } other:
                diagnostics.Error(DiagnosticCodes.InvalidArgument, value.Span, $"`{other}` is no sort order.", "The sort orders are Asc and Desc.");
                return null;
            default:
                return null;
        }
    }

    private OperatorClass? BindOperatorClass(Expression? value)
    {
        switch (value)
        {
            case null:
                return null;
            case ConstantName constant when OperatorClasses.Find(constant.Name) is not null:
                return new OperatorClass(constant.Name, IsRaw: false);
            case ConstantName constant:
                diagnostics.Error(DiagnosticCodes.OperatorClass, value.Span, $"There is no operator class `{constant.Name}`.",
                    Suggestion.For(constant.Name, OperatorClasses.Names) ?? $"One that this language does not know is written `raw(\"...\")`.");
                return null;
            case FunctionCall { Name.Text: "raw", Arguments.Arguments: [{ Value: StringLiteral name }] }:
                return new OperatorClass(name.Value, IsRaw: true);
            default:
                diagnostics.Error(DiagnosticCodes.OperatorClass, value.Span, $"`{value}` is no operator class.",
                    "Write its name, or `raw(\"...\")` with its name in the database.");
                return null;
        }
    }

    private static Expression? Find(FunctionCall call, string name) => call.Arguments.Find(name)?.Value;
}
