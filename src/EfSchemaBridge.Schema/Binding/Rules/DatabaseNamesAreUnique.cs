using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>No two models or views are one table, no two enums are one type of the database.</summary>
internal sealed class DatabaseNamesAreUnique : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var group in schema.Models.GroupBy(model => (model.DatabaseSchema, model.DatabaseName)).Where(group => group.Count() > 1))
        {
            var models = group.ToList();
            var mapped = models.Skip(1).FirstOrDefault(model => model.MapAttribute is not null) ?? models[0];
            diagnostics.Error(DiagnosticCodes.DuplicateDatabaseName, mapped.MapAttribute?.Span ?? mapped.Place,
                $"{string.Join(" and ", models.Select(model => $"`{model}`"))} are both the table `{group.Key.DatabaseName}`.",
                    "Map one of them to another name.");
        }

        foreach (var group in schema.Enums.GroupBy(type => (type.DatabaseSchema, type.DatabaseName)).Where(group => group.Count() > 1))
        {
            diagnostics.Error(DiagnosticCodes.DuplicateDatabaseName, group.ElementAt(1).Syntax.Name.Span,
                $"{string.Join(" and ", group.Select(type => $"`{type.Name}`"))} are both the type `{group.Key.DatabaseName}` of the database.",
                    "Map one of them to another name.");
        }
    }
}
