namespace EfSchemaBridge.Benchmarks;

/// <summary>The folder of this repository, whose packages the benchmarks make and use.</summary>
internal static class Repository
{
    /// <summary>Its full path.</summary>
    /// <exception cref="InvalidOperationException">The benchmarks do not run inside of it.</exception>
    public static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "EfSchemaBridge.sln")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The benchmarks do not run inside of the repository.");
        }

        return folder;
    }
}
