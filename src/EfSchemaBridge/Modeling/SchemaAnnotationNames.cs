namespace EfSchemaBridge.Modeling;

/// <summary>Names of the annotations that EfSchemaBridge puts on an EF Core model.</summary>
public static class SchemaAnnotationNames
{
    /// <summary>On a property: <c>true</c> when the field is <c>@updatedAt</c>.</summary>
    public const string UpdatedAt = "SchemaBridge:UpdatedAt";
}
