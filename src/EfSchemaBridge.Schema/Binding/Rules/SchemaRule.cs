using EfSchemaBridge.Schema.Diagnostics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>One thing that must hold in a schema whose declarations are sound by themselves.</summary>
internal abstract class SchemaRule
{
    /// <summary>Reports where it does not hold.</summary>
    public abstract void Check(SchemaSymbols schema, DiagnosticBag diagnostics);
}

/// <summary>A rule about each model and view.</summary>
internal abstract class ModelRule : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var model in schema.Models)
        {
            Check(model, schema, diagnostics);
        }
    }

    protected abstract void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics);
}

/// <summary>A rule about each model that is a table: the uniques of views are nothing in the database.</summary>
internal abstract class TableRule : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var model in schema.Models.Where(model => !model.IsView))
        {
            Check(model, schema, diagnostics);
        }
    }

    protected abstract void Check(ModelSymbol model, SchemaSymbols schema, DiagnosticBag diagnostics);
}

/// <summary>A rule about each relation of one of the kinds it names.</summary>
internal abstract class RelationRule(params RelationKind[] kinds) : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        foreach (var relation in schema.Relations.Where(relation => kinds.Contains(relation.Kind)))
        {
            Check(relation, schema, diagnostics);
        }
    }

    protected abstract void Check(RelationSymbol relation, SchemaSymbols schema, DiagnosticBag diagnostics);
}
