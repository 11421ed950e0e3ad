using System.Text.RegularExpressions;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Parity;

/// <summary>Makes a change with our planner and with Prisma's engine, and compares.</summary>
internal sealed partial class ChangeJudge : IAsyncDisposable
{
    private readonly ParityDatabase _database;

    private ChangeJudge(ParityDatabase database) => _database = database;

    /// <summary>A judge with a database of its own.</summary>
    public static async Task<ChangeJudge> CreateAsync() => new(await ParityDatabase.CreateAsync());

    /// <summary>Judges one change.</summary>
    public async Task<ChangeVerdict> JudgeAsync(ChangeCase change)
    {
        try
        {
            return await CompareAsync(change);
        }
        catch (Exception exception) when (exception is InvalidOperationException or PostgresException)
        {
            return new(change.Name, null, null, exception.Message, null);
        }
    }

    /// <summary>Replays a history, and compares what is different from the schema afterwards.</summary>
    /// <param name="change">The schema, as the second state.</param>
    /// <param name="migrations">The migrations folder.</param>
    public async Task<ChangeVerdict> JudgeHistoryAsync(ChangeCase change, string migrations)
    {
        await _database.EmptyAsync();
        foreach (var script in new MigrationsDirectory(migrations).Read())
        {
            try
            {
                await _database.ExecuteAsync(script.Sql);
            }
            catch (PostgresException exception)
            {
                return new(change.Name, null, null, null, $"{script.Id}: {exception.MessageText}");
            }
        }

        var ours = ScriptWriter.Write(StateDiffer.Compare(await _database.ReadAsync(), StateOf(change.After)));
        try
        {
            return new(change.Name, null, Difference(await _database.Engine.DiffAsync(OracleProcess.Database, Engine(change.After)), ours), null, null);
        }
        catch (InvalidOperationException exception)
        {
            return new(change.Name, null, null, exception.Message, null);
        }
    }

    /// <summary>A schema as the engine takes it: views had ids until Prisma 6, the engine of version 7 wants uniques.</summary>
    public static object Engine(IReadOnlyList<SourceFile> files) =>
        OracleProcess.Schema(files.Select(file => (file.Path, View().Replace(file.Text, view => view.Value.Replace("@id", "@unique", StringComparison.Ordinal)))));

