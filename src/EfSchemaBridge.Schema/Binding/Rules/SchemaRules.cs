namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>All rules about the whole of a schema, in the order they are asked.</summary>
internal static class SchemaRules
{
    public static IReadOnlyList<SchemaRule> All { get; } =
    [
        new HasUniqueCriterion(),
        new KeysHaveFields(),
        new RelationsAreUnambiguous(),
        new RelationsHaveTwoFields(),
        new RelationsHaveKeyFields(),
        new KeyFieldsStandOnOneSide(),
        new KeyFieldCountsMatch(),
        new KeyFieldTypesMatch(),
        new ReferencesAreUnique(),
        new RequiredRelationsHaveRequiredKeys(),
        new OneToOneKeysAreUnique(),
        new OneToOneFarSideIsOptional(),
        new ActionsStandWithTheKey(),
        new ManyToManyModelsHaveAnId(),
        new ManyToManyHasNoKeyArguments(),
        new RelationsToIgnoredModelsAreIgnored(),
    ];
}
