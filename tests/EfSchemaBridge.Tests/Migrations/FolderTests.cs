using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.Folder;

namespace EfSchemaBridge.Tests.Migrations;

public class FolderTests
{
    [Fact]
    public void A_checksum_is_the_SHA_256_of_the_script() =>
        Assert.Equal("17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a", Checksum.Of("SELECT 1;"));

    [Theory]
    [InlineData("a;\nb;\n", "a;\r\nb;\r\n")]
    [InlineData("a;\r\nb;\r\n", "a;\nb;\n")]
    public void A_checksum_survives_another_line_end(string written, string read) => Assert.True(Checksum.Matches(read, Checksum.Of(written)));

    [Fact]
    public void Migrations_are_read_in_the_order_of_their_names_and_other_files_are_ignored()
    {
        using var folder = new TemporaryFolder();
        folder.Write("20260102000000_b/migration.sql", "b");
        folder.Write("20260101000000_a/migration.sql", "a");
        folder.Write("20260101000000_a/notes.md", "x");
        folder.Write("migration_lock.toml", "provider = \"postgresql\"");
        Assert.Equal([new("20260101000000_a", "a"), new("20260102000000_b", "b")], new MigrationsDirectory(folder.Path).Read());
    }

    [Fact]
    public void A_folder_without_a_script_is_reported_by_its_path()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "20260101000000_a"));
        var exception = Assert.Throws<MigrationException>(() => new MigrationsDirectory(folder.Path).Read());
        Assert.Equal(
            $"ESB3015: The migration folder '{folder.Path}{Path.DirectorySeparatorChar}20260101000000_a' holds no migration.sql (Prisma's P3015). Restore the file, or delete the folder if the migration was never applied.",
            exception.Message);
    }

    [Theory]
    [InlineData("migration.sql")]
    [InlineData("down.sql")]
    public void A_script_that_is_not_UTF_8_is_refused(string name)
    {
        using var folder = new TemporaryFolder();
        folder.Write("20260101000000_a/migration.sql", "SELECT 1;\n");
        var script = folder.Write($"20260101000000_a/{name}", "");
        File.WriteAllBytes(script, [.. "SELECT 1;\nSELECT 'caf"u8, 0xE9, .. "';\n"u8]);
        var exception = Assert.Throws<MigrationException>(() => new MigrationsDirectory(folder.Path).Read());
        Assert.Equal($"ESB3124: '{script}' is not UTF-8: byte 21, in line 2, does not belong to a character. Save it as UTF-8.", exception.Message);
    }

    [Fact]
    public void A_byte_order_mark_does_not_count_in_a_checksum()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.Write("20260101000000_a/migration.sql", ""), [0xEF, 0xBB, 0xBF, .. "SELECT 1;"u8]);
        Assert.Equal("17db4fd369edb9244b9f91d9aeed145c3d04ad8ba6e95d06247f07a63527d11a", Assert.Single(new MigrationsDirectory(folder.Path).Read()).Checksum);
    }

    [Fact]
    public void Migrations_for_another_provider_are_refused()
    {
        using var folder = new TemporaryFolder();
        folder.Write("migration_lock.toml", "# a comment\nprovider = \"mysql\"\n");
        var exception = Assert.Throws<MigrationException>(() => new MigrationsDirectory(folder.Path).CheckProvider());
        Assert.Equal(
            "ESB3019: The migrations are written for 'mysql', as migration_lock.toml says, and this database is PostgreSQL (Prisma's P3019). Keep the folder for that database, and start another one here.",
            exception.Message);
    }
}
