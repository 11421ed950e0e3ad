namespace EfSchemaBridge.Infrastructure;

/// <summary>
/// Looks for a connection in the environment and then in <c>.env</c> files: of the current directory, of the schema's
/// folder in it, and of the program's folder up to its project.
/// </summary>
internal sealed class ConnectionSource
{
    private readonly Func<string, string?> _environment;
    private readonly string[] _schemaFolders;

    /// <summary>Creates a source.</summary>
    /// <param name="schemaFolder">The schema's folder, relative to the project.</param>
    /// <param name="environment">The environment variables; null for an absent one.</param>
    /// <param name="currentDirectory">Where the process runs.</param>
    /// <param name="programFolder">Where the program's files are.</param>
    public ConnectionSource(
        string schemaFolder, Func<string, string?> environment, string currentDirectory, string programFolder)
    {
        _environment = environment;
        var program = FoldersUpToProject(programFolder);
        _schemaFolders = [Path.Combine(currentDirectory, schemaFolder), Path.Combine(program[^1], schemaFolder)];
        string[] folders = [currentDirectory, _schemaFolders[0], .. program, _schemaFolders[1]];
        Files = [.. folders.Select(folder => Path.GetFullPath(".env", folder)).Distinct(StringComparer.Ordinal)];
    }

    /// <summary>The source of the running process.</summary>
    public static ConnectionSource OfProcess(string schemaFolder) =>
        new(schemaFolder, Environment.GetEnvironmentVariable, Environment.CurrentDirectory, AppContext.BaseDirectory);

    /// <summary>The files looked at, in this order, whether they exist or not.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The connection a variable holds; null when it is nowhere, or empty wherever it is.</summary>
    /// <exception cref="ConnectionUrlException">The value is found but cannot be read; the message says where it is.</exception>
    public ConnectionUrl? Find(string variable) =>
        IsSet(variable) ? Parse(_environment(variable)!, $"{variable}, set in the environment")
        : FindInFiles(variable) is (var value, var file) ? Parse(value, $"{variable}, set in {file}")
        : null;

    /// <summary>The value that a file has for a variable which the environment lacks, as it stands there; else null. It may hold a password.</summary>
    public string? FindMissing(string variable) => IsSet(variable) ? null : FindInFiles(variable)?.Value;

    private bool IsSet(string variable) => !string.IsNullOrWhiteSpace(_environment(variable));

    private (string Value, string File)? FindInFiles(string variable)
    {
        foreach (var file in Files.Where(File.Exists))
        {
            var found = DotEnv.Parse(File.ReadAllText(file), _environment).GetValueOrDefault(variable);
            if (!string.IsNullOrWhiteSpace(found))
            {
                return (found, file);
            }
        }

        return null;
    }

    private ConnectionUrl Parse(string value, string origin)
    {
        try
        {
            return ConnectionUrl.Parse(value, _schemaFolders);
        }
        catch (ConnectionUrlException exception)
        {
            throw new ConnectionUrlException($"{exception.Message} It comes from {origin}.", exception);
        }
    }

    // A published program has no project above it, and files of unrelated parents are none of its business.
    private static List<string> FoldersUpToProject(string programFolder)
    {
        var folders = new List<string>();
        for (var folder = new DirectoryInfo(programFolder); folder is not null; folder = folder.Parent)
        {
            folders.Add(folder.FullName);
            if (HasProject(folder))
            {
                return folders;
            }
        }

        return [programFolder];
    }

    // The options pass over folders that this user may not list.
    private static bool HasProject(DirectoryInfo folder) =>
        folder.EnumerateFiles("*", new EnumerationOptions()).Any(file => file.Extension is ".csproj" or ".fsproj");
}
