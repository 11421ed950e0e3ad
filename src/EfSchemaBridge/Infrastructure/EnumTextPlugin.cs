using System.Data.Common;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// Maps text to PostgreSQL's enums, for entity types without class: to Npgsql alone a string is text, which PostgreSQL
/// does not take for an enum.
/// </summary>
internal sealed class EnumTextPlugin : IRelationalTypeMappingSourcePlugin
{
    /// <inheritdoc/>
    public RelationalTypeMapping? FindMapping(in RelationalTypeMappingInfo mappingInfo) =>
        mappingInfo.StoreTypeName is ['"', ..] name && name.EndsWith('"') && (mappingInfo.ClrType is null || mappingInfo.ClrType == typeof(string))
            ? new EnumText(name)
            : null;

    private sealed class EnumText : StringTypeMapping
    {
        public EnumText(string storeType)
            : base(storeType, System.Data.DbType.String)
        {
        }

        private EnumText(RelationalTypeMappingParameters parameters)
            : base(parameters)
        {
        }

        protected override RelationalTypeMapping Clone(RelationalTypeMappingParameters parameters) => new EnumText(parameters);

        protected override string GenerateNonNullSqlLiteral(object value) => $"{base.GenerateNonNullSqlLiteral(value)}::{StoreType}";

        // PostgreSQL takes text of unknown type for whatever the column is.
        protected override void ConfigureParameter(DbParameter parameter) => ((NpgsqlParameter)parameter).NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Unknown;
    }
}
