using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Migrations;

/// <summary>The state after the last migration, kept beside the migrations so that the next one can be made without a server. A cache: it names what it stands for, and counts only while that is what the folder holds.</summary>
internal static class Snapshot
{
    /// <summary>How many migrations can be removed without a server.</summary>
    private const int EarlierStatesKept = 10;

    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutWhatIsNotSaid } },
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
            return ReadContent(source, scripts)?.State.Deserialize<RelationalState>(Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The snapshot's text for a state and the migrations that lead to it.</summary>
    /// <param name="state">The state.</param>
    /// <param name="scripts">The migrations.</param>
    /// <param name="context">The name of the context's type, or null when there is none.</param>
    /// <param name="codeFirst">The tables and columns that come from an application's C# and not from a schema.</param>
    public static string Write(RelationalState state, IEnumerable<MigrationScript> scripts, string? context = null, IReadOnlyList<string>? codeFirst = null) =>
        Write(new Content(context, Entries(scripts), Json(state), NullIfEmpty(codeFirst), null));

    /// <summary>The snapshot's text with one more migration; it keeps the states before it, for <see cref="WithoutLast"/>.</summary>
    /// <param name="source">The migrations so far.</param>
    /// <param name="context">The name of the context's type, or null when there is none: then it stays as it is.</param>
    /// <param name="before">The state they lead to.</param>
    /// <param name="after">The state that the next one leads to.</param>
    /// <param name="next">The next migration.</param>
    /// <param name="codeFirst">The tables and columns that come from an application's C# and not from a schema.</param>
    public static string With(
        MigrationSource source, string? context, RelationalState before, RelationalState after, MigrationScript next, IReadOnlyList<string>? codeFirst = null)
    {
        var scripts = source.Read();
        var previous = TryReadContent(source, scripts);
        var (earlier, later) = (Json(before), Json(after));
        JsonObject[] states = [SnapshotDifference.Of(earlier, later), .. previous?.Earlier ?? []];
        return Write(new Content(context ?? previous?.Context, Entries([.. scripts, next]), later, NullIfEmpty(codeFirst), [.. states.Take(EarlierStatesKept)]));
    }

    /// <summary>The snapshot's text without the last migration, or null when the state before it is not known.</summary>
    public static string? WithoutLast(MigrationSource source)
    {
        var scripts = source.Read();
        if (TryReadContent(source, scripts) is not { Earlier: [var last, .. var rest] } content)
        {
            return null;
        }

        try
        {
            return Write(content with { Migrations = [.. content.Migrations.SkipLast(1)], State = SnapshotDifference.Apply(last, content.State), Earlier = rest });
        }
        catch (FormatException)
        {
            return null;
        }
    }

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

    /// <summary>
    /// The state that a replay leaves, with the names that the snapshot remembers of the schema, whether or not it stands for the migrations: a script that was
    /// edited by hand changes what the database holds, and not what the schema called it.
    /// </summary>
    public static RelationalState WithRememberedNames(MigrationSource source, RelationalState replayed)
    {
        try
        {
            return source.ReadSnapshot() is { } text && JsonSerializer.Deserialize<Content>(text, Options)?.State.Deserialize<RelationalState>(Options) is { } remembered
                ? replayed.WithNamesOf(remembered)
                : replayed;
        }
        catch (JsonException)
        {
            return replayed;
        }
    }

    /// <summary>The name of the context's type that the last migration was made for, or null when it is not known.</summary>
    public static string? ContextOf(MigrationSource source) => TryReadContent(source, source.Read())?.Context;

    private static Content? TryReadContent(MigrationSource source, IReadOnlyList<MigrationScript> scripts)
    {
        try
        {
            return ReadContent(source, scripts);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Content? ReadContent(MigrationSource source, IReadOnlyList<MigrationScript> scripts) =>
        source.ReadSnapshot() is { } text && JsonSerializer.Deserialize<Content>(text, Options) is { } content && Covers(content, scripts) ? content : null;

    private static string Write(Content content) => JsonSerializer.Serialize(content, Options) + "\n";

    private static JsonObject Json(RelationalState state) => JsonSerializer.SerializeToNode(state, Options)!.AsObject();

    private static IReadOnlyList<string>? NullIfEmpty(IReadOnlyList<string>? names) => names is { Count: > 0 } ? names : null;

    private static Entry[] Entries(IEnumerable<MigrationScript> scripts) => [.. scripts.Select(s => new Entry(s.Id, s.Checksum))];

    /// <summary>Of what only C# can ask for, most tables have nothing.</summary>
    private static void LeaveOutWhatIsNotSaid(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(p => p.AssociatedParameter is null && p.Get is not null))
        {
            var isFlag = property.PropertyType == typeof(bool);
            property.ShouldSerialize = (_, value) =>
                value is not (null or System.Collections.ICollection { Count: 0 }) && !(isFlag && value is false) && !Equals(value, SequenceOptions.Default);
        }
    }

    private static bool Covers(Content content, IReadOnlyList<MigrationScript> scripts) =>
        content.Migrations.Count == scripts.Count
        && content.Migrations.Zip(scripts).All(pair => pair.First.Id == pair.Second.Id && Checksum.Matches(pair.Second.Sql, pair.First.Checksum));

    /// <param name="Context">The name of the context's type.</param>
    /// <param name="Migrations">The migrations it stands for.</param>
    /// <param name="State">The state after the last of them.</param>
    /// <param name="CodeFirst">The tables and columns that come from an application's C#.</param>
    /// <param name="Earlier">The states before the last of them, the latest first, each as its difference from the one after it.</param>
    [JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
    private sealed record Content(
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Context,
        [property: JsonRequired] IReadOnlyList<Entry> Migrations,
        [property: JsonRequired] JsonObject State,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? CodeFirst,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] JsonObject[]? Earlier);

    private sealed record Entry([property: JsonRequired] string Id, [property: JsonRequired] string Checksum);
}
