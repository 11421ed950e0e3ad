using System.Text.Json.Nodes;

namespace EfSchemaBridge.Migrations;

/// <summary>A state in JSON as its difference from a later one: elements that both hold are kept as the ranges of their places in the later one.</summary>
internal static class SnapshotDifference
{
    /// <summary>The earlier state in terms of the later one.</summary>
    public static JsonObject Of(JsonObject earlier, JsonObject later)
    {
        var difference = new JsonObject();
        foreach (var (name, value) in earlier)
        {
            difference[name] = value is JsonArray items && later[name] is JsonArray laterItems ? Shorten(items, laterItems) : value?.DeepClone();
        }

        return difference;
    }

    /// <summary>The earlier state again.</summary>
    /// <exception cref="FormatException">The difference was made from another later state.</exception>
    public static JsonObject Apply(JsonObject difference, JsonObject later)
    {
        var earlier = new JsonObject();
        foreach (var (name, value) in difference)
        {
            earlier[name] = value is JsonArray items && later[name] is JsonArray laterItems ? Expand(items, laterItems) : value?.DeepClone();
        }

        return earlier;
    }

    private static JsonArray Shorten(JsonArray items, JsonArray later)
    {
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var place = 0; place < later.Count; place++)
        {
            places.TryAdd(Text(later[place]), place);
        }

        var shortened = new JsonArray();
        (int First, int Last)? range = null;
        foreach (var item in items)
        {
            if (!places.TryGetValue(Text(item), out var place))
            {
                Flush();
                shortened.Add(item?.DeepClone());
            }
            else if (range is { } open && open.Last + 1 == place)
            {
                range = (open.First, place);
            }
            else
            {
                Flush();
                range = (place, place);
            }
        }

        Flush();
        return shortened;

        void Flush()
        {
            if (range is { } open)
            {
                shortened.Add(new JsonArray(open.First, open.Last));
                range = null;
            }
        }
    }

    private static JsonArray Expand(JsonArray items, JsonArray later)
    {
        var expanded = new JsonArray();
        foreach (var item in items)
        {
            if (item is not JsonArray range)
            {
                expanded.Add(item?.DeepClone());
                continue;
            }

            if (range is not [JsonValue first, JsonValue last] || !first.TryGetValue(out int place) || !last.TryGetValue(out int end) || place < 0 || end >= later.Count)
            {
                throw new FormatException("A range of the snapshot lies outside of the later state.");
            }

            for (; place <= end; place++)
            {
                expanded.Add(later[place]?.DeepClone());
            }
        }

        return expanded;
    }

    private static string Text(JsonNode? node) => node?.ToJsonString() ?? "null";
}
