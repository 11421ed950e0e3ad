namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>All rules about the whole of a schema, in the order they are asked.</summary>
internal static class SchemaRules
{
    /// <summary>What holds for blocks and their keys.</summary>
    public static IReadOnlyList<SchemaRule> OfBlocks { get; } =
    [
        new CompositeTypesAreUnsupported(),
        new ExtensionsNeedPreview(),
        new DatabaseNamesAreUnique(),
        new DatabaseSchemasAreListed(),
        new ViewsNeedPreview(),
        new ViewsHaveNoIndexes(),
        new HasUniqueCriterion(),
        new KeysHaveFields(),
        new KeyOptionsAreSupported(),
        new IndexTypesFitFields(),
        new XmlIsNotIndexed(),
        new PartialIndexesNeedPreview(),
        new ConstraintNamesFit(),
        new ClientNamesAreUnique(),
        new UnsupportedTypesHaveNoName(),
        new RelationsToIgnoredModelsAreIgnored(),
    ];

    /// <summary>Whether it is clear which fields make up a relation.</summary>
    public static SchemaRule OfPairing { get; } = new RelationsAreUnambiguous();

    /// <summary>What holds for relations, once it is clear which there are.</summary>
    public static IReadOnlyList<SchemaRule> OfRelations { get; } =
    [
        new ConstraintNamesAreUnique(),
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
        new SetNullNeedsOptionalFields(),
        new ActionsWorkWithoutForeignKeys(),
        new CascadesDoNotCycle(),
        new RelationKeysAreIndexed(),
    ];
}
