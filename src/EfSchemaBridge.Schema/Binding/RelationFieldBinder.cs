using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the attributes of a field that leads to a model.</summary>
internal sealed class RelationFieldBinder
{
    private readonly DiagnosticBag diagnostics;
    private readonly AttributeBinder<FieldSymbol> attributes;

    public RelationFieldBinder(DiagnosticBag diagnostics)
    {
        this.diagnostics = diagnostics;
        attributes = new(diagnostics,
        [
            new("relation", (field, arguments) => field.Relation = BindRelation(field, arguments)),
            new("ignore", (field, _) => field.IsIgnored = true),
            new("id", (field, arguments) => Refuse(field, arguments, "be the id")),
            new("unique", (field, arguments) => Refuse(field, arguments, "be unique")),
            new("default", (field, arguments) => Refuse(field, arguments, "have a default")),
            new("map", (field, arguments) => Refuse(field, arguments, "be mapped to a column")),
        ]);
    }

    public void Bind(FieldSymbol field) => attributes.Bind(field, field.Syntax.Attributes);

    private static void Refuse(FieldSymbol field, ArgumentReader arguments, string what)
    {
        arguments.Discard();
        var columns = field.Relation?.Fields ?? [];
        var hint = columns.Count switch
        {
            0 => "Only columns can.",
            1 => $"Did you mean to put it on `{columns[0]}`?",
            _ => $"Did you mean `@@{arguments.Attribute.Name}([{string.Join(", ", columns)}])`?",
        };
        arguments.Error(DiagnosticCodes.MisplacedAttribute, $"The relation field `{field}` cannot {what}.", hint);
    }

    private RelationArguments BindRelation(FieldSymbol field, ArgumentReader arguments)
    {
        var relation = new RelationArguments(arguments.Attribute)
        {
            Fields = BindFields(arguments.Find("fields"), field.Model),
            References = BindFields(arguments.Find("references"), field.Target!),
            Name = arguments.FindDefault("name")?.AsString(diagnostics),
            OnDelete = BindAction(arguments.Find("onDelete")),
            OnUpdate = BindAction(arguments.Find("onUpdate")),
            MapName = arguments.FindName("map"),
        };
        if (relation.Name is "")
        {
            relation.Name = null;
            arguments.Error(DiagnosticCodes.InvalidArgument, "The name of a relation must not be empty.");
        }

        return relation;
    }

    private List<FieldSymbol>? BindFields(Expression? value, ModelSymbol model)
    {
        if (value is null)
        {
            return null;
        }

        var fields = new List<FieldSymbol>();
        var elements = value is ListLiteral list ? list.Elements : [value];
        foreach (var element in elements)
        {
            if (element.AsConstant(diagnostics) is { } name && BindField(name, element.Span, model) is { } field)
            {
                if (fields.Contains(field))
                {
                    diagnostics.Error(DiagnosticCodes.RepeatedIndexField, element.Span, $"The field `{name}` is named twice.");
                }

                fields.Add(field);
            }
        }

        return fields;
    }

    private FieldSymbol? BindField(string name, TextSpan span, ModelSymbol model)
    {
        var field = model.Find(name);
        if (model.Lacks(name))
        {
            diagnostics.Error(DiagnosticCodes.UnknownRelationField, span, $"The {model.Keyword} `{model}` has no field `{name}`.",
                Suggestion.For(name, model.ScalarFields.Select(candidate => candidate.Name)));
        }
        else if (field?.Kind == FieldKind.Relation)
        {
            diagnostics.Error(DiagnosticCodes.UnknownRelationField, span, $"`{name}` is a relation field itself; a relation is held by columns.");
        }

        return field is { IsScalar: true } ? field : null;
    }

    private (ReferentialAction, TextSpan)? BindAction(Expression? value)
    {
        if (value?.AsConstant(diagnostics) is not { } name)
        {
            return null;
        }

        if (Enum.TryParse<ReferentialAction>(name, out var action) && Enum.IsDefined(action) && char.IsLetter(name[0]))
        {
            return (action, value.Span);
        }

        diagnostics.Error(DiagnosticCodes.ReferentialAction, value.Span, $"There is no referential action `{name}`.",
            Suggestion.For(name, Enum.GetNames<ReferentialAction>()) ?? "The actions are Cascade, Restrict, NoAction, SetNull and SetDefault.");
        return null;
    }
}
