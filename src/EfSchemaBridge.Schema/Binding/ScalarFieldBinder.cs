using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of a field that is a column.</summary>
internal sealed class ScalarFieldBinder
{
    private readonly DiagnosticBag diagnostics;
    private readonly AttributeBinder<FieldSymbol> ofScalars;
    private readonly AttributeBinder<FieldSymbol> ofOthers;
    private readonly ColumnNames columns = new();

    public ScalarFieldBinder(string? datasource, KeyBinder keys, DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        var defaults = new DefaultBinder(diagnostics);
        var nativeTypes = new NativeTypeBinder(datasource, diagnostics);
        KnownAttribute<FieldSymbol>[] known =
        [
            new("map", BindMap),
            new("ignore", BindIgnore),
            new("relation", RefuseRelation),
            new("id", keys.BindId),
            new("updatedAt", BindUpdatedAt),
            new("default", (field, arguments) => field.Default = defaults.Bind(field, arguments)),
            new("unique", keys.BindUnique),
        ];
        ofScalars = new(diagnostics, known, (field, attribute) => field.NativeType = nativeTypes.Bind(field, attribute));
        ofOthers = new(diagnostics, known);
    }

    public void Bind(FieldSymbol field) => (field.Kind == FieldKind.Scalar ? ofScalars : ofOthers).Bind(field, field.Syntax.Attributes);

    private static void RefuseRelation(FieldSymbol field, ArgumentReader arguments)
    {
        arguments.Discard();
        arguments.Error(DiagnosticCodes.MisplacedAttribute, $"`@relation` belongs on a field whose type is a model; `{field}` is a column.");
    }

    private void BindMap(FieldSymbol field, ArgumentReader arguments)
    {
        field.MapName = BlockAttributes.MapName(arguments, diagnostics);
        if (field.MapName is not null && columns.IsTaken(field, field.MapName))
        {
            var other = field.Model.ScalarFields.First(other => other != field && other.ColumnName == field.ColumnName);
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
