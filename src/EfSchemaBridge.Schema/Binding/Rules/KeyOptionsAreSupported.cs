using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>What is said about the fields of a key is something PostgreSQL can do.</summary>
internal sealed class KeyOptionsAreSupported : TableRule
{
    protected override void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var key in model.Keys)
        {
            var flaw = Flaw(key);
            if (flaw is not null)
            {
                diagnostics.Error(DiagnosticCodes.UnsupportedIndexOption, key.Span, flaw);
            }
        }
    }

    private static string? Flaw(KeySymbol key)
    {
        if (key.Fields.Any(field => field.HasLength))
        {
            return "PostgreSQL does not index the first letters of a field only: `length` is not supported.";
        }

        if (key.Kind == KeyKind.Primary && key.Fields.Any(field => field.IsDescending is not null))
        {
            return "A primary key has no sort order in PostgreSQL.";
        }

        if (key.Kind == KeyKind.Unique && key.Fields.Any(field => field.OperatorClass is not null))
        {
            return "Operator classes belong in `@@index` only.";
        }

        return key.Type switch
        {
            IndexType.Hash when key.Fields.Any(field => field.IsDescending is not null) => "An index of type Hash has no sort order.",
            IndexType.SpGist when key.Fields.Count > 1 => "An index of type SpGist has one field only.",
            _ => null,
        };
    }
}
