using System.Text.RegularExpressions;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>The namespaces that a context's code needs.</summary>
internal static class ContextNamespaces
{
    private static readonly (string Namespace, string Pattern)[] Uses =
    [
        ("System", @"\b(DateTime|DateTimeOffset|DateOnly|TimeOnly|Guid)\b"),
        ("System.Collections", @"\bBitArray\b"),
        ("System.Collections.Generic", @"\b(Dictionary|List)<"),
        ("System.Net", @"\bIPAddress\b"),
        ("System.Text.Json", @"\bJsonDocument\b"),
        ("EfSchemaBridge.Extensions", @"\.(OnUpdate|IsUpdatedAt|IsJson|IsUniqueIndex|HasNanoId|HasUnmapped\w+)\("),
        ("EfSchemaBridge.Infrastructure", "."),
        ("EfSchemaBridge.Modeling", @"\bSchemaAnnotationNames\b"),
        ("EfSchemaBridge.ValueGeneration", @"\b(\w+ValueGenerator|TimeConverters)\b"),
        ("Microsoft.EntityFrameworkCore", "."),
        ("Microsoft.EntityFrameworkCore.Metadata.Conventions", "."),
        ("Microsoft.EntityFrameworkCore.Migrations", @"\bReferentialAction\b"),
        ("Npgsql.EntityFrameworkCore.PostgreSQL.Metadata.Conventions", "."),
    ];

    /// <summary>The namespaces of the types and methods that the code mentions.</summary>
    public static IEnumerable<string> Of(string code) =>
        Uses.Where(use => Regex.IsMatch(code, use.Pattern, RegexOptions.CultureInvariant)).Select(use => use.Namespace);
}
