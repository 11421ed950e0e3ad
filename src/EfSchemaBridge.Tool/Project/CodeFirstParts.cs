using EfSchemaBridge.Migrations;

namespace EfSchemaBridge.Tool.Project;

/// <summary>What the migrations hold that comes from an application's C# and not from the schema.</summary>
internal static class CodeFirstParts
{
    /// <summary>Stops a command that would drop it.</summary>
    /// <exception cref="ToolException">ESB2015: there is such a part.</exception>
    public static void Refuse(MigrationProject project)
    {
        var known = CodeFirstNames.Of(project.SchemaState).ToHashSet(StringComparer.Ordinal);
        var parts = Snapshot.ReadCodeFirst(project.Directory).Where(name => !known.Contains(name)).ToList();
        if (parts.Count > 0)
        {
            throw new ToolException(
                ToolCodes.CodeFirstParts,
                $"The migrations hold what comes from C# and not from the schema: {string.Join(", ", parts)}. This tool sees the schema alone and would drop it, so nothing was done. Use the commands that see both: dotnet ef migrations add NAME, dotnet ef database update.");
        }
    }
}
