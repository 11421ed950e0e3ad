using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Schema.Binding.Rules;

/// <summary>
/// Primary keys, uniques and indexes of one PostgreSQL schema have different names; so have all constraints of one table,
/// foreign keys among them.
/// </summary>
internal sealed class ConstraintNamesAreUnique : SchemaRule
{
    public override void Check(SchemaSymbols schema, DiagnosticBag diagnostics)
    {
        var tables = schema.Models.Where(model => !model.IsView).DistinctBy(model => (model.DatabaseSchema, model.DatabaseName));
        var constraints = tables.SelectMany(model => model.Keys).Select(key => new Constraint(key, null))
            .Concat(schema.Relations.Where(HasForeignKey).Select(relation => new Constraint(null, relation)));
        foreach (var group in Repeated(constraints))
        {
            Check(group, diagnostics);
        }
    }

    private static Dictionary<string, List<Constraint>>.ValueCollection Repeated(IEnumerable<Constraint> constraints)
    {
        var seen = new Dictionary<string, Constraint>(StringComparer.Ordinal);
        var repeated = new Dictionary<string, List<Constraint>>(StringComparer.Ordinal);
        foreach (var constraint in constraints)
        {
            if (repeated.TryGetValue(constraint.Name, out var group))
            {
                group.Add(constraint);
            }
            else if (!seen.TryAdd(constraint.Name, constraint))
            {
                repeated.Add(constraint.Name, [seen[constraint.Name], constraint]);
            }
        }

        return repeated.Values;
    }

    /// <summary>Not everything of one name is in each other's way.</summary>
    private static void Check(List<Constraint> ofOneName, DiagnosticBag diagnostics)
    {
        var inSchema = ofOneName.Where(constraint => constraint.Key is not null).GroupBy(constraint => (object?)constraint.Model.DatabaseSchema);
        var onTable = ofOneName.GroupBy(constraint => (object?)constraint.Model).Where(group => group.Any(constraint => constraint.Relation is not null));
        foreach (var group in inSchema.Concat(onTable).Where(group => group.Count() > 1))
        {
            var uses = string.Join(" and ", group);
            var first = group.Where(constraint => constraint.Model == group.First().Model).MinBy(constraint => constraint.Span.Start);
            diagnostics.Error(DiagnosticCodes.DuplicateConstraintName, first.Span,
                $"The name `{first.Name}` in the database is given twice: to {uses}.", "Give one of them another name with the argument `map`.");
        }
    }

    private static bool HasForeignKey(RelationSymbol relation) => relation is { Kind: not RelationKind.ManyToMany, Fields.Count: > 0 };

    /// <summary>A key or a foreign key. What it is called in a message is found out when there is one.</summary>
    private readonly record struct Constraint(KeySymbol? Key, RelationSymbol? Relation)
    {
        public string Name => Key?.DatabaseName ?? Relation!.ConstraintName;

        public ModelSymbol Model => Key?.Model ?? Relation!.ModelA;

        public TextSpan Span => Key?.Span ?? Relation!.Forward!.Span;

        public override string ToString() => Key is not null
            ? $"`{Key.Syntax.DisplayName}` of {string.Join(", ", Key.Fields.Select(field => $"`{field.Field}`"))} in `{Model}`"
            : $"the foreign key of `{Relation!.Forward}` in `{Model}`";
    }
}
