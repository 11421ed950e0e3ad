using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.ValueGeneration;

/// <summary>Makes a generator of values, the same for every property. EF's compiled models can hold a factory's type, and no generator's.</summary>
/// <typeparam name="TGenerator">The generator.</typeparam>
public sealed class GeneratorFactory<TGenerator> : ValueGeneratorFactory
    where TGenerator : ValueGenerator, new()
{
    /// <inheritdoc />
    public override ValueGenerator Create(IProperty property, ITypeBase typeBase) => new TGenerator();
}
