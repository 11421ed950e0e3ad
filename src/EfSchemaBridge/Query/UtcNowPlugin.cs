using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.SqlExpressions;

namespace EfSchemaBridge.Query;

/// <summary>
/// Translates <see cref="DateTime.UtcNow"/> and <see cref="DateTimeOffset.UtcNow"/> to UTC without time zone, which is what a
/// schema's columns hold: Npgsql's own <c>now()</c> cannot be compared with them.
/// </summary>
internal sealed class UtcNowPlugin(ISqlExpressionFactory factory) : IMemberTranslatorPlugin
{
    /// <inheritdoc/>
    public IEnumerable<IMemberTranslator> Translators { get; } = [new Translator(factory)];

    private sealed class Translator(ISqlExpressionFactory factory) : IMemberTranslator
    {
        public SqlExpression? Translate(SqlExpression? instance, MemberInfo member, Type returnType, IDiagnosticsLogger<DbLoggerCategory.Query> logger)
        {
            var isUtcNow = instance is null && member.Name == nameof(DateTime.UtcNow) && (member.DeclaringType == typeof(DateTime) || member.DeclaringType == typeof(DateTimeOffset));
            if (!isUtcNow)
            {
                return null;
            }

            // Without a type of its own it takes that of the column it is compared with.
            var now = factory.Function("now", [], nullable: false, argumentsPropagateNullability: [], typeof(DateTime));
            return factory.Function("timezone", [factory.Fragment("'UTC'"), now], nullable: false, argumentsPropagateNullability: [false, false], returnType);
        }
    }
}