    /// <summary>The state that a schema describes.</summary>
    /// <exception cref="InvalidOperationException">The schema has mistakes.</exception>
    public static RelationalState StateOf(IReadOnlyList<SourceFile> files)
    {
        var result = SchemaReader.Parse(files);
        return result.Schema is null
            ? throw new InvalidOperationException(string.Join('\n', result.Diagnostics))
            : ModelState.Of(result.Schema, "public");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private async Task<ChangeVerdict> CompareAsync(ChangeCase change)
    {
        var (before, after) = (StateOf(change.Before), StateOf(change.After));
        object engineBefore = Engine(change.Before), engineAfter = Engine(change.After);
        var ours = ScriptWriter.Write(StateDiffer.Compare(before, after));
        var theirs = await _database.Engine.DiffAsync(engineBefore, engineAfter);
        var schemas = Difference(theirs, ours);

        if (await TryMakeAsync(change, before, engineBefore) is { } refusal)
        {
            return new(change.Name, schemas, null, null, refusal);
        }

        var live = await _database.ReadAsync();
        var fromDatabase = ScriptWriter.Write(StateDiffer.Compare(live, after));
        var database = Difference(await _database.Engine.DiffAsync(OracleProcess.Database, engineAfter), fromDatabase);
        var state = await ApplyAsync(fromDatabase, after, engineAfter);
        if (state is null && !Sorted(ours).SequenceEqual(Sorted(fromDatabase)))
        {
            await MakeAsync(change, FromNothing(before));
            state = await ApplyAsync(ours, after, engineAfter);
        }

        if (state is not null && await FailsAsync(change, RelationalState.Empty, await _database.Engine.DiffAsync(OracleProcess.Empty, engineAfter)))
        {
            return new(change.Name, schemas, database, null, $"the second state: {state.Split('\n')[0]}");
        }

        return new(change.Name, schemas, database, state, null) { EngineFails = schemas is not null && await FailsAsync(change, before, theirs) };
    }

    /// <summary>True when PostgreSQL refuses a script.</summary>
    private async Task<bool> FailsAsync(ChangeCase change, RelationalState before, string script)
    {
        await MakeAsync(change, FromNothing(before));
        return await _database.RefusesAsync(script);
    }

    /// <summary>Makes the first state; says why no database can hold it, where the engine cannot make it either.</summary>
    private async Task<string?> TryMakeAsync(ChangeCase change, RelationalState before, object engineBefore)
    {
        try
        {
            await MakeAsync(change, FromNothing(before));
            return null;
        }
        catch (PostgresException exception)
        {
            return await FailsAsync(change, RelationalState.Empty, await _database.Engine.DiffAsync(OracleProcess.Empty, engineBefore))
                ? exception.MessageText
                : throw new InvalidOperationException($"The engine's script makes the first state, ours does not: {exception.Message}", exception);
        }
    }

    /// <summary>Empties the database and makes a state in it.</summary>
    private async Task MakeAsync(ChangeCase change, string script)
    {
        await _database.EmptyAsync();
        await _database.ExecuteAsync(change.Preparation + script);
    }

    private static string FromNothing(RelationalState state) => ScriptWriter.Write(StateDiffer.Compare(RelationalState.Empty, state));

    /// <summary>Applies a script in one transaction; what is wrong afterwards, or null.</summary>
    private async Task<string?> ApplyAsync(string script, RelationalState after, object engineAfter)
    {
        try
        {
            await _database.ExecuteAsync(script);
        }
        catch (PostgresException exception)
        {
            return $"{exception.SqlState}: {exception.MessageText}\n{script}";
        }

        var remaining = await _database.Engine.DiffAsync(OracleProcess.Database, engineAfter);
        if (remaining.Length > 0)
        {
            return $"The engine still finds:\n{remaining}\nafter:\n{script}";
        }

        var ours = ScriptWriter.Write(StateDiffer.Compare(await _database.ReadAsync(), after));
        return ours.Length > 0 ? $"We still find:\n{ours}\nafter:\n{script}" : null;
    }

    private static string? Difference(string theirs, string ours)
    {
        var (expected, actual) = (Statements(theirs), Statements(ours));
        return expected == actual ? null : $"--- the engine\n{expected}\n--- we\n{actual}";
    }

    [GeneratedRegex(@"^view \w+ \{.*?^\}", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex View();

    private static IEnumerable<string> Sorted(string script) => Statements(script).Split('\n').Order(StringComparer.Ordinal);

    /// <summary>What counts: no comments, no blank lines, and not the schema that every database has, which the engine names in a few statements and we in none.</summary>
    private static string Statements(string script) => string.Join('\n', script.Split('\n')
        .Where(line => line.Trim().Length > 0 && !line.StartsWith("--", StringComparison.Ordinal) && line != "CREATE SCHEMA IF NOT EXISTS \"public\";")
        .Select(line => line.Replace("\"public\".", "", StringComparison.Ordinal)));
}

/// <summary>How a change compares. Null means that nothing differs.</summary>
/// <param name="Name">The change.</param>
/// <param name="Schemas">The two scripts from schema to schema, where their statements differ.</param>
/// <param name="Database">The two scripts from a database to the schema, where their statements differ.</param>
/// <param name="State">What is wrong with the database after our script.</param>
/// <param name="Refusal">Why no database can hold the first state or the second, whichever tool makes it; nothing but the scripts was compared then.</param>
internal sealed record ChangeVerdict(string Name, string? Schemas, string? Database, string? State, string? Refusal)
{
    /// <summary>True when the engine's script from schema to schema, where it differs from ours, is one that PostgreSQL refuses.</summary>
    public bool EngineFails { get; init; }
}
