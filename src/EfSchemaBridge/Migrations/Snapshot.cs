using System.Text.Json;
using System.Text.Json.Serialization;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations;

/// <summary>The state after the last migration, kept beside the migrations so that the next one can be made without a server. A cache: it names what it stands for, and counts only while that is what the folder holds.</summary>
internal static class Snapshot
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>The state that a source's snapshot holds, or null when there is none, it cannot be read, or the migrations are not those it stands for.</summary>
    public static RelationalState? Read(MigrationSource source)
    {
        var scripts = source.Read();
        if (scripts.Count == 0)
        {
            return RelationalState.Empty;
        }

        try
        {
            return source.ReadSnapshot() is { } text && JsonSerializer.Deserialize<Content>(text, Options) is { } content && Covers(content, scripts)
                ? content.State
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The snapshot's text for a state and the migrations that lead to it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="scripts">The migrations.</param>
    /// <param name="codeFirst">The tables and columns that come from an application's C# and not from a schema.</param>
    public static string Write(RelationalState state, IEnumerable<MigrationScript> scripts, IReadOnlyList<string>? codeFirst = null) =>
        JsonSerializer.Serialize(new Content([.. scripts.Select(s => new Entry(s.Id, s.Checksum))], state, codeFirst is { Count: > 0 } ? codeFirst : null), Options) + "\n";

    /// <summary>The tables and columns that come from an application's C#, as far as the snapshot knows, whether or not it stands for the migrations.</summary>
    public static IReadOnlyList<string> ReadCodeFirst(MigrationSource source)
    {
        try
        {
            return source.ReadSnapshot() is { } text ? JsonSerializer.Deserialize<Content>(text, Options)?.CodeFirst ?? [] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }

    private static bool Covers(Content content, IReadOnlyList<MigrationScript> scripts) =>
        content.Migrations.Count == scripts.Count
        && content.Migrations.Zip(scripts).All(pair => pair.First.Id == pair.Second.Id && Checksum.Matches(pair.Second.Sql, pair.First.Checksum));

    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Content(
        [property: JsonRequired] IReadOnlyList<Entry> Migrations,
        [property: JsonRequired] RelationalState State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? CodeFirst = null);

    private sealed record Entry([property: JsonRequired] string Id, [property: JsonRequired] string Checksum);
}
