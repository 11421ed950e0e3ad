using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>A foreign key refers to what tells the rows of the other model apart.</summary>
internal sealed class ReferencesAreUnique() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        var references = relation.References;
        if (references.Count == 0 || relation.ModelB.UniqueCriteria.Any(key => key.Covers(references)))
        {
            return;
        }

        diagnostics.Error(DiagnosticCodes.ReferencesNotUnique, relation.Forward!.Span,
            $"`references` names {string.Join(", ", references.Select(field => $"`{field}`"))} of `{relation.ModelB}`, which is no id and no unique there.",
            references.Count == 1
                ? $"Add `@unique` to `{references[0]}`."
                : $"Add `@@unique([{string.Join(", ", references)}])` to `{relation.ModelB}`.");
    }
}
