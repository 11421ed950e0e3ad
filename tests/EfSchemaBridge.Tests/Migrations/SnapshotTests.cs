using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Relational;
using static EfSchemaBridge.Tests.Migrations.Tables;

namespace EfSchemaBridge.Tests.Migrations;

public class SnapshotTests
{
    private static readonly MigrationScript First = new("20260101000000_first", "CREATE TABLE \"T\" ();\n");

    private static readonly RelationalState Everything = new RelationalState(
        [new ExtensionState("citext", "public", "1.6")],
        [new EnumState("auth", "Role", ["A", "it's"])],
        [
            new Table(
                "auth",
                "T",
                [Id, Text("t", value: "'ä'"), new Column("i", "BIGINT", false, new ColumnDefault.Identity(Always: true))],
                new Key("T_pkey", ["id"]),
                [new TableIndex("x", true, [new IndexColumn("t", true, "text_pattern_ops")], "btree", "t > 'a'")],
                [Key("f", "id", "T") with { OnDelete = ForeignKeyAction.SetNull }]),
        ]);

    [Fact]
    public void A_state_survives_being_written_and_read() =>
        Assert.Empty(StateDiffer.Compare(Everything, Snapshot.Read(new Source(Snapshot.Write(Everything, [First]), First))!));

    [Fact]
    public void No_migrations_mean_an_empty_database() => Assert.Same(RelationalState.Empty, Snapshot.Read(new Source(null)));

    [Fact]
    public void A_snapshot_counts_for_scripts_whose_line_ends_changed() =>
        Assert.NotNull(Snapshot.Read(new Source(Snapshot.Write(Everything, [First]), First with { Sql = First.Sql.Replace("\n", "\r\n") })));

    [Fact]
    public void A_snapshot_does_not_count_for_an_edited_migration() =>
        Assert.Null(Snapshot.Read(new Source(Snapshot.Write(Everything, [First]), First with { Sql = "SELECT 1;" })));

    [Fact]
    public void A_snapshot_does_not_count_for_a_folder_with_one_migration_more() =>
        Assert.Null(Snapshot.Read(new Source(Snapshot.Write(Everything, [First]), First, new MigrationScript("20270101000000_b", ""))));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("<<<<<<< HEAD\n{\n=======\n{\n>>>>>>> branch\n")]
    public void A_snapshot_that_cannot_be_read_does_not_count(string? text) => Assert.Null(Snapshot.Read(new Source(text, First)));

    private sealed class Source(string? snapshot, params MigrationScript[] scripts) : MigrationSource
    {
        public override IReadOnlyList<MigrationScript> Read() => scripts;

        public override string? ReadLock() => null;

        public override string? ReadSnapshot() => snapshot;
    }
}
