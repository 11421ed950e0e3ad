using System.CommandLine;
using EfSchemaBridge.Infrastructure;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Init;

/// <summary><c>init</c>: what a project needs to start with. What is there already stays as it is.</summary>
internal sealed class InitCommand : ToolCommand
{
    private readonly Option<string?> _project = new("--project") { Description = "The project file, where a folder has several.", HelpName = "FILE" };
    private readonly Option<string?> _url = new("--url") { Description = "The connection to write into .env instead of a placeholder.", HelpName = "URL" };

    /// <summary>Creates the command.</summary>
    public InitCommand()
        : base("init", "Sets a .NET project up: prisma/schema.prisma with a first model, .env with DATABASE_URL, a line in .gitignore, the package references. Nothing is overwritten.", json: "what was written as an object")
    {
        Add(_project);
        Add(_url);
        Examples =
        [
            new("init", "Set up the project in this folder."),
            new("init --url postgresql://me:secret@localhost:5432/shop", "... with its database."),
        ];
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = FindProject(result.GetValue(_project));
        if (result.GetValue(_url) is { } url)
        {
            ConnectionUrl.Parse(url);
        }

        string?[] steps =
        [
            SchemaFile.Write(project.Folder),
            DotEnvFile.Write(project.Folder, result.GetValue(_url)),
            GitIgnoreFile.Write(project.Folder),
            PackageReferences.Write(project),
        ];
        foreach (var step in steps.OfType<string>())
        {
            terminal.Done(step);
        }

        WriteNextSteps(terminal, project, hasUrl: result.GetValue(_url) is not null);
        terminal.Report(new { Project = project.Path, Written = steps.OfType<string>() });
        return Task.FromResult(ExitCode.Success);
    }

    private static ProjectFile FindProject(string? given)
    {
        if (given is not null)
        {
            return File.Exists(given) ? new ProjectFile(given) : throw new ToolException(ToolCodes.NoProject, $"There is no project file '{given}'.");
        }

        return ProjectFile.In(".") switch
        {
            [var only] => new ProjectFile(only.Name),
            [] => throw new ToolException(ToolCodes.NoProject, $"There is no C# project in this folder. {Nearby()}"),
            var several => throw new ToolException(ToolCodes.NoProject, $"There is more than one C# project in this folder. Name one: dotnet schemabridge init --project {several[0].Name}"),
        };
    }

    private static string Nearby()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 3 };
        var found = Directory.EnumerateFiles(".", "*.csproj", options).Order(StringComparer.Ordinal).FirstOrDefault();
        return found is null
            ? "Make one first: dotnet new console"
            : $"Name the one to set up: dotnet schemabridge init --project {Path.GetRelativePath(".", found).Replace('\\', '/')}";
    }

    private static void WriteNextSteps(Terminal terminal, ProjectFile project, bool hasUrl)
    {
        var isElsewhere = project.Folder != Path.GetFullPath(".");
        string?[] steps =
        [
            isElsewhere ? $"Go to the project: cd {Path.GetRelativePath(".", project.Folder).Replace('\\', '/')}" : null,
            hasUrl ? null : "Set DATABASE_URL in .env. The database itself need not exist yet.",
            "Put your models into prisma/schema.prisma.",
            "Make the tables and the classes: dotnet schemabridge migrate dev --name init",
        ];
        terminal.Line();
        terminal.Line("Next:");
        foreach (var (index, step) in steps.OfType<string>().Index())
        {
            terminal.Line($"  {index + 1}. {step}");
        }

        if (project.Property("TargetFramework") is { } framework && !framework.StartsWith("net10", StringComparison.Ordinal))
        {
            terminal.Line();
            terminal.Warn($"{project.Name} targets {framework}; EfSchemaBridge needs net10.0.");
        }
    }
}
