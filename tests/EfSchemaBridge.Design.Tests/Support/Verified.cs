using System.Reflection;

namespace EfSchemaBridge.Design.Tests.Support;

/// <summary>Texts that a person has looked at and found right, kept beside the tests. ESB_UPDATE_VERIFIED=1 rewrites them.</summary>
internal static class Verified
{
    /// <summary>The folder of the schemas and of what was verified.</summary>
    public static string Folder { get; } = Path.Combine(ProjectFolder, "Scaffolding", "Schemas");

    /// <summary>Asserts that a text is the verified one of a name.</summary>
    public static void Matches(string name, string actual)
    {
        var path = Path.Combine(Folder, $"{name}.verified.cs.txt");
        if (Environment.GetEnvironmentVariable("ESB_UPDATE_VERIFIED") == "1")
        {
            File.WriteAllText(path, actual);
        }

        Assert.Equal(File.Exists(path) ? File.ReadAllText(path) : "", actual);
    }

    /// <summary>The project names its own folder, since a build server's source paths (CallerFilePath) are made up.</summary>
    private static string ProjectFolder =>
        typeof(Verified).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "ProjectFolder").Value!;
}
