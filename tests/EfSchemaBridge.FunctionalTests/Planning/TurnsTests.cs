using System.Globalization;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations;
using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.Planning;

/// <summary>One project and one database that we and Prisma's engine work on in turns.</summary>
public sealed class TurnsTests
{
    private const string InSync = """{"editedMigrationNames":[],"failedMigrationNames":[],"hasMigrationsTable":true,"history":null}""";
    private const string CanCreate = """{"action":{"tag":"createMigration"}}""";

    /// <summary>What the schema grows by, a round each: lines of models and enums.</summary>
    private static readonly (string Block, string[] Lines)[][] _rounds =
    [
        [("model User", ["id Int @id @default(autoincrement())"])],
        [("model User", ["email String @unique"])],
        [("model User", ["posts Post[]"]), ("model Post", ["id String @id @default(uuid()) @db.Uuid", "authorId Int", "author User @relation(fields: [authorId], references: [id])"])],
        [("model User", ["role Role @default(MEMBER)"]), ("enum Role", ["ADMIN", "MEMBER"])],
        [("model Post", ["tags Tag[]"]), ("model Tag", ["name String @id", "posts Post[]"])],
        [("model Post", ["title String?", "@@index([authorId, title(sort: Desc)])"])],
        [("model User", ["balance Decimal @default(0)", "settings Json @default(\"{}\")", "names String[]"])],
        [("enum Role", ["GUEST"])],
        [("model Tag", ["parentName String?", "parent Tag? @relation(\"Tags\", fields: [parentName], references: [name], onDelete: Cascade)", "children Tag[] @relation(\"Tags\")"])],
        [("model Visit", ["userId Int", "at DateTime @default(now()) @db.Timestamptz(3)", "seconds BigInt?", "@@id([userId, at])", "@@map(\"visits\")"])],
    ];

    [Fact]
    public async Task Ten_rounds_in_turns_leave_neither_tool_with_anything_to_complain_about()
    {
        await using var project = await MigrationProject.CreateAsync();
        var oracle = new Oracle(project.Database);
        var blocks = new OrderedDictionary<string, string[]>();
        for (var round = 0; round < _rounds.Length; round++)
        {
            foreach (var (block, lines) in _rounds[round])
            {
                blocks[block] = [.. blocks.GetValueOrDefault(block, []), .. lines];
            }

            var models = string.Concat(blocks.Select(b => $"{b.Key} {{\n  {string.Join("\n  ", b.Value)}\n}}\n"));
            if (round % 2 == 0)
            {
                project.Add($"ours {round}", models);
                await project.UpdateAsync(models);
            }
            else
            {
                await TakePrismasTurnAsync(project, oracle, models, round);
            }

            await AssertBothAreContentAsync(project, oracle, models, round);
        }

        Console.WriteLine($"{_rounds.Length} rounds in turns with Prisma's engine: {project.Ids.Count} migrations, nothing to complain about after any.");
        Assert.Equal(_rounds.Length, project.Ids.Count);
    }

    private static async Task TakePrismasTurnAsync(MigrationProject project, Oracle oracle, string models, int round)
    {
        // Its ids have seconds of the clock, and must come after ours.
        var last = DateTime.ParseExact(project.Ids[^1][..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
        while (DateTime.UtcNow < last.AddSeconds(1))
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }

        project.WriteSchema(models);
        var id = (await oracle.CreateAsync(project.Migrations, project.SchemaPath, $"theirs_{round}")).OrThrow("create").Output;
        Assert.Equal($$"""{"appliedMigrationNames":["{{id}}"]}""", (await oracle.ApplyAsync(project.Migrations)).OrThrow("apply").Output);
    }

    private static async Task AssertBothAreContentAsync(MigrationProject project, Oracle oracle, string models, int round)
    {
        Assert.Equal((round, InSync), (round, (await oracle.StatusAsync(project.Migrations)).Output));
        Assert.Equal((round, CanCreate), (round, (await oracle.DevAsync(project.Migrations)).Output));
        Assert.Equal((round, 0), (round, (await oracle.DiffAsync("db", $"schema:{project.SchemaPath}")).ExitCode));

        Assert.StartsWith("Already in sync", Assert.Throws<OperationException>(() => project.Add("nothing", models)).Message, StringComparison.Ordinal);
        await using var database = new MigrationDatabase(project.Database.ConnectionString, project.Migrations);
        var status = await database.StatusAsync(TestContext.Current.CancellationToken);
        Assert.Equal((round, 0, 0, 0, 0), (round, status.Failed.Count, status.Edited.Count, status.Missing.Count, status.Pending.Count));
    }
}
