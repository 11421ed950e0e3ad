using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Attributes that mean the same wherever they stand.</summary>
internal static class BlockAttributes
{
    /// <summary>The name that <c>@map</c> or <c>@@map</c> gives.</summary>
    public static string? MapName(ArgumentReader arguments, DiagnosticBag diagnostics)
    {
        var name = arguments.RequireDefault("name")?.AsString(diagnostics);
        if (name is "")
        {
            diagnostics.Warn(DiagnosticCodes.InvalidDatabaseName, arguments.Attribute.Span,
                $"PostgreSQL takes no empty name, but `{arguments.Attribute.DisplayName}` gives one.");
        }

        return name;
    }

    /// <summary>The PostgreSQL schema that <c>@@schema</c> names, and where.</summary>
    public static (string? Name, TextSpan? Span) DatabaseSchema(ArgumentReader arguments, DiagnosticBag diagnostics)
    {
        var value = arguments.RequireDefault("map");
        return value?.AsString(diagnostics) is { } name ? (name, value.Span) : (null, null);
    }
}
