using System.Runtime.CompilerServices;

namespace EfSchemaBridge.Design.Tests.Support;

/// <summary>Texts that a person has looked at and found right, kept beside the tests. ESB_UPDATE_VERIFIED=1 rewrites them.</summary>
internal static class Verified
{
    /// <summary>The folder of the schemas and of what was verified.</summary>
    public static string Folder { get; } = Path.Combine(TestFolder(), "..", "Scaffolding", "Schemas");

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

    private static string TestFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
