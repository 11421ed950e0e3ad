using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Syntax;

namespace EfSchemaBridge.Schema.Binding;

/// <summary>Binds the <c>datasource</c> block.</summary>
internal sealed class DatasourceBinder(SchemaSymbols schema, DiagnosticBag diagnostics)
{
    private static readonly string[] Properties =
        ["provider", "url", "directUrl", "shadowDatabaseUrl", "relationMode", "schemas", "extensions"];

    private static readonly Dictionary<string, string> OtherProviders = new(StringComparer.Ordinal)
    {
        ["mysql"] = "MySQL",
        ["sqlite"] = "SQLite",
        ["sqlserver"] = "SQL Server",
        ["mongodb"] = "MongoDB",
        ["cockroachdb"] = "CockroachDB",
    };

    public Datasource? Bind(IReadOnlyList<BlockSyntax> blocks)
    {
        if (blocks.Count > 1)
        {
            var repeated = blocks.Skip(1).FirstOrDefault(block => block.Name.Text == blocks[0].Name.Text);
            diagnostics.Error(DiagnosticCodes.SeveralDatasources, (repeated ?? blocks[0]).Name.Span,
                $"A schema has one datasource only, but this one has {string.Join(" and ", blocks.Select(block => $"`{block.Name}`"))}.");
        }

        return blocks.Select(Bind).ToList().FirstOrDefault();
    }

    private Datasource? Bind(BlockSyntax block)
    {
        var properties = new PropertyReader(block, diagnostics);
        if (!CheckProvider(block, properties))
        {
            return null;
        }

        var datasource = new Datasource(
            block.Name.Text,
            BindConnection(properties.Find("url")),
            BindConnection(properties.Find("directUrl")),
            BindConnection(properties.Find("shadowDatabaseUrl")),
            BindSchemas(properties.Find("schemas")),
            new ExtensionBinder(diagnostics).Bind((schema.ExtensionsProperty = properties.FindProperty("extensions"))?.Value),
            BindRelationMode(properties),
            block.Span);
        RefusePreviewFeatures(properties);
        properties.ReportUnread(Properties);
        return datasource;
    }

    private bool CheckProvider(BlockSyntax block, PropertyReader properties)
    {
        var value = properties.Find("provider");
        switch (value)
        {
            case StringLiteral { Value: "postgresql" or "postgres" }:
                return true;
            case StringLiteral literal when OtherProviders.TryGetValue(literal.Value, out var name):
                diagnostics.Error(DiagnosticCodes.UnsupportedProvider, value.Span,
                    $"This schema is for {name}, but only PostgreSQL is supported.", "Use `provider = \"postgresql\"`.");
                return false;
            case StringLiteral literal:
                diagnostics.Error(DiagnosticCodes.UnsupportedProvider, value.Span,
                    $"There is no provider {literal}.", "Use `provider = \"postgresql\"`.");
                return false;
            case FunctionCall { Name.Text: "env" }:
                diagnostics.Error(DiagnosticCodes.InvalidProperty, block.Name.Span,
                    $"The provider of the datasource `{block.Name}` cannot come from the environment.",
                    "Use `provider = \"postgresql\"`.");
                return false;
            case not null:
                diagnostics.Error(DiagnosticCodes.InvalidProperty, value.Span, "The provider must be a string.", "Use `provider = \"postgresql\"`.");
                return false;
            default:
                if (block.IsWhole && !properties.HasValueless)
                {
                    diagnostics.Error(DiagnosticCodes.MissingProperty, block.Name.Span, $"The datasource `{block.Name}` has no provider.",
                        "Add `provider = \"postgresql\"`.");
                }

                return false;
        }
    }

    /// <summary>A connection string, which Prisma 7 keeps elsewhere and versions 5 and 6 kept here.</summary>
    private ConnectionSetting? BindConnection(Expression? value)
    {
        switch (value)
        {
            case null:
                return null;
            case StringLiteral literal:
                return new ConnectionSetting(literal.Value, null);
            case FunctionCall { Name.Text: "env", Arguments.Arguments: [{ Value: StringLiteral variable }] }:
                return new ConnectionSetting(null, variable.Value);
            default:
                diagnostics.Error(DiagnosticCodes.InvalidProperty, value.Span, "A connection is a string or `env(\"...\")`.");
                return null;
        }
    }

    private IReadOnlyList<string> BindSchemas(Expression? value)
    {
        if (value?.AsList(element => element.AsString(diagnostics)) is not { } schemas)
        {
            return [];
        }

        if (schemas.Count == 0)
        {
            diagnostics.Error(DiagnosticCodes.InvalidProperty, value.Span, "The list of schemas is empty.",
                "Name at least one, or leave the property out.");
        }

        foreach (var repeated in schemas.GroupBy(name => name).Where(group => group.Count() > 1))
        {
            diagnostics.Error(DiagnosticCodes.InvalidProperty, value.Span, $"The schema `{repeated.Key}` is listed twice.");
        }

        return schemas;
    }

    private bool BindRelationMode(PropertyReader properties)
    {
        var mode = properties.Find("relationMode");
        var outdated = properties.FindProperty("referentialIntegrity");
        if (outdated is not null)
        {
            if (mode is not null)
            {
                diagnostics.Error(DiagnosticCodes.InvalidProperty, outdated.Span,
                    "`referentialIntegrity` is the old name of `relationMode`: only one of them may be given.",
                    "Keep `relationMode`.");
                return true;
            }

            diagnostics.Warn(DiagnosticCodes.DeprecatedProperty, outdated.Span, "`referentialIntegrity` is the old name of `relationMode`.");
        }

        var value = mode ?? outdated?.Value;
        var text = value?.AsString(diagnostics);
        if (text is not (null or "prisma" or "foreignKeys"))
        {
            diagnostics.Error(DiagnosticCodes.InvalidProperty, properties.Block.Name.Span, $"There is no relation mode `{text}`.",
                "The modes are `foreignKeys` and `prisma`.");
        }

        return text != "prisma";
    }

    private void RefusePreviewFeatures(PropertyReader properties)
    {
        if (properties.FindProperty("previewFeatures") is { } property)
        {
            diagnostics.Error(DiagnosticCodes.InvalidProperty, property.Span, "Preview features belong into a generator.");
        }
    }
}
