using EfSchemaBridge.Migrations;
using EfSchemaBridge.Migrations.History;

namespace EfSchemaBridge.FunctionalTests.Applying.Chaos;

/// <summary>A folder with migrations of every kind, and what must hold of a database after any accident.</summary>
internal static class ChaosFolder
{
    private const string Pause = "SELECT pg_sleep(0.008);";

    /// <summary>The migrations: their ids, scripts, and the relations they make, in order of their statements.</summary>
    private static readonly Migration[] _all =
    [
        Whole(1),
        Whole(2),
        new("20240101000003_indexes", Steps.Each, "CREATE INDEX CONCURRENTLY i3a ON t1a (x);\nCREATE INDEX CONCURRENTLY i3b ON t1b (x);\nCREATE INDEX CONCURRENTLY i3c ON t2a (x);", ["i3a", "i3b", "i3c"]),
        Whole(4),
        new("20240101000005_own", Steps.Own, $"BEGIN;\nCREATE TABLE t5a (x int PRIMARY KEY);\n{Pause}\nCREATE TABLE t5b (x int PRIMARY KEY);\nCOMMIT;", ["t5a", "t5b"]),
        Whole(6),
        new("20240101000007_marked", Steps.Each, "-- schemabridge: no-transaction\nCREATE TABLE t7a (x int PRIMARY KEY);\nCREATE TABLE t7b (x int PRIMARY KEY);\nCREATE TABLE t7c (x int PRIMARY KEY);", ["t7a", "t7b", "t7c"]),
        Whole(8),
        Whole(9),
    ];

    /// <summary>How a script commits.</summary>
    private enum Steps
    {
        /// <summary>With its history row.</summary>
        Whole,

        /// <summary>In a transaction of its own.</summary>
        Own,

        /// <summary>Statement by statement.</summary>
        Each,
    }

    /// <summary>The ids and scripts.</summary>
    public static (string Id, string Sql)[] Migrations => [.. _all.Select(m => (m.Id, m.Sql))];

    /// <summary>Checks that history and database tell the same story, and nothing is half applied unless the row says so.</summary>
    /// <returns>The migration that is half done, or null.</returns>
    public static async Task<HistoryEntry?> CheckAsync(MigrationsProject project, MigrationStatus status)
    {
        var failed = status.Failed.SingleOrDefault();
        var isBehind = false;
        foreach (var migration in _all)
        {
            var entry = status.Entries.SingleOrDefault(e => e.MigrationName == migration.Id && e.RolledBackAt is null);
            var made = await MadeAsync(project, migration);
            if (entry is null)
            {
                Assert.Equal((migration.Id, 0), (migration.Id, made));
            }
            else
            {
                Assert.False(isBehind, $"{migration.Id} ran before an earlier migration was applied.");
                CheckEntry(migration, entry, made);
            }

            isBehind |= entry?.IsApplied != true;
        }

        return failed;
    }

    /// <summary>Undoes by hand what a half-done migration left behind, as its error asks for.</summary>
    public static Task UndoAsync(MigrationsProject project, HistoryEntry failed)
    {
        var relations = _all.Single(m => m.Id == failed.MigrationName).Relations;
        return project.Database.ExecuteAsync(string.Concat(relations.Select(r => $"DROP {(r[0] == 'i' ? "INDEX" : "TABLE")} IF EXISTS {r};")));
    }

    /// <summary>Empties the database.</summary>
    public static Task ResetAsync(MigrationsProject project) => project.Database.ExecuteAsync("DROP SCHEMA public CASCADE; CREATE SCHEMA public;");

    private static void CheckEntry(Migration migration, HistoryEntry entry, int made)
    {
        if (entry.IsApplied)
        {
            Assert.Equal((migration.Id, migration.Relations.Length), (migration.Id, made));
            return;
        }

        switch (migration.Steps)
        {
            case Steps.Whole:
                Assert.Fail($"{migration.Id} runs whole or not at all, and its row says that it failed.");
                break;

            // The commit may be done and not counted yet.
            case Steps.Own:
                Assert.True(made == 2 || (made == 0 && entry.AppliedSteps < 5), $"{migration.Id} made {made} of its tables, and its row says {entry.AppliedSteps} steps.");
                break;

            // So may a statement.
            case Steps.Each:
                Assert.InRange(made, entry.AppliedSteps, entry.AppliedSteps + 1);
                break;
        }
    }

    private static async Task<int> MadeAsync(MigrationsProject project, Migration migration)
    {
        var names = string.Join(", ", migration.Relations.Select(r => $"'{r}'"));
        return (int)await project.Database.ScalarAsync<long>($"SELECT count(*) FROM pg_class WHERE relname IN ({names})");
    }

    private static Migration Whole(int number) => new(
        $"2024010100000{number}_whole",
        Steps.Whole,
        $"CREATE TABLE t{number}a (x int PRIMARY KEY);\n{Pause}\nCREATE TABLE t{number}b (x int PRIMARY KEY);",
        [$"t{number}a", $"t{number}b"]);

    private sealed record Migration(string Id, Steps Steps, string Sql, string[] Relations);
}
