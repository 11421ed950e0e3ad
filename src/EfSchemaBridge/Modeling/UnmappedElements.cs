using System.Text.Json;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Modeling;

/// <summary>Keeps what migrations keep and EF's model cannot hold in annotations, as JSON: EF's compiled models can write text, and none of our records.</summary>
internal static class UnmappedElements
{
    /// <summary>The elements that an annotation of an entity type holds.</summary>
    public static IReadOnlyList<T> Unmapped<T>(this IReadOnlyTypeBase type, string annotation) =>
        type[annotation] is string json ? JsonSerializer.Deserialize<List<T>>(json)! : [];

    /// <summary>Adds an element to those that an annotation of an entity type holds.</summary>
    public static void AddUnmapped<T>(this IMutableTypeBase type, string annotation, T element) =>
        type.SetAnnotation(annotation, JsonSerializer.Serialize<List<T>>([.. type.Unmapped<T>(annotation), element]));
}
