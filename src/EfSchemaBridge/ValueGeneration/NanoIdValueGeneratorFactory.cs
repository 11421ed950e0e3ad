using EfSchemaBridge.Modeling;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes the generator of <c>@default(nanoid(n))</c> with the length that the property's annotation says: EF's compiled models can name a factory's type, and not hold a lambda.</summary>
public sealed class NanoIdValueGeneratorFactory : ValueGeneratorFactory
{
    /// <inheritdoc />
    public override ValueGenerator Create(IProperty property, ITypeBase typeBase)
    {
        ArgumentNullException.ThrowIfNull(property);
        return property[SchemaAnnotationNames.NanoIdLength] is int length ? new NanoIdValueGenerator(length) : new NanoIdValueGenerator();
    }
}
