using System.Diagnostics;
using System.Globalization;
using System.Text;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.History;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.Benchmarks.Migrations;

/// <summary>Applying 1,000 small migrations, beside <c>psql</c> that runs the same files in one session, each in its transaction with an insert into the history.</summary>
/// <param name="server">An Npgsql connection string to a server where databases can be made.</param>
internal sealed class ApplyingComparison(string server)
{
    private const int Count = 1_000;
    private const int Rounds = 7;
    private const string Database = "esb_benchmark_applying";

    /// <summary>Measures in turns, and writes the table.</summary>
    public async Task<string> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("esb-applying-").FullName;
        try
        {
            var scripts = WriteFolder(folder);
            var script = WritePsqlScript(folder, scripts);
            List<double> psql = [], ours = [];
            for (var round = 0; round <= Rounds; round++)
            {
                var (one, two) = (await MeasureAsync(() => PsqlAsync(script)), await MeasureAsync(() => MigrateAsync(folder)));
                if (round > 0)
                {
                    psql.Add(one);
                    ours.Add(two);
                }
            }

            return Table(Median.Of(psql), Median.Of(ours), Median.Of(psql.Zip(ours, (p, o) => o / p)));
        }
        finally
        {
            await RecreateAsync(create: false);
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string Table(double psql, double ours, double ratio) => string.Create(CultureInfo.InvariantCulture,
        $"""
        | {Count:N0} small migrations | ms | ratio |
        |---|--:|--:|
        | `psql`, one session, each file in its transaction with an insert | {psql:N0} | 1.00 |
        | `MigrateAsync()`, checks, lock and checksums included | {ours:N0} | {ratio:0.00} |
        """);

    private static IReadOnlyList<MigrationScript> WriteFolder(string folder)
    {
        for (var number = 0; number < Count; number++)
        {
            var id = $"2024{number:0000000000}_step";
            Directory.CreateDirectory(Path.Combine(folder, id));
            File.WriteAllText(Path.Combine(folder, id, MigrationSource.ScriptName), Sql(number));
        }

        return new MigrationsDirectory(folder).Read();
    }

    /// <summary>Ten kinds of small changes that go round: a new table, then columns, an index, a key, rows.</summary>
    private static string Sql(int number)
    {
        var table = $"\"Table{number / 10}\"";
        return (number % 10) switch
        {
            0 => $"-- CreateTable\nCREATE TABLE {table} (\n    \"id\" SERIAL NOT NULL,\n    \"name\" TEXT NOT NULL,\n\n    CONSTRAINT \"Table{number / 10}_pkey\" PRIMARY KEY (\"id\")\n);\n",
            1 => $"-- CreateIndex\nCREATE UNIQUE INDEX \"Table{number / 10}_name_key\" ON {table}(\"name\");\n",
            2 => $"-- AlterTable\nALTER TABLE {table} ADD COLUMN     \"parentId\" INTEGER;\n\n-- AddForeignKey\nALTER TABLE {table} ADD CONSTRAINT \"Table{number / 10}_parentId_fkey\" FOREIGN KEY (\"parentId\") REFERENCES {table}(\"id\") ON DELETE SET NULL ON UPDATE CASCADE;\n",
            3 => $"INSERT INTO {table} (\"name\") VALUES ('it''s; one'), ('two');\n",
            var kind => $"-- AlterTable\nALTER TABLE {table} ADD COLUMN     \"column{kind}\" INTEGER DEFAULT {number};\n",
        };
    }

    private static string WritePsqlScript(string folder, IReadOnlyList<MigrationScript> scripts)
    {
        var history = new HistoryStatements("_prisma_migrations");
        var text = new StringBuilder("\\set ON_ERROR_STOP on\n").AppendLine(history.CreateIfNotExists);
        foreach (var script in scripts)
        {
            text.AppendLine("BEGIN;")
                .AppendLine(CultureInfo.InvariantCulture, $"\\i {Path.Combine(folder, script.Id, MigrationSource.ScriptName)}")
                .AppendLine(history.InsertApplied(script))
                .AppendLine("COMMIT;");
        }

        var file = Path.Combine(folder, "all.psql");
        File.WriteAllText(file, text.ToString());
        return file;
    }

    private async Task<double> MeasureAsync(Func<Task> apply)
    {
        await RecreateAsync(create: true);
        var clock = Stopwatch.StartNew();
        await apply();
        return clock.Elapsed.TotalMilliseconds;
    }

    private async Task PsqlAsync(string script)
    {
        var settings = new NpgsqlConnectionStringBuilder(server);
        var start = new ProcessStartInfo("psql", ["--no-psqlrc", "--quiet", "--file", script])
        {
            Environment =
            {
                ["PGHOST"] = settings.Host, ["PGPORT"] = settings.Port.ToString(CultureInfo.InvariantCulture), ["PGUSER"] = settings.Username, ["PGPASSWORD"] = settings.Password ?? "", ["PGDATABASE"] = Database,
            },
        };
        using var process = Process.Start(start)!;
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException("psql failed; what it printed says why.");
        }
    }

    private async Task MigrateAsync(string folder)
    {
        var connection = new NpgsqlConnectionStringBuilder(server) { Database = Database, Pooling = false }.ConnectionString;
        var options = new DbContextOptionsBuilder().UseNpgsql(connection).UseSchemaBridge(o => o.MigrationsFolder(folder)).Options;
        await using var context = new DbContext(options);
        await context.Database.MigrateAsync();
    }

    private async Task RecreateAsync(bool create)
    {
        await using var source = NpgsqlDataSource.Create(server);
        await using var drop = source.CreateCommand($"DROP DATABASE IF EXISTS {Database} WITH (FORCE)");
        await drop.ExecuteNonQueryAsync();
        if (create)
        {
            await using var command = source.CreateCommand($"CREATE DATABASE {Database} TEMPLATE template0");
            await command.ExecuteNonQueryAsync();
        }
    }
}
