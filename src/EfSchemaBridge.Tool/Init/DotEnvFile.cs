using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Tool.Init;

/// <summary>The file that holds the connection on a developer's machine.</summary>
internal static class DotEnvFile
{
    private const string Name = ".env";
    private const string Variable = "DATABASE_URL";
    private const string Placeholder = "postgresql://USER:PASSWORD@localhost:5432/DATABASE?schema=public";

    /// <summary>Adds the connection, unless the file has one.</summary>
    /// <param name="projectFolder">The project's folder.</param>
    /// <param name="url">The connection, or null for a placeholder.</param>
    /// <returns>What was done.</returns>
    /// <exception cref="ToolException">ESB2010: the connection cannot be put into the file.</exception>
    public static string Write(string projectFolder, string? url)
    {
        var file = Path.Combine(projectFolder, Name);
        var existing = File.Exists(file) ? File.ReadAllText(file) : "";
        if (DotEnv.Parse(existing, _ => null).ContainsKey(Variable))
        {
            return $"{Name} sets {Variable} already, and stays as it is.";
        }

        var separator = existing.Length == 0 || existing.EndsWith('\n') ? "" : "\n";
        FileReplacement.Write(file, $"{existing}{separator}# The connection of the schema. This file stays out of version control.\n{Variable}={Quoted(url ?? Placeholder)}\n");
        var what = url is null ? $"a placeholder for {Variable}" : Variable;
        return existing.Length == 0 ? $"Wrote {Name}, with {what}." : $"Added {what} to {Name}.";
    }

    private static string Quoted(string url) =>
        url.Contains('\'', StringComparison.Ordinal) ? throw new ToolException(ToolCodes.InvalidConnection, "The connection holds a quote: write it as %27.")
        : url.AsSpan().ContainsAny('$', '"', '\\') ? $"'{url}'"
        : $"\"{url}\"";
}
