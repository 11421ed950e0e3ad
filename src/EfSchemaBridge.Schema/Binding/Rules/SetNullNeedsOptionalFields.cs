using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>PostgreSQL takes SET NULL on a required column, and refuses every delete or update that comes to it.</summary>
internal sealed class SetNullNeedsOptionalFields() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (!schema.UsesForeignKeys || relation.Fields?.FirstOrDefault(field => field.IsRequired) is not { } required)
        {
            return;
        }

        Check("onDelete", relation.Forward!.Relation!.OnDelete, required, diagnostics);
        Check("onUpdate", relation.Forward!.Relation!.OnUpdate, required, diagnostics);
    }

    private static void Check(string argument, (ReferentialAction Action, TextSpan Span)? given, FieldSymbol required, DiagnosticBag diagnostics)
    {
        if (given is (ReferentialAction.SetNull, var span))
        {
            diagnostics.Warn(DiagnosticCodes.ReferentialAction, span, $"`{argument}: SetNull` will fail: `{required}` is required.",
                $"Make `{required}` optional, or use another action.");
        }
    }
}
