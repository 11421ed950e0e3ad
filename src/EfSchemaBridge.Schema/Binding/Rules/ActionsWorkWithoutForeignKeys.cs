using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Under <c>relationMode = "prisma"</c> the client does what a foreign key would, which it cannot always.</summary>
internal sealed class ActionsWorkWithoutForeignKeys() : RelationRule(RelationKind.OneToOne, RelationKind.OneToMany)
{
    protected override void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.UsesForeignKeys)
        {
            return;
        }

        Check(relation, "onDelete", relation.Forward?.Relation?.OnDelete, diagnostics);
        Check(relation, "onUpdate", relation.Forward?.Relation?.OnUpdate, diagnostics);
    }

    private static void Check(RelationSymbol relation, string argument, (ReferentialAction Action, TextSpan Span)? given, DiagnosticBag diagnostics)
    {
        switch (given)
        {
            case (ReferentialAction.NoAction or ReferentialAction.SetDefault, var span):
                diagnostics.Error(DiagnosticCodes.ReferentialAction, span,
                    $"`{argument}: {given.Value.Action}` needs foreign keys, which `relationMode = \"prisma\"` turns off.",
                    "The actions without them are Cascade, Restrict and SetNull.");
                break;
            case (ReferentialAction.SetNull, var span) when relation.Fields?.FirstOrDefault(field => field.IsRequired) is { } required:
                diagnostics.Error(DiagnosticCodes.ReferentialAction, span, $"`{argument}: SetNull` cannot work: `{required}` is required.");
                break;
        }
    }
}
