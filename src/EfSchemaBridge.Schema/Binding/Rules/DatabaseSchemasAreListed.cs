using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Once the datasource lists schemas, every model, view and enum is in one of them.</summary>
internal sealed class DatabaseSchemasAreListed : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.Datasource is not { } datasource)
        {
            return;
        }

        foreach (var model in schema.Models)
        {
            Check(datasource.Schemas, model.DatabaseSchema, model.DatabaseSchemaSpan, model.Place, $"{model.Keyword} `{model}`", diagnostics);
        }

        foreach (var type in schema.Enums)
        {
            Check(datasource.Schemas, type.DatabaseSchema, type.DatabaseSchemaSpan, type.Syntax.Name.Span, $"enum `{type.Name}`", diagnostics);
        }
    }

    private static void Check(IReadOnlyList<string> listed, string? name, TextSpan? span, TextSpan place, string what, DiagnosticBag diagnostics)
    {
        if (name is null && listed.Count > 0)
        {
            diagnostics.Error(DiagnosticCodes.DatabaseSchema, place, $"The {what} is in no schema.",
                $"Add `@@schema(\"{listed[0]}\")`, or another one that the datasource lists.");
        }
        else if (name is not null && !listed.Contains(name))
        {
            diagnostics.Error(DiagnosticCodes.DatabaseSchema, span!.Value, $"The datasource lists no schema `{name}`.",
                Suggestion.For(name, listed) ?? $"Add it there: `schemas = [{string.Join(", ", listed.Append(name).Select(one => $"\"{one}\""))}]`.");
        }
    }
}
