using System.Reflection;
using System.Text;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Tool.Project;

namespace EfSchemaBridge.Tool.Init;

/// <summary>The packages of a project that uses a schema. What the file holds stays, to the last blank.</summary>
internal static class PackageReferences
{
    private const string CentralFile = "Directory.Packages.props";
    private const string CentralSwitch = "ManagePackageVersionsCentrally";
    private static readonly (string Package, string Attributes)[] Packages = [("EfSchemaBridge", ""), ("EfSchemaBridge.Design", " PrivateAssets=\"all\"")];

    /// <summary>This tool's version, which the packages share.</summary>
    public static string Version { get; } =
        typeof(PackageReferences).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Adds the references that are missing.</summary>
    /// <returns>What was done.</returns>
    /// <exception cref="ToolException">ESB2024: the file is not one of a project.</exception>
    public static string Write(ProjectFile project)
    {
        var missing = Packages.Where(package => !project.RefersTo(package.Package)).ToList();
        if (missing.Count == 0)
        {
            return $"{project.Name} refers to the packages already.";
        }

        var central = CentralFileOf(project.Folder);
        Insert(project.Path, "ItemGroup", missing.Select(package => central is null
            ? $"<PackageReference Include=\"{package.Package}\" Version=\"{Version}\"{package.Attributes} />"
            : $"<PackageReference Include=\"{package.Package}\"{package.Attributes} />"));
        var names = string.Join(" and ", missing.Select(package => package.Package));
        if (central is null)
        {
            return $"Added {names} to {project.Name}.";
        }

        var known = File.ReadAllText(central);
        Insert(central, "ItemGroup", missing
            .Where(package => !known.Contains($"Include=\"{package.Package}\"", StringComparison.OrdinalIgnoreCase))
            .Select(package => $"<PackageVersion Include=\"{package.Package}\" Version=\"{Version}\" />"));
        return $"Added {names} to {project.Name}, and their version to {CentralFile}.";
    }

    private static string? CentralFileOf(string folder)
    {
        for (var current = new DirectoryInfo(folder); current is not null; current = current.Parent)
        {
            var file = Path.Combine(current.FullName, CentralFile);
            if (File.Exists(file))
            {
                return new ProjectFile(file).Property(CentralSwitch) is { } value && bool.TryParse(value, out var isOn) && isOn ? file : null;
            }
        }

        return null;
    }

    /// <summary>Puts a group before the end of an MSBuild file, in the file's own line ends, indentation and encoding.</summary>
    private static void Insert(string file, string group, IEnumerable<string> lines)
    {
        var items = lines.ToList();
        if (items.Count == 0)
        {
            return;
        }

        var (text, encoding) = Read(file);
        var end = text.LastIndexOf("</Project>", StringComparison.Ordinal);
        if (end < 0)
        {
            throw new ToolException(ToolCodes.NoProject, $"{file} does not end with </Project>, so the package references cannot be added. Add them by hand: {string.Join(" ", items)}");
        }

        var newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        var indent = text.Contains("\n\t", StringComparison.Ordinal) ? "\t" : "  ";
        var before = text[..end].TrimEnd(' ', '\t');
        string[] block = [$"{indent}<{group}>", .. items.Select(item => $"{indent}{indent}{item}"), $"{indent}</{group}>", ""];
        var changed = before + (before.EndsWith('\n') ? "" : newLine) + string.Join(newLine, block) + text[end..];
        FileReplacement.Write([(file, [.. encoding.GetPreamble(), .. encoding.GetBytes(changed)])]);
    }

    private static (string Text, Encoding Encoding) Read(string file)
    {
        using var reader = new StreamReader(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), detectEncodingFromByteOrderMarks: true);
        return (reader.ReadToEnd(), reader.CurrentEncoding);
    }
}
