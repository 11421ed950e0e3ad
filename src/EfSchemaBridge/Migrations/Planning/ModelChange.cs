using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations.Planning;

/// <content>Changes of what only C# can ask for.</content>
internal abstract partial record SchemaChange
{
    public sealed record CreateSequence(SequenceState Sequence) : SchemaChange;

    public sealed record AlterSequence(SequenceState Before, SequenceState After) : SchemaChange;

    public sealed record DropSequence(SequenceState Sequence) : SchemaChange;

    /// <param name="Table">The table.</param>
    /// <param name="Column">The column, or null for a comment of the table.</param>
    /// <param name="Comment">The comment, or null to take it away.</param>
    public sealed record SetComment(Table Table, string? Column, string? Comment) : SchemaChange;

    /// <param name="Table">The table, as it is after the migration.</param>
    /// <param name="Rows">The rows, which all have values for the same columns.</param>
    public sealed record InsertRows(Table Table, IReadOnlyList<IReadOnlyDictionary<string, string>> Rows) : SchemaChange;

    /// <param name="Table">The table.</param>
    /// <param name="Key">The literals that tell the row apart, by column.</param>
    /// <param name="Values">The new literals, by column.</param>
    public sealed record UpdateRow(Table Table, IReadOnlyDictionary<string, string> Key, IReadOnlyDictionary<string, string> Values) : SchemaChange;

    /// <param name="Table">The table.</param>
    /// <param name="Keys">The literals that tell the rows apart, by column.</param>
    public sealed record DeleteRows(Table Table, IReadOnlyList<IReadOnlyDictionary<string, string>> Keys) : SchemaChange;
}

/// <content>Changes of what only C# can ask for.</content>
internal abstract partial record TableChange
{
    public sealed record DropCheck(CheckConstraint Check) : TableChange;

    public sealed record AddCheck(CheckConstraint Check) : TableChange;

    /// <summary>A generated column goes, for good or to be made anew: its values follow from others, and nothing is lost.</summary>
    public sealed record DropComputed(Column Column) : TableChange;

    public sealed record AddComputed(Column Column) : TableChange;

    /// <summary>A generated column becomes one like any other, and keeps its values.</summary>
    public sealed record KeepComputed(Column Column) : TableChange;

    public sealed record SetCollation(Column Column) : TableChange;

    public sealed record SetCompression(Column Column) : TableChange;

    public sealed record SetLogged(bool IsUnlogged) : TableChange;

    public sealed record SetStorage(IReadOnlyList<string> Set, IReadOnlyList<string> Reset) : TableChange;
}
