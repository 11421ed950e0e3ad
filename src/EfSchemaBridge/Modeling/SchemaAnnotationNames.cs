namespace EfSchemaBridge.Modeling;

/// <summary>The annotations that carry what a schema says and EF Core's model has no word for.</summary>
public static class SchemaAnnotationNames
{
    /// <summary>On a foreign key: the <see cref="Microsoft.EntityFrameworkCore.Migrations.ReferentialAction"/> of ON UPDATE.</summary>
    public const string OnUpdate = "SchemaBridge:OnUpdate";

    /// <summary>On a foreign key: the <see cref="Microsoft.EntityFrameworkCore.Migrations.ReferentialAction"/> of ON DELETE where EF's delete behaviours have no match (SET DEFAULT).</summary>
    public const string OnDelete = "SchemaBridge:OnDelete";

    /// <summary>On a foreign key, <see langword="true"/>: the database holds no constraint for it (<c>relationMode = "prisma"</c>).</summary>
    public const string Unenforced = "SchemaBridge:Unenforced";

    /// <summary>On a key, <see langword="true"/>: the database holds it as a unique index, not as a constraint.</summary>
    public const string UniqueIndex = "SchemaBridge:UniqueIndex";

    /// <summary>On a property, <see langword="true"/>: set on every save (<c>@updatedAt</c>).</summary>
    public const string UpdatedAt = "SchemaBridge:UpdatedAt";

    /// <summary>On a property: how many characters the values of <c>@default(nanoid(n))</c> have, an <see cref="int"/>.</summary>
    public const string NanoIdLength = "SchemaBridge:NanoIdLength";

    /// <summary>On an entity type: the columns that migrations keep and the application neither reads nor writes, as JSON.</summary>
    public const string UnmappedColumns = "SchemaBridge:UnmappedColumns";

    /// <summary>On an entity type: the primary key that migrations keep and EF's model cannot hold, as JSON.</summary>
    public const string UnmappedKey = "SchemaBridge:UnmappedKey";

    /// <summary>On an entity type: the indexes that migrations keep and EF's model cannot hold, as JSON.</summary>
    public const string UnmappedIndexes = "SchemaBridge:UnmappedIndexes";

    /// <summary>On an entity type: the foreign keys that migrations keep and EF's model cannot hold, as JSON.</summary>
    public const string UnmappedForeignKeys = "SchemaBridge:UnmappedForeignKeys";

    /// <summary>On an entity type, an index, a foreign key or a navigation of a translated schema: its place in the order of declaration.</summary>
    public const string Order = "SchemaBridge:Order";

    /// <summary>On a foreign key of a translated schema: for each column of the constraint, its place in the key that EF holds, where a schema writes them in another order than the key it refers to.</summary>
    public const string KeyOrder = "SchemaBridge:KeyOrder";

    /// <summary>On an entity type, <see langword="true"/>: migrations manage the table, the generated classes leave it out (<c>@@ignore</c>).</summary>
    public const string Ignored = "SchemaBridge:Ignored";

    /// <summary>On an entity type, a property or a navigation: the text of its <c>///</c> lines.</summary>
    public const string Documentation = "SchemaBridge:Documentation";

    /// <summary>On a property: the name of the schema's enum it holds.</summary>
    public const string Enum = "SchemaBridge:Enum";

    /// <summary>On the model: the names of the schema's enums, in their order.</summary>
    public const string EnumNames = "SchemaBridge:EnumNames";

    /// <summary>On the model: their PostgreSQL types, quoted, in the same order.</summary>
    public const string EnumTypes = "SchemaBridge:EnumTypes";

    /// <summary>On the model that classes are made from: the schema's enums.</summary>
    public const string Enums = "SchemaBridge:Enums";

    /// <summary>On a property of the model that classes are made from: its <c>@default</c>, a <see cref="Schema.Semantics.DefaultValue"/>.</summary>
    public const string Default = "SchemaBridge:Default";

    /// <summary>On a property that holds JSON: the name of the class that its values are read as (<c>/// @type NAME</c>).</summary>
    public const string JsonType = "SchemaBridge:JsonType";
}
