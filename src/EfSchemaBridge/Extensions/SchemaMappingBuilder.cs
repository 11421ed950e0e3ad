namespace EfSchemaBridge.Extensions;

/// <summary>What <c>ApplySchema</c> cannot tell by names.</summary>
public sealed class SchemaMappingBuilder
{
    private readonly Dictionary<string, Type> _classes = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, Type> Classes => _classes;

    /// <summary>Maps a model to a class of another name.</summary>
    /// <typeparam name="TEntity">The class.</typeparam>
    /// <param name="model">The model's name in the schema.</param>
    /// <returns>The same builder.</returns>
    public SchemaMappingBuilder Map<TEntity>(string model)
        where TEntity : class
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(model);
        _classes[model] = typeof(TEntity);
        return this;
    }
}
