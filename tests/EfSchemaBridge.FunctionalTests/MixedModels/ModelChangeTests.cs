using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

using Entity = EntityTypeBuilder<Dictionary<string, object>>;

/// <summary>What C# alone can ask for changes over rows: the statements, the database that EF would make, and every row as it was.</summary>
public sealed class ModelChangeTests
{
    [Fact]
    public Task A_check_constraint_is_added() => ChangesAsync(
        Thing(),
        Thing(t => t.ToTable(b => b.HasCheckConstraint("CK", "\"Age\" > 0 AND \"Name\" IN ('a', 'b')"))),
        """ALTER TABLE "T" ADD CONSTRAINT "CK" CHECK ("Age" > 0 AND "Name" IN ('a', 'b'));""");

    [Fact]
    public Task A_check_constraint_changes() => ChangesAsync(
        Thing(t => t.ToTable(b => b.HasCheckConstraint("CK", "\"Age\" > 0"))),
        Thing(t => t.ToTable(b => b.HasCheckConstraint("CK", "\"Age\" >= 0"))),
        """
        ALTER TABLE "T" DROP CONSTRAINT "CK",
        ADD CONSTRAINT "CK" CHECK ("Age" >= 0);
        """);

    [Fact]
    public Task Comments_come_change_and_go() => ChangesAsync(
        Thing(t =>
        {
            t.ToTable(b => b.HasComment("old"));
            t.Property<int>("Age").HasComment("years");
        }),
        Thing(t =>
        {
            t.ToTable(b => b.HasComment("it's new"));
            t.Property<string>("Name").HasComment("who");
        }),
        """
        COMMENT ON TABLE "T" IS 'it''s new';
        COMMENT ON COLUMN "T"."Age" IS NULL;
        COMMENT ON COLUMN "T"."Name" IS 'who';
        """);

    [Fact]
    public Task A_computed_column_is_made_anew_with_its_index() => ChangesAsync(
        Thing(t =>
        {
            t.Property<string>("Loud").HasComputedColumnSql("upper(\"Name\")", stored: true);
            t.HasIndex("Loud");
        }),
        Thing(t =>
        {
            t.Property<string>("Loud").HasComputedColumnSql("upper(\"Name\" || '!')", stored: true);
            t.HasIndex("Loud");
        }),
        """
        ALTER TABLE "T" DROP COLUMN "Loud",
        ADD COLUMN     "Loud" TEXT GENERATED ALWAYS AS (upper("Name" || '!')) STORED;
        CREATE INDEX "IX_T_Loud" ON "T"("Loud");
        """);

    [Fact]
    public Task A_computed_column_becomes_one_like_any_other() => ChangesAsync(
        Thing(t => t.Property<string>("Loud").HasComputedColumnSql("upper(\"Name\")", stored: true)),
        Thing(t => t.Property<string>("Loud")),
        """ALTER TABLE "T" ALTER COLUMN "Loud" DROP EXPRESSION;""");

    [Fact]
    public Task A_column_changes_its_type_under_a_computed_one() => ChangesAsync(
        Thing(t => t.Property<int>("Double").HasComputedColumnSql("\"Age\" * 2", stored: true)),
        Thing(t =>
        {
            t.Property<int>("Age").HasColumnType("bigint");
            t.Property<int>("Double").HasComputedColumnSql("\"Age\" * 2", stored: true);
        }),
        """
        ALTER TABLE "T" DROP COLUMN "Double",
        ALTER COLUMN "Age" SET DATA TYPE BIGINT,
        ADD COLUMN     "Double" INTEGER NOT NULL GENERATED ALWAYS AS ("Age" * 2) STORED;
        """);

    [Fact]
    public Task A_computed_column_goes_before_those_it_is_made_of() => ChangesAsync(
        Thing(t =>
        {
            t.Property<string>("A");
            t.Property<string>("Z").HasComputedColumnSql("upper(\"A\")", stored: true);
        }),
        Thing(),
        """
        ALTER TABLE "T" DROP COLUMN "Z",
        DROP COLUMN "A";
        """);

    [Fact]
    public Task Collation_and_compression_change_in_place() => ChangesAsync(
        Thing(t => t.Property<string>("Note").UseCollation("C").UseCompressionMethod("pglz")),
        Thing(t =>
        {
            t.Property<string>("Name").UseCollation("C");
            t.Property<string>("Note");
        }),
        """
        ALTER TABLE "T" ALTER COLUMN "Name" SET DATA TYPE TEXT COLLATE "C",
        ALTER COLUMN "Note" SET DATA TYPE TEXT COLLATE "default",
        ALTER COLUMN "Note" SET COMPRESSION default;
        """);

    [Fact]
    public Task A_covering_index_that_covers_more_is_made_anew() => ChangesAsync(
        Thing(t => t.HasIndex("Name").IncludeProperties("Age")),
        Thing(t => t.HasIndex("Name").IsUnique().IncludeProperties("Age", "Id").AreNullsDistinct(false).HasFilter("\"Age\" > 0")),
        """
        DROP INDEX "IX_T_Name";
        CREATE UNIQUE INDEX "IX_T_Name" ON "T"("Name") INCLUDE ("Age", "Id") NULLS NOT DISTINCT WHERE ("Age" > 0);
        """);

    [Fact]
    public Task A_concurrent_index_comes_to_a_table_in_use() => ChangesAsync(
        Thing(),
        Thing(t => t.HasIndex("Name").IsCreatedConcurrently()),
        """CREATE INDEX CONCURRENTLY "IX_T_Name" ON "T"("Name");""");

