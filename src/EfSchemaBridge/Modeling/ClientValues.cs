using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.Modeling;

/// <summary>Which value generator makes the values of <c>@default(uuid())</c> and its kin.</summary>
internal static class ClientValues
{
    /// <summary>Has a property's values made when an entity is added.</summary>
    public static void Configure(PropertyBuilder property, DefaultValue.ClientGenerated generated)
    {
        property.ValueGeneratedOnAdd();
        if (generated is { Generator: ClientGenerator.Nanoid, Argument: { } length })
        {
            property.HasAnnotation(SchemaAnnotationNames.NanoIdLength, length).HasValueGeneratorFactory<NanoIdValueGeneratorFactory>();
        }
        else
        {
            property.HasValueGeneratorFactory(typeof(GeneratorFactory<>).MakeGenericType(Generator(generated, property.Metadata.ClrType)));
        }
    }

    /// <summary>The generator's type for a property of a .NET type.</summary>
    public static Type Generator(DefaultValue.ClientGenerated generated, Type clrType)
    {
        var isGuid = clrType == typeof(Guid) || clrType == typeof(Guid?);
        return (generated.Generator, generated.Argument) switch
        {
            (ClientGenerator.Uuid, 7) => isGuid ? typeof(Uuid7ValueGenerator) : typeof(Uuid7TextValueGenerator),
            (ClientGenerator.Uuid, _) => isGuid ? typeof(Uuid4ValueGenerator) : typeof(Uuid4TextValueGenerator),
            (ClientGenerator.Cuid, 2) => typeof(Cuid2ValueGenerator),
            (ClientGenerator.Cuid, _) => typeof(CuidValueGenerator),
            (ClientGenerator.Ulid, _) => typeof(UlidValueGenerator),
            (ClientGenerator.Nanoid, _) => typeof(NanoIdValueGenerator),
            _ => throw new ArgumentOutOfRangeException(nameof(generated), generated, null),
        };
    }
}
