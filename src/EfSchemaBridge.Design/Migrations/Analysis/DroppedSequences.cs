using EfSchemaBridge.Migrations.Planning;

namespace EfSchemaBridge.Design.Migrations.Analysis;

/// <summary>ESB3212: a sequence is dropped, and with it the knowledge which numbers were given out.</summary>
internal static class DroppedSequences
{
    public static IEnumerable<Finding> Find(IReadOnlyList<SchemaChange> changes) => changes.OfType<SchemaChange.DropSequence>().Select(dropped => new Finding(
        "ESB3212",
        WarningKind.DataLoss,
        null,
        _ => $"the sequence `{(dropped.Sequence.Schema is { } schema ? $"{schema}." : "")}{dropped.Sequence.Name}` is dropped, and with it the number it has come to."));
}
