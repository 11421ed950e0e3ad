using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>
/// Primary keys, uniques and indexes of one PostgreSQL schema have different names; so have all constraints of one table,
/// foreign keys among them.
/// </summary>
internal sealed class ConstraintNamesAreUnique : SchemaRule
{
    private sealed record Constraint(string Name, string What, ModelSymbol Model, TextSpan Span, bool IsForeignKey);

    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        var tables = schema.Models.Where(model => !model.IsView).DistinctBy(model => (model.DatabaseSchema, model.DatabaseName));
        var constraints = tables.SelectMany(Keys).Concat(schema.Relations.Select(ForeignKey).OfType<Constraint>()).ToList();
        var inSchema = constraints.Where(constraint => !constraint.IsForeignKey)
            .GroupBy(constraint => (constraint.Name, (object?)constraint.Model.DatabaseSchema));
        var onTable = constraints.GroupBy(constraint => (constraint.Name, (object?)constraint.Model)).Where(group => group.Any(constraint => constraint.IsForeignKey));
        foreach (var group in inSchema.Concat(onTable).Where(group => group.Count() > 1))
        {
            var uses = string.Join(" and ", group.Select(constraint => constraint.What));
            var first = group.Where(constraint => constraint.Model == group.First().Model).MinBy(constraint => constraint.Span.Start)!;
            diagnostics.Error(DiagnosticCodes.DuplicateConstraintName, first.Span,
                $"The name `{group.Key.Name}` in the database is given twice: to {uses}.", "Give one of them another name with the argument `map`.");
        }
    }

    private static IEnumerable<Constraint> Keys(ModelSymbol model) =>
        new[] { model.PrimaryKey }.Concat(model.Indexes).OfType<KeySymbol>().Select(key => new Constraint(
            key.DatabaseName, $"`{key.Syntax.DisplayName}` of {string.Join(", ", key.Fields.Select(field => $"`{field.Field}`"))} in `{model}`", model, key.Span, false));

    private static Constraint? ForeignKey(RelationSymbol relation) =>
        relation is { Kind: not RelationKind.ManyToMany, Fields.Count: > 0 }
            ? new Constraint(relation.ConstraintName, $"the foreign key of `{relation.Forward}` in `{relation.ModelA}`", relation.ModelA, relation.Forward!.Span, true)
            : null;
}
