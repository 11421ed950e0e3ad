using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds ids, uniques and indexes.</summary>
internal sealed class KeyBinder(DiagnosticBag diagnostics)
{
    private readonly KeyFieldBinder fields = new(diagnostics);

    /// <summary><c>@id</c>.</summary>
    public void BindId(FieldSymbol field, ArgumentReader arguments)
    {
        var model = field.Model;
        if (model.PrimaryKey is not null)
        {
            arguments.Discard();
            ReportSeveralIds(model);
            return;
        }

        var keyField = fields.BindOwn(field, arguments);
        model.PrimaryKey = new KeySymbol(KeyKind.Primary, model, arguments.Attribute, [keyField]) { MapName = arguments.FindName("map") };
        RefuseClustering(arguments);
    }

    /// <summary><c>@@id</c>.</summary>
    public void BindId(ModelSymbol model, ArgumentReader arguments)
    {
        if (fields.BindList(model, arguments) is not { } list)
        {
            arguments.Discard();
            return;
        }

        var optional = list.Where(field => !field.Field.IsRequired).Select(field => $"`{field.Field}`").ToList();
        if (optional.Count > 0 && !model.IsIgnored)
        {
            arguments.Error(DiagnosticCodes.OptionalId, $"The fields of an id must be required, but {string.Join(", ", optional)} may be missing.");
        }

        if (model.PrimaryKey is not null)
        {
            ReportSeveralIds(model);
        }

        model.PrimaryKey = new KeySymbol(KeyKind.Primary, model, arguments.Attribute, list)
        {
            MapName = arguments.FindName("map"),
            ClientName = FindClientName(arguments),
        };
        RefuseClustering(arguments);
    }

    /// <summary><c>@unique</c>.</summary>
    public void BindUnique(FieldSymbol field, ArgumentReader arguments)
    {
        var keyField = fields.BindOwn(field, arguments);
        field.Model.Indexes.Add(new KeySymbol(KeyKind.Unique, field.Model, arguments.Attribute, [keyField])
        {
            MapName = arguments.FindName("map"),
            Where = BindWhere(field.Model, arguments.Find("where")),
        });
        RefuseClustering(arguments);
    }

    /// <summary><c>@@unique</c>.</summary>
    public void BindUnique(ModelSymbol model, ArgumentReader arguments)
    {
        if (fields.BindList(model, arguments) is not { } list)
        {
            arguments.Discard();
            return;
        }

        model.Indexes.Add(new KeySymbol(KeyKind.Unique, model, arguments.Attribute, list)
        {
            ClientName = FindClientName(arguments),
            MapName = arguments.FindName("map"),
            Where = BindWhere(model, arguments.Find("where")),
        });
        RefuseClustering(arguments);
    }

    /// <summary><c>@@index</c>.</summary>
    public void BindIndex(ModelSymbol model, ArgumentReader arguments)
    {
        if (fields.BindList(model, arguments) is not { } list)
        {
            arguments.Discard();
            return;
        }

        var name = arguments.FindName("name");
        var mapName = arguments.FindName("map");
        if (name is not null && mapName is not null)
        {
            arguments.Error(DiagnosticCodes.DuplicateArgument, "The index has both a `name` and a `map`, which mean the same here.", "Keep `map`.");
        }

        model.Indexes.Add(new KeySymbol(KeyKind.Index, model, arguments.Attribute, list)
        {
            MapName = mapName ?? name,
            Type = BindType(arguments.Find("type")),
            Where = BindWhere(model, arguments.Find("where")),
        });
        RefuseClustering(arguments);
    }

    private string? BindWhere(ModelSymbol model, Expression? value) => value is null ? null : new PartialIndexBinder(model, diagnostics).Bind(value);

    private IndexType? BindType(Expression? value)
    {
        if (value?.AsConstant(diagnostics) is not { } name)
        {
            return null;
        }

        if (Enum.TryParse<IndexType>(name, out var type) && Enum.IsDefined(type) && char.IsLetter(name[0]))
        {
            return type;
        }

        diagnostics.Error(DiagnosticCodes.UnknownIndexType, value.Span, $"There is no index type `{name}`.",
            Suggestion.For(name, Enum.GetNames<IndexType>()) ?? $"The types are {string.Join(", ", Enum.GetNames<IndexType>())}.");
        return null;
    }

    private static string? FindClientName(ArgumentReader arguments)
    {
        var name = arguments.FindName("name");
        if (name is not null && !name.All(c => char.IsAsciiLetterOrDigit(c) || c == '_'))
        {
            arguments.Error(DiagnosticCodes.InvalidClientName, $"The name `{name}` may hold letters, digits and `_` only.",
                "The name in the database is given with `map`.");
        }

        return name;
    }

    private void RefuseClustering(ArgumentReader arguments)
    {
        if (arguments.Find("clustered")?.AsBoolean(diagnostics) is not null)
        {
            arguments.Error(DiagnosticCodes.UnsupportedIndexOption, "PostgreSQL keeps no clustered indexes.", "Leave `clustered` out.");
        }
    }

    private void ReportSeveralIds(ModelSymbol model) =>
        diagnostics.Error(DiagnosticCodes.SeveralIds, model.Place, $"The {model.Keyword} `{model}` has more than one id.",
            "Keep one `@id`, or one `@@id([...])` with all the fields.");
}
