using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Both models of a relation have a field for it.</summary>
internal sealed class RelationsHaveTwoFields() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if ((relation.Forward is null ? relation.Back : relation.Back is null ? relation.Forward : null) is not { } field)
        {
            return;
        }

        diagnostics.Error(DiagnosticCodes.MissingOppositeField, field.Span,
            $"The relation field `{field}` of `{field.Model}` has no opposite field on `{field.Target}`.",
            relation.Forward is null ? KeyHint(field) : $"Add one to `{field.Target}`, such as `{Lower(field.Model.Name)} {field.Model}[]{NameAttribute(field)}`.");
    }

    /// <summary>The lines to paste where the key is missing: its columns, and the field that they hold.</summary>
    private static string KeyHint(FieldSymbol field)
    {
        var model = field.Model;
        if (model.UniqueCriteria.FirstOrDefault() is not { } key)
        {
            return $"Add a field of type `{model}` with `@relation(fields: [...], references: [...])` to `{field.Target}`.";
        }

        var name = Lower(model.Name);
        var columns = key.Fields.Select(one => (Name: $"{name}{Upper(one.Field.Name)}", Referenced: one.Field)).ToList();
        var lines = columns.Select(column => $"`{column.Name} {TypeOf(column.Referenced)}`");
        var relationName = field.RelationName is { } given ? $"\"{given}\", " : "";
        var fields = string.Join(", ", columns.Select(column => column.Name));
        var references = string.Join(", ", columns.Select(column => column.Referenced));
        return $"Add to `{field.Target}`: `{name} {model} @relation({relationName}fields: [{fields}], references: [{references}])` and {string.Join(", ", lines)}.";
    }

    /// <summary>The type of a column, with its native type.</summary>
    private static string TypeOf(FieldSymbol field)
    {
        var native = field.Syntax.Attributes.FirstOrDefault(attribute => attribute.Name.Text.Contains('.', StringComparison.Ordinal));
        return native is null ? field.Syntax.Type!.Span.Text : $"{field.Syntax.Type!.Span.Text} {native.Span.Text}";
    }

    private static string NameAttribute(FieldSymbol field) => field.RelationName is { } given ? $" @relation(\"{given}\")" : "";

    private static string Lower(string name) => char.ToLowerInvariant(name[0]) + name[1..];

    private static string Upper(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
