using EfSchemaBridge.Design.Scaffolding.Naming;
using EfSchemaBridge.Modeling;
using EfSchemaBridge.Numerics;
using EfSchemaBridge.Schema.Semantics;
using Microsoft.EntityFrameworkCore.Metadata;

namespace EfSchemaBridge.Design.Scaffolding;

/// <summary>Writes a constant <c>@default</c> as C#, where the property's type has constants.</summary>
internal sealed class ConstantInitializer
{
    private readonly IReadOnlyProperty _property;
    private readonly Func<EnumValue, string> _member;

    private ConstantInitializer(IReadOnlyProperty property, Func<EnumValue, string> member)
    {
        _property = property;
        _member = member;
    }

    /// <summary>The initializer of a property, or null for one whose default only the database can make.</summary>
    /// <param name="property">The property.</param>
    /// <param name="names">The C# names.</param>
    /// <param name="qualifiedEnum">The name of the property's enum as an expression in its class.</param>
    public static string? Of(IReadOnlyProperty property, ModelNames names, string? qualifiedEnum) =>
        property[SchemaAnnotationNames.Default] is DefaultValue.Constant(var literal)
            ? new ConstantInitializer(property, value => $"{qualifiedEnum}.{names.Of(property.Enum()!, value)}").Of(literal)
            : null;

    private string? Of(Literal literal) => literal switch
    {
        Literal.List(var elements) => elements.Select(Of).ToList() is var values && !values.Contains(null) ? $"[{string.Join(", ", values)}]" : null,
        Literal.Boolean(var value) => CodeText.Literal(value),
        Literal.Enum(var value) => _member(value),
        Literal.Text(var text) when TypeNames.Element(_property) == typeof(string) => CodeText.Literal(text),
        Literal.Number(var digits) => Number(digits),
        _ => null,
    };

    private string? Number(string digits)
    {
        var type = TypeNames.Element(_property);
        return type == typeof(long) ? $"{digits}L"
            : type == typeof(float) ? $"{digits}f"
            : type == typeof(double) ? $"{digits}d"
            : type != typeof(decimal) ? digits
            : DecimalDigits.FitDecimal(digits) ? $"{digits}m"
            : null;
    }
}
