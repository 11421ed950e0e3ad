using EfSchemaBridge.FunctionalTests.Infrastructure;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>Projects that earlier versions of Prisma made.</summary>
public sealed class OlderProjectsTests
{
    private const string Models = "model A {\n  id Int @id @default(autoincrement())\n  bs B[]\n}\nmodel B {\n  id Int @id @default(autoincrement())\n  as A[]\n}\n";

    /// <summary>Prisma 5 gave the table of a many-to-many relation a unique index where later versions make a primary key.</summary>
    private const string Prisma5 =
        """
        CREATE TABLE "A" ("id" SERIAL NOT NULL, CONSTRAINT "A_pkey" PRIMARY KEY ("id"));
        CREATE TABLE "B" ("id" SERIAL NOT NULL, CONSTRAINT "B_pkey" PRIMARY KEY ("id"));
        CREATE TABLE "_AToB" ("A" INTEGER NOT NULL, "B" INTEGER NOT NULL);
        CREATE UNIQUE INDEX "_AToB_AB_unique" ON "_AToB"("A", "B");
        CREATE INDEX "_AToB_B_index" ON "_AToB"("B");
        ALTER TABLE "_AToB" ADD CONSTRAINT "_AToB_A_fkey" FOREIGN KEY ("A") REFERENCES "A"("id") ON DELETE CASCADE ON UPDATE CASCADE;
        ALTER TABLE "_AToB" ADD CONSTRAINT "_AToB_B_fkey" FOREIGN KEY ("B") REFERENCES "B"("id") ON DELETE CASCADE ON UPDATE CASCADE;

        """;

    [Fact]
    public async Task An_older_many_to_many_table_gets_the_migration_that_Prisma_makes_for_it()
    {
        await using var project = await MigrationProject.CreateAsync();
        var oracle = new Oracle(project.Database);
        var init = Path.Combine(project.Migrations, "20240101000000_init");
        Directory.CreateDirectory(init);
        await File.WriteAllTextAsync(Path.Combine(init, "migration.sql"), Prisma5, TestContext.Current.CancellationToken);
        Assert.Equal("""{"appliedMigrationNames":["20240101000000_init"]}""", (await oracle.ApplyAsync(project.Migrations)).Output);
        project.WriteSchema(Models);
        var theirs = await oracle.DiffAsync($"migrations:{project.Migrations}", $"schema:{project.SchemaPath}");

        project.Add("upgrade", Models);
        await project.UpdateAsync(Models);

        Assert.EndsWith(theirs.Output, project.LastScript, StringComparison.Ordinal);
        Assert.Equal(0, (await oracle.DiffAsync("db", $"schema:{project.SchemaPath}")).ExitCode);
    }
}
