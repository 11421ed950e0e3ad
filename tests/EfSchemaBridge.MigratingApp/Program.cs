using EfSchemaBridge.MigratingApp;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore;

// An application that migrates its database when it starts, for the tests that kill it or start many of it. For each line of its
// input, "CONNECTION<tab>FOLDER", it migrates with a new context, and says "done", how many migrations it applied, or why it failed.
Console.WriteLine("ready");
while (await Console.In.ReadLineAsync() is { } line)
{
    var (connection, folder) = line.Split('\t') is [var first, var second] ? (first, second) : throw new ArgumentException("A line is CONNECTION<tab>FOLDER.");
    var applied = 0;
    try
    {
        var options = new DbContextOptionsBuilder<FolderContext>()
            .UseNpgsql(connection)
            .UseSchemaBridge(o => o.MigrationsFolder(folder).LockTimeout(TimeSpan.FromMinutes(2)))
            .LogTo((id, _) => id == SchemaBridgeEventId.MigrationApplying, _ => applied++)
            .Options;
        await using var context = new FolderContext(options);
        await context.Database.MigrateAsync();
        Console.WriteLine($"done {applied}");
    }
    catch (Exception exception)
    {
        Console.WriteLine($"failed {exception.GetType().Name} {exception.Message.ReplaceLineEndings(" ")} {exception.GetBaseException().Message.ReplaceLineEndings(" ")}");
    }
}
