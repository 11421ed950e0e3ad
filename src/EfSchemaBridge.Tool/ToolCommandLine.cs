using System.CommandLine;
using System.CommandLine.Help;
using EfSchemaBridge.Tool.Db;
using EfSchemaBridge.Tool.Generate;
using EfSchemaBridge.Tool.Init;
using EfSchemaBridge.Tool.Migrate;
using EfSchemaBridge.Tool.Schemas;

namespace EfSchemaBridge.Tool;

/// <summary>All commands.</summary>
internal static class ToolCommandLine
{
    /// <summary>What people type.</summary>
    public const string Name = "dotnet schemabridge";

    /// <summary>The root of the commands.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Works with the schema.prisma of a .NET project, in the words of Prisma's command line. No command builds the project.")
        {
            new InitCommand(),
            new GenerateCommand(),
            new ValidateCommand(),
            new FormatCommand(),
            new Command("migrate", "Makes and applies migrations.")
            {
                new DevCommand(),
                new DeployCommand(),
                new StatusCommand(),
                new ResolveCommand(),
                new ResetCommand(),
                new AdoptCommand(),
                new SquashCommand(),
                new DiffCommand(),
            },
            new Command("db", "Works on the database without migrations.")
            {
                new PushCommand(),
                new PullCommand(),
                new ExecuteCommand(),
                new SeedCommand(),
            },
            new CompletionCommand(),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        return root;
    }
}
