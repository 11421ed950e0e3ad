using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>What people write into a migration beside its schema, and what the next migration makes of it.</summary>
public sealed class HandMadeTests
{
    private const string Users = "model users {\n  id Int @id @default(autoincrement())\n  name String @unique\n  age Int\n  @@index([age])\n}\n";

    private const string PartialIndexes = "generator client {\n  provider = \"prisma-client\"\n  previewFeatures = [\"partialIndexes\"]\n}\n";

    [Fact]
    public async Task A_partial_index_made_by_hand_stays()
    {
        await using var project = await CreateAsync("CREATE UNIQUE INDEX \"adults\" ON \"users\"(\"name\") WHERE \"age\" >= 18;");

        AssertInSync(project, Users);
    }

    [Fact]
    public async Task An_index_of_the_schema_that_was_made_partial_by_hand_stays_so()
    {
        await using var project = await CreateAsync("DROP INDEX \"users_age_idx\"; CREATE INDEX \"users_age_idx\" ON \"users\"(\"age\") WHERE \"age\" >= 18;");

        AssertInSync(project, Users);
    }

    [Fact]
    public async Task A_second_unique_index_over_the_same_columns_stays()
    {
        await using var project = await CreateAsync("CREATE UNIQUE INDEX \"again\" ON \"users\"(\"name\");");

        AssertInSync(project, Users);
    }

    [Fact]
    public async Task A_partial_index_made_by_hand_is_none_of_the_schemas()
    {
        await using var project = await CreateAsync("CREATE INDEX \"names\" ON \"users\"(\"name\") WHERE \"age\" >= 18;");

        project.Add("names", Users.Replace("  @@index([age])\n", "  @@index([age])\n  @@index([name])\n", StringComparison.Ordinal));

        Assert.EndsWith("*/\n-- CreateIndex\nCREATE INDEX \"users_name_idx\" ON \"users\"(\"name\");\n", project.LastScript, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_with_partial_indexes_switched_on_means_all_there_are()
    {
        await using var project = await CreateAsync("CREATE INDEX \"adults\" ON \"users\"(\"age\") WHERE \"age\" >= 18;");

        project.Add("adults", PartialIndexes + Users);

        Assert.Equal("-- DropIndex\nDROP INDEX \"adults\";\n", project.LastScript);
    }

    [Fact]
    public async Task A_default_that_the_schema_leaves_to_the_database_stays()
    {
        var users = Users.Replace("age Int", "age Int @default(dbgenerated())", StringComparison.Ordinal);
        await using var project = await CreateAsync("ALTER TABLE \"users\" ALTER COLUMN \"age\" SET DEFAULT 7;", users);

        AssertInSync(project, users);
    }

    [Fact]
    public async Task A_sequence_is_dropped_by_the_name_it_has_kept_from_before_its_table_was_renamed()
    {
        await using var project = await MigrationProject.CreateAsync();
        project.Add("init", "model A {\n  id Int @id @default(autoincrement())\n  @@map(\"old\")\n}\n");
        project.Add("rename", "model A {\n  id Int @id @default(autoincrement())\n  @@map(\"new\")\n}\n");
        const string WithoutSequence = "model A {\n  id Int @id\n  @@map(\"new\")\n}\n";
        project.Add("drop", WithoutSequence);

        Assert.Equal("-- AlterTable\nALTER TABLE \"new\" ALTER COLUMN \"id\" DROP DEFAULT;\nDROP SEQUENCE \"old_id_seq\";\n", project.LastScript);
        await project.UpdateAsync(WithoutSequence);
    }

    [Fact]
    public async Task A_sequence_that_a_column_got_later_is_dropped_by_its_name()
    {
        await using var project = await MigrationProject.CreateAsync();
        const string WithoutSequence = "model A {\n  id Int @id\n}\n";
        project.Add("init", WithoutSequence);
        project.Add("add", "model A {\n  id Int @id @default(autoincrement())\n}\n");
        project.Add("drop", WithoutSequence);

        Assert.Equal("-- AlterTable\nALTER TABLE \"A\" ALTER COLUMN \"id\" DROP DEFAULT;\nDROP SEQUENCE \"a_id_seq\";\n", project.LastScript);
        await project.UpdateAsync(WithoutSequence);
    }

    /// <summary>A project whose first migration has more in it than its schema.</summary>
    private static async Task<MigrationProject> CreateAsync(string sql, string models = Users)
    {
        var project = await MigrationProject.CreateAsync();
        project.Add("init", models);
        File.AppendAllText(Path.Combine(project.Migrations, project.Ids[0], "migration.sql"), sql);
        return project;
    }

    private static void AssertInSync(MigrationProject project, string models) =>
        Assert.StartsWith("Already in sync", Assert.Throws<OperationException>(() => project.Add("again", models)).Message, StringComparison.Ordinal);
}
