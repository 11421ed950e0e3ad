using EfSchemaBridge.Migrations;

namespace EfSchemaBridge.Tool.Project;

/// <summary>What the migrations hold that comes from an application's C# and not from the schema.</summary>
internal static class CodeFirstParts
{
    /// <summary>The names, as far as the snapshot knows them.</summary>
    public static IReadOnlyList<string> Of(MigrationProject project)
    {
        if (Snapshot.ReadCodeFirst(project.Directory) is not { Count: > 0 } names)
        {
            return [];
        }

        var known = CodeFirstNames.Of(project.SchemaState).ToHashSet(StringComparer.Ordinal);
        return [.. names.Where(name => !known.Contains(name))];
    }

    /// <summary>Stops a command that would drop it.</summary>
    /// <exception cref="ToolException">ESB2015: there is such a part.</exception>
    public static void Refuse(MigrationProject project)
    {
        if (Of(project) is { Count: > 0 } parts)
        {
            throw new ToolException(
                ToolCodes.CodeFirstParts,
                $"The migrations hold what comes from C# and not from the schema: {string.Join(", ", parts)}. This tool sees the schema alone and would drop it, so nothing was done. Use the commands that see both: dotnet ef migrations add NAME, dotnet ef database update.");
        }
    }
}
