using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Both models of a relation have a field for it.</summary>
internal sealed class RelationsHaveTwoFields() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (relation is { Forward: not null, Back: not null })
        {
            return;
        }

        var field = (relation.Forward ?? relation.Back)!;
        var name = field.RelationName is { } given ? $" @relation(\"{given}\")" : "";
        var suggested = relation.Forward is null
            ? $"{field.Model} {field.Model}{(name.Length > 0 ? name : "")} @relation(...)"
            : $"{Lower(field.Model.Name)} {field.Model}[]{name}";
        diagnostics.Error(DiagnosticCodes.MissingOppositeField, field.Span,
            $"The relation field `{field}` of `{field.Model}` has no opposite field on `{field.Target}`.",
            relation.Forward is null
                ? $"Add a field of type `{field.Model}` with `@relation(fields: [...], references: [...])` to `{field.Target}`."
                : $"Add one to `{field.Target}`, such as `{suggested}`.");
    }

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
