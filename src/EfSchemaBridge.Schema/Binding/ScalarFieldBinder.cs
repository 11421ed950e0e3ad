using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of a field that is a column.</summary>
internal sealed class ScalarFieldBinder(string? datasource, DiagnosticBag diagnostics)
{
    private readonly DefaultBinder defaults = new(diagnostics);
    private readonly NativeTypeBinder nativeTypes = new(datasource, diagnostics);

    public void Bind(FieldSymbol field, KeyBinder keys)
    {
        if (field.Syntax.Attributes.Count > 0)
        {
            BindAttributes(field, keys);
        }
    }

    private void BindAttributes(FieldSymbol field, KeyBinder keys)
    {
        var attributes = new AttributeReader(field.Syntax.Attributes, diagnostics);
        attributes.Single("map", arguments => BindMap(field, arguments));
        attributes.Single("ignore", arguments => BindIgnore(field, arguments));
        attributes.Single("relation", arguments =>
        {
            arguments.Discard();
            arguments.Error(DiagnosticCodes.MisplacedAttribute, $"`@relation` belongs on a field whose type is a model; `{field}` is a column.");
        });
        attributes.Single("id", arguments => keys.BindId(field, arguments));
        attributes.Single("updatedAt", arguments => BindUpdatedAt(field, arguments));
        attributes.Single("default", arguments => field.Default = defaults.Bind(field, arguments));
        if (field.Kind == FieldKind.Scalar && attributes.Scoped() is { } nativeType)
        {
            field.NativeType = nativeTypes.Bind(field, nativeType);
        }

        attributes.Single("unique", arguments => keys.BindUnique(field, arguments));
        attributes.ReportUnread();
    }

    private void BindMap(FieldSymbol field, ArgumentReader arguments)
    {
        field.MapName = BlockAttributes.MapName(arguments, diagnostics);
        var other = field.Model.ScalarFields.FirstOrDefault(other => other != field && other.ColumnName == field.ColumnName);
        if (field.MapName is not null && other is not null)
        {
            diagnostics.Error(DiagnosticCodes.DuplicateDatabaseName, arguments.Attribute.Span,
                $"The fields `{other}` and `{field}` of the {field.Model.Keyword} `{field.Model}` both have the column `{field.ColumnName}`.");
        }
    }

    private static void BindIgnore(FieldSymbol field, ArgumentReader arguments)
    {
        if (field.Kind == FieldKind.Unsupported)
        {
            arguments.Error(DiagnosticCodes.Ignore, $"The field `{field}` needs no `@ignore`: fields of type Unsupported are left out already.");
        }

        field.IsIgnored = true;
    }

    private static void BindUpdatedAt(FieldSymbol field, ArgumentReader arguments)
    {
        if (!field.Is(ScalarType.DateTime))
        {
            arguments.Error(DiagnosticCodes.UpdatedAt,
                $"`@updatedAt` belongs on a field of type DateTime; `{field}` is of type {field.Syntax.Type!.Name}.");
        }
        else if (field.IsList)
        {
            arguments.Error(DiagnosticCodes.UpdatedAt, $"`@updatedAt` cannot stand on the list `{field}`.");
        }

        field.IsUpdatedAt = true;
    }
}
