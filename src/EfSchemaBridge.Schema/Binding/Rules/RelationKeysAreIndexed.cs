using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Without foreign keys the client looks rows up by the columns of relations: they had better be indexed.</summary>
internal sealed class RelationKeysAreIndexed() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.UsesForeignKeys || relation.Fields is not { Count: > 0 } fields
            || relation.ModelA.Keys.Any(key => key.StartsWith(fields)))
        {
            return;
        }

        diagnostics.Warn(DiagnosticCodes.MissingRelationIndex, relation.Forward!.Relation!.Syntax.Span,
            $"No index of `{relation.ModelA}` starts with {string.Join(", ", fields.Select(field => $"`{field}`"))}, and without a foreign key lookups through `{relation.Forward}` are slow.",
            $"Add `@@index([{string.Join(", ", fields)}])`.");
    }
}
