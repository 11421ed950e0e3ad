using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Declares blocks, fields and values under their names, then finds out what the types of the fields are.</summary>
internal sealed class DeclarationBinder(SchemaSymbols schema, LostText lost, DiagnosticBag diagnostics)
{
    /// <summary>A suggestion takes a look at every name there is: a schema with more unknown types than this has another problem.</summary>
    private const int MaximumSuggestions = 100;

    private static readonly Dictionary<string, ScalarType> ScalarTypes =
        Enum.GetValues<ScalarType>().ToDictionary(type => type.ToString(), StringComparer.Ordinal);

    private readonly Dictionary<string, BlockSyntax> types = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ModelSymbol> models = new(StringComparer.Ordinal);
    private readonly Dictionary<string, EnumSymbol> enums = new(StringComparer.Ordinal);

    private int suggestions;

    public void Bind(IReadOnlyList<BlockSyntax> blocks)
    {
        var generators = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in blocks)
        {
            CheckNotScalar(block);
            switch (block.Kind)
            {
                case BlockKind.Datasource:
                    CheckProperties(block);
                    break;
                case BlockKind.Generator:
                    CheckProperties(block);
                    if (!generators.Add(block.Name.Text))
                    {
                        ReportDuplicate(block, "generator");
                    }

                    break;
                default:
                    Declare(block);
                    break;
            }
        }

        foreach (var field in schema.Models.Concat(schema.CompositeTypes).SelectMany(model => model.Fields).Where(field => field.Syntax.Type is not null))
        {
            BindType(field, field.Syntax.Type!);
        }
    }

    private void Declare(BlockSyntax block)
    {
        CheckName(block.Name, block.Keyword);
        CheckReserved(block);
        if (!types.TryAdd(block.Name.Text, block))
        {
            ReportDuplicate(block, types[block.Name.Text].Keyword);
        }

        switch (block.Kind)
        {
            case BlockKind.Enum:
                DeclareEnum(block);
                break;
            case BlockKind.Type:
                DeclareFields(block, schema.CompositeTypes);
                break;
            default:
                var model = DeclareFields(block, schema.Models);
                models.TryAdd(model.Name, model);
                break;
        }
    }

    private void DeclareEnum(BlockSyntax block)
    {
        var symbol = new EnumSymbol(block);
        schema.Enums.Add(symbol);
        enums.TryAdd(symbol.Name, symbol);
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var value in block.Values)
        {
            CheckName(value.Name, "enum value");
            if (!names.Add(value.Name.Text))
            {
                diagnostics.Error(DiagnosticCodes.DuplicateEnumValue, value.Span, $"The enum `{symbol.Name}` has the value `{value.Name}` already.");
            }
        }

        if (names.Count == 0 && block.IsWhole)
        {
            diagnostics.Error(DiagnosticCodes.EmptyEnum, block.Name.Span, $"The enum `{symbol.Name}` has no values.");
        }
    }

    private ModelSymbol DeclareFields(BlockSyntax block, List<ModelSymbol> declared)
    {
        var model = new ModelSymbol(block, lost);
        declared.Add(model);
        foreach (var syntax in block.Fields)
        {
            CheckName(syntax.Name, "field");
            if (!model.TryAdd(new FieldSymbol(syntax, model)))
            {
                diagnostics.Error(DiagnosticCodes.DuplicateField, syntax.Name.Span,
                    $"The {model.Keyword} `{model.Name}` has a field `{syntax.Name}` already.");
            }
        }

        return model;
    }

    private void BindType(FieldSymbol field, FieldTypeSyntax type)
    {
        var name = type.Name.Text;
        if (type.DatabaseType is not null)
        {
            field.Kind = FieldKind.Unsupported;
        }
        else if (ScalarTypes.TryGetValue(name, out var scalar))
        {
            field.Kind = FieldKind.Scalar;
            field.ScalarType = scalar;
        }
        else if (models.TryGetValue(name, out var model))
        {
            field.Kind = FieldKind.Relation;
            field.Target = model;
            if (field.Model.Syntax.Kind == BlockKind.Type)
            {
                diagnostics.Error(DiagnosticCodes.CompositeTypesUnsupported, type.Name.Span,
                    $"The field `{field}` of the type `{field.Model}` leads to the {model.Keyword} `{model}`, which no type can.");
            }
        }
        else if (enums.TryGetValue(name, out var symbol))
        {
            field.Kind = FieldKind.Enum;
            field.Enum = symbol;
        }
        else if (!types.ContainsKey(name) && !lost.Words.Contains(name))
        {
            ReportUnknown(type.Name);
        }
    }

    private void ReportUnknown(Identifier name)
    {
        var suggestion = suggestions++ < MaximumSuggestions ? Suggestion.For(name.Text, ScalarTypes.Keys.Concat(types.Keys)) : null;
        if (suggestion is not null || !lost.MayDeclareMore)
        {
            diagnostics.Error(DiagnosticCodes.UnknownType, name.Span, $"There is no type `{name}`.",
                suggestion ?? "It is neither a scalar type nor a model, view or enum of this schema.");
        }
    }

    private void CheckProperties(BlockSyntax block)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var property in block.Properties.Where(property => !names.Add(property.Name.Text)))
        {
            diagnostics.Error(DiagnosticCodes.DuplicateProperty, property.Name.Span,
                $"The {block.Keyword} `{block.Name}` has the property `{property.Name}` already.");
        }
    }

    private void CheckName(Identifier name, string what)
    {
        if (char.IsNumber(name.Text, 0))
        {
            diagnostics.Error(DiagnosticCodes.InvalidName, name.Span, $"The name of a {what} must not start with a digit.");
        }
        else if (name.Text.Contains('-', StringComparison.Ordinal))
        {
            diagnostics.Error(DiagnosticCodes.InvalidName, name.Span, $"The name of a {what} must not hold a `-`.");
        }
    }

    private void CheckNotScalar(BlockSyntax block)
    {
        if (ScalarTypes.ContainsKey(block.Name.Text))
        {
            diagnostics.Error(DiagnosticCodes.ReservedName, block.Name.Span, $"`{block.Name}` is the name of a scalar type.",
                $"Give the {block.Keyword} another name.");
        }
    }

    private void CheckReserved(BlockSyntax block)
    {
        if (block.Kind != BlockKind.Type && ReservedNames.Contains(block.Name.Text))
        {
            diagnostics.Error(DiagnosticCodes.ReservedName, block.Name.Span, $"`{block.Name}` is a reserved name.",
                $"Give the {block.Keyword} another name, and keep the one in the database with `@@map(\"{block.Name}\")`.");
        }
    }

    private void ReportDuplicate(BlockSyntax block, string existing) =>
        diagnostics.Error(DiagnosticCodes.DuplicateBlock, block.Name.Span,
            $"The {block.Keyword} `{block.Name}` cannot be declared: there is {(existing[0] == 'e' ? "an" : "a")} {existing} of that name already.");
}
