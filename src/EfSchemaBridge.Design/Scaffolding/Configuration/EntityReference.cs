using EfSchemaBridge.Design.Scaffolding.Naming;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding.Configuration;

/// <summary>How the configuration names an entity type and its properties: by class and lambda, or by text where there is no class.</summary>
/// <param name="names">The C# names.</param>
internal sealed class EntityReference(ModelNames names)
{
    /// <summary>Properties as the arguments of <c>HasKey</c> and <c>HasForeignKey</c>.</summary>
    public string Properties(IReadOnlyList<IProperty> properties) =>
        HasClass(properties[0]) ? Lambda(properties) : string.Join(", ", properties.Select(p => CodeText.Literal(p.Name)));

    /// <summary>Properties as the first argument of <c>HasIndex</c>.</summary>
    public string IndexProperties(IReadOnlyList<IProperty> properties) =>
        HasClass(properties[0]) ? Lambda(properties) : CodeText.Literals(properties.Select(p => p.Name));

    private string Lambda(IReadOnlyList<IProperty> properties) => properties.Count == 1
        ? $"e => e.{names.Of(properties[0])}"
        : $"e => new {{ {string.Join(", ", properties.Select(p => $"e.{names.Of(p)}"))} }}";

    private static bool HasClass(IProperty property) => property.DeclaringType is IEntityType entityType && entityType.HasClass();
}
