using Npgsql.Internal;
using Npgsql.Internal.Postgres;

namespace EfSchemaBridge.Numerics;

/// <summary>Has Npgsql use <see cref="DecimalConverter"/> between <c>numeric</c> and <see cref="decimal"/>, alone and in arrays.</summary>
internal sealed class DecimalResolverFactory : PgTypeInfoResolverFactory
{
    private const string Numeric = "pg_catalog.numeric";

    /// <inheritdoc/>
    public override IPgTypeInfoResolver CreateResolver() => new Resolver(isArray: false);

    /// <inheritdoc/>
    public override IPgTypeInfoResolver CreateArrayResolver() => new Resolver(isArray: true);

    private sealed class Resolver : IPgTypeInfoResolver
    {
        private readonly TypeInfoMappingCollection _mappings = new();

        public Resolver(bool isArray)
        {
            _mappings.AddStructType<decimal>(Numeric, static (options, mapping, _) => mapping.CreateInfo(options, new DecimalConverter()), isDefault: true);
            if (isArray)
            {
                _mappings.AddStructArrayType<decimal>(Numeric);
            }
        }

        public PgTypeInfo? GetTypeInfo(Type? type, DataTypeName? dataTypeName, PgSerializerOptions options) =>
            _mappings.Find(type, dataTypeName, options);
    }
}
