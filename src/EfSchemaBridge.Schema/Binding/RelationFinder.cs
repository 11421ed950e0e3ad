namespace EfSchemaBridge.Schema.Binding;

/// <summary>Pairs the relation fields of a schema.</summary>
internal static class RelationFinder
{
    /// <summary>Each relation once, in the order of its first field.</summary>
    public static IEnumerable<RelationSymbol> Find(SchemaSymbols schema)
    {
        var taken = new HashSet<FieldSymbol>();
        foreach (var field in schema.Models.SelectMany(model => model.RelationFields))
        {
            if (taken.Add(field))
            {
                var opposite = Opposite(field);
                if (opposite is not null)
                {
                    taken.Add(opposite);
                }

                yield return Pair(field, opposite);
            }
        }
    }

    private static FieldSymbol? Opposite(FieldSymbol field) => field.Target!.RelationFields.FirstOrDefault(
        candidate => candidate != field && candidate.Target == field.Model && candidate.RelationName == field.RelationName);

    private static RelationSymbol Pair(FieldSymbol field, FieldSymbol? opposite)
    {
        if (opposite is null)
        {
            return field.IsList
                ? new RelationSymbol(RelationKind.OneToMany, null, field)
                : new RelationSymbol(IsUnique(field) ? RelationKind.OneToOne : RelationKind.OneToMany, field, null);
        }

        return (field.IsList, opposite.IsList) switch
        {
            (true, true) => InOrder(RelationKind.ManyToMany, field, opposite),
            (false, true) => new RelationSymbol(RelationKind.OneToMany, field, opposite),
            (true, false) => new RelationSymbol(RelationKind.OneToMany, opposite, field),
            _ when field.IsRequired != opposite.IsRequired =>
                new RelationSymbol(RelationKind.OneToOne, field.IsRequired ? field : opposite, field.IsRequired ? opposite : field),
            _ when field.IsOptional && HasFields(field) != HasFields(opposite) =>
                new RelationSymbol(RelationKind.OneToOne, HasFields(field) ? field : opposite, HasFields(field) ? opposite : field),
            _ => InOrder(RelationKind.OneToOne, field, opposite),
        };
    }

    private static RelationSymbol InOrder(RelationKind kind, FieldSymbol field, FieldSymbol opposite)
    {
        var byModel = string.CompareOrdinal(field.Model.Name, opposite.Model.Name);
        var order = byModel != 0 ? byModel : string.CompareOrdinal(field.Name, opposite.Name);
        return order <= 0 ? new RelationSymbol(kind, field, opposite) : new RelationSymbol(kind, opposite, field);
    }

    private static bool HasFields(FieldSymbol field) => field.Relation?.Fields is not null;

    /// <summary>With no field on the other side, a unique key tells a one-to-one relation.</summary>
    private static bool IsUnique(FieldSymbol field) =>
        field.Relation?.Fields is { } fields && field.Model.Indexes.Any(index => index.Kind == KeyKind.Unique && index.CoversInOrder(fields));
}