    [Fact]
    public Task An_alternate_key_is_a_constraint() => ChangesAsync(
        Thing(t => t.HasAlternateKey("Name")),
        Thing(t => t.HasAlternateKey("Age")),
        """
        ALTER TABLE "T" DROP CONSTRAINT "AK_T_Name";
        ALTER TABLE "T" ADD CONSTRAINT "AK_T_Age" UNIQUE ("Age");
        """);

    [Fact]
    public Task Storage_changes() => ChangesAsync(
        Thing(t => t.HasStorageParameter("fillfactor", 50)),
        Thing(t => t.HasStorageParameter("autovacuum_enabled", false).IsUnlogged()),
        """
        ALTER TABLE "T" SET UNLOGGED,
        SET (autovacuum_enabled=false),
        RESET (fillfactor);
        """);

    [Fact]
    public Task Sequences_come_change_and_go() => ChangesAsync(
        model =>
        {
            Thing()(model);
            model.HasSequence<int>("Kept").IncrementsBy(2).HasMax(100);
            model.HasSequence("Gone");
        },
        model =>
        {
            Thing(t => t.Property<int>("Age").HasDefaultValueSql("nextval('new_one')"))(model);
            model.HasSequence<int>("Kept").IncrementsBy(3);
            model.HasSequence("new_one").StartsAt(7);
        },
        """
        CREATE SEQUENCE "new_one" START WITH 7;
        ALTER SEQUENCE "Kept" INCREMENT BY 3 NO MAXVALUE;
        ALTER TABLE "T" ALTER COLUMN "Age" SET DEFAULT nextval('new_one');
        DROP SEQUENCE "Gone";
        """);

    [Fact]
    public Task An_identity_goes_on_counting_when_its_kind_changes() => ChangesAsync(
        Thing(),
        Thing(t => t.Property<int>("Id").UseIdentityAlwaysColumn().HasIdentityOptions(incrementBy: 10)),
        """ALTER TABLE "T" ALTER COLUMN "Id" SET GENERATED ALWAYS SET INCREMENT BY 10;""");

    [Fact]
    public async Task A_serial_that_becomes_an_identity_goes_on_behind_its_rows()
    {
        await using var project = await ChangeAsync(
            Thing(t => t.Property<int>("Id").UseSerialColumn()),
            Thing(),
            """
            ALTER TABLE "T" ALTER COLUMN "Id" DROP DEFAULT,
            ALTER COLUMN "Id" ADD GENERATED BY DEFAULT AS IDENTITY;
            DROP SEQUENCE "T_Id_seq";
            SELECT setval(pg_get_serial_sequence('"T"', 'Id'), GREATEST((SELECT MAX("Id") FROM "T") + 1, nextval(pg_get_serial_sequence('"T"', 'Id'))), false);
            """);

        Assert.Equal(3, await project.Database.ScalarAsync<int>("INSERT INTO \"T\" (\"Name\", \"Age\") VALUES ('c', 3) RETURNING \"Id\""));
    }

    [Fact]
    public async Task A_table_given_to_others_is_not_dropped()
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Thing());
        Assert.StartsWith(
            "Already in sync",
            Assert.Throws<Microsoft.EntityFrameworkCore.Design.OperationException>(() => project.Add("given", Thing(t => t.ToTable("T", b => b.ExcludeFromMigrations())))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_check_constraint_that_rows_break_is_warned_of()
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Thing());
        await project.UpdateAsync(Thing());
        await project.Database.ExecuteAsync("INSERT INTO \"T\" (\"Name\", \"Age\") VALUES ('a', 1), ('b', 2), ('c', 3)");

        project.Add("check", Thing(t => t.ToTable(b => b.HasCheckConstraint("CK", "\"Age\" < 2"))));

        Assert.StartsWith(
            """
            /*
              Before this migration is applied:

              - ESB3210: the check constraint `CK` cannot be added to the table `T` while 2 rows break it.
              - ESB3225: nobody can read or write the table `T` (3 rows) while its rows are held against the check constraint `CK`.
            */
            """,
            project.LastScript,
            StringComparison.Ordinal);
    }

    private static Action<ModelBuilder> Thing(Action<Entity>? configure = null) => model => model.SharedTypeEntity<Dictionary<string, object>>("T", thing =>
    {
        thing.Property<int>("Id");
        thing.Property<string>("Name").IsRequired();
        thing.Property<int>("Age");
        configure?.Invoke(thing);
    });

    private static async Task ChangesAsync(Action<ModelBuilder> before, Action<ModelBuilder> after, string statements)
    {
        await using var project = await ChangeAsync(before, after, statements);
    }

    private static async Task<CodeProject> ChangeAsync(Action<ModelBuilder> before, Action<ModelBuilder> after, string statements)
    {
        var project = await CodeProject.CreateAsync();
        project.Add("before", before);
        await project.UpdateAsync(before);
        await project.Database.ExecuteAsync("INSERT INTO \"T\" (\"Name\", \"Age\") VALUES ('a', 1), ('b', 2)");

        project.Add("after", after);
        await project.UpdateAsync(after);

        Assert.Equal(statements, Statements(project.LastScript));
        Assert.Equal([[1, "a", 1L], [2, "b", 2L]], await project.Database.RowsAsync("SELECT \"Id\", \"Name\", \"Age\"::bigint FROM \"T\" ORDER BY 1"));
        await project.Database.ExecuteAsync("TRUNCATE \"T\"");
        Assert.Equal(await CodeProject.ContentOfEFAsync(after), await project.ContentAsync());
        return project;
    }

    private static string Statements(string script)
    {
        var end = script.IndexOf("*/\n", StringComparison.Ordinal);
        return string.Join('\n', script[(end < 0 ? 0 : end + 3)..].Split('\n').Where(line => line.Length > 0 && !line.StartsWith("--", StringComparison.Ordinal)));
    }
}
