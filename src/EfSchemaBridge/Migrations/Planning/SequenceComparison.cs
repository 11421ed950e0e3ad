using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <summary>Compares the sequences that no column owns.</summary>
internal static class SequenceComparison
{
    public static IEnumerable<SchemaChange> Of(RelationalState from, RelationalState to)
    {
        var before = from.Sequences.ToDictionary(s => s.FullName);
        foreach (var after in to.Sequences)
        {
            if (!before.Remove(after.FullName, out var old))
            {
                yield return new SchemaChange.CreateSequence(after);
            }
            else if (old != after)
            {
                yield return new SchemaChange.AlterSequence(old, after);
            }
        }

        // A schema knows of no sequences: those that people made by hand stay.
        var isManaged = !from.IsFromDatabase || to.IsFromDatabase || to.Sequences.Count > 0 || to.Tables.Any(t => !t.IsFromSchema);
        foreach (var gone in before.Values.Where(_ => isManaged))
        {
            yield return new SchemaChange.DropSequence(gone);
        }
    }
}
