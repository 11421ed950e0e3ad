using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>Where the client follows references, following them must come to an end.</summary>
internal sealed class CascadesDoNotCycle : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        if (schema.UsesForeignKeys)
        {
            return;
        }

        var cascading = schema.Relations.Where(Cascades).ToLookup(relation => relation.ModelA);
        var reported = new HashSet<RelationSymbol>();
        foreach (var relation in schema.Relations.Where(Cascades))
        {
            if (FindCycle(relation, cascading) is { } cycle && !cycle.Exists(reported.Contains))
            {
                reported.UnionWith(cycle);
                var path = string.Join(" → ", cycle.Select(step => $"{step.ModelA}.{step.Forward}").Append(relation.ModelA.Name));
                diagnostics.Error(DiagnosticCodes.ReferentialAction, relation.Forward!.Relation!.Syntax.Span,
                    $"Deletes and updates go round in a circle: {path}.",
                    "Give one of these relations `onDelete: Restrict, onUpdate: Restrict`.");
            }
        }
    }

    /// <summary>The relations on a way from a relation back to its own model, or null; breadth first, each model once.</summary>
    private static List<RelationSymbol>? FindCycle(RelationSymbol start, ILookup<ModelSymbol, RelationSymbol> cascading)
    {
        var steps = new Dictionary<ModelSymbol, RelationSymbol> { [start.ModelB] = start };
        var open = new Queue<ModelSymbol>([start.ModelB]);
        while (open.TryDequeue(out var model) && model != start.ModelA)
        {
            foreach (var step in cascading[model].Where(step => steps.TryAdd(step.ModelB, step)))
            {
                open.Enqueue(step.ModelB);
            }
        }

        if (!steps.TryGetValue(start.ModelA, out var last))
        {
            return null;
        }

        var cycle = new List<RelationSymbol> { last };
        while (cycle[0] != start)
        {
            cycle.Insert(0, steps[cycle[0].ModelA]);
        }

        return cycle;
    }

    private static bool Cascades(RelationSymbol relation) =>
        relation is { Kind: not RelationKind.ManyToMany, Forward.Relation: { Fields.Count: > 0 } arguments, Back: not null }
        && (Changes(arguments.OnUpdate?.Action ?? ReferentialAction.Cascade) || Changes(arguments.OnDelete?.Action ?? relation.DefaultOnDelete));

    private static bool Changes(ReferentialAction action) => action is not (ReferentialAction.NoAction or ReferentialAction.Restrict);
}
