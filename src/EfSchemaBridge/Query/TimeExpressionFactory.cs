using System.Diagnostics.CodeAnalysis;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql.EntityFrameworkCore.PostgreSQL.Query;

namespace EfSchemaBridge.Query;

/// <summary>
/// Lets times with and without time zone meet in a query, which Npgsql alone refuses: a <c>timestamp</c> of a schema means UTC,
/// whatever the session's time zone. So <see cref="DateTime.UtcNow"/>, which is Npgsql's <c>now()</c>, can be compared with either.
/// </summary>
internal sealed class TimeExpressionFactory(SqlExpressionFactoryDependencies dependencies) : NpgsqlSqlExpressionFactory(dependencies)
{
    /// <inheritdoc/>
    public override SqlExpression? MakeBinary(ExpressionType operatorType, SqlExpression left, SqlExpression right, RelationalTypeMapping? typeMapping, SqlExpression? existingExpr = null) =>
        // The side that is no column is the one to convert, so that an index of the column is used; mostly it is the one with a time zone.
        HasTimeZone(left) && HasNoTimeZone(right)
            ? base.MakeBinary(operatorType, AtUtc(left, right.TypeMapping), right, typeMapping, existingExpr)
            : base.MakeBinary(operatorType, left, right, typeMapping, existingExpr);

    /// <inheritdoc/>
    [return: NotNullIfNotNull(nameof(sqlExpression))]
    public override SqlExpression? ApplyTypeMapping(SqlExpression? sqlExpression, RelationalTypeMapping? typeMapping)
    {
        var meetsOtherKind = sqlExpression is not null && typeMapping is not null
            && ((HasTimeZone(sqlExpression) && HasNoTimeZone(typeMapping)) || (HasNoTimeZone(sqlExpression) && HasTimeZone(typeMapping)));
        return meetsOtherKind ? AtUtc(sqlExpression!, typeMapping) : base.ApplyTypeMapping(sqlExpression, typeMapping);
    }

    private static bool HasTimeZone(SqlExpression expression) => expression.TypeMapping is { } mapping && HasTimeZone(mapping);

    private static bool HasNoTimeZone(SqlExpression expression) => expression.TypeMapping is { } mapping && HasNoTimeZone(mapping);

    private static bool HasTimeZone(RelationalTypeMapping mapping) => mapping.StoreTypeNameBase is "timestamptz" or "timestamp with time zone";

    private static bool HasNoTimeZone(RelationalTypeMapping mapping) => mapping.StoreTypeNameBase is "timestamp" or "timestamp without time zone";
}
