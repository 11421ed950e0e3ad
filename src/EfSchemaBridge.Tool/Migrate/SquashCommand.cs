using System.CommandLine;
using EfSchemaBridge.Migrations.Folder;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Migrate;

/// <summary><c>migrate squash</c>: replaces the first migrations by one.</summary>
internal sealed class SquashCommand : ToolCommand
{
    private readonly SchemaOption _schema = new();
    private readonly Option<string?> _to = new("--to") { Description = "The last migration that is replaced; the last one of the folder unless it is given.", HelpName = "NAME" };
    private readonly Option<string> _name = new("--name", "-n") { Description = "The name of the new migration.", HelpName = "NAME", DefaultValueFactory = _ => "squashed" };
    private readonly Option<bool> _keepStatements = new("--keep-statements") { Description = "Put the scripts behind each other, instead of writing what they lead to: needed where they fill tables or make views, functions and the like." };

    /// <summary>Creates the command.</summary>
    public SquashCommand()
        : base("squash", "Replaces the migrations up to a point by one. Databases that hold them take the new one for applied with their next migrate deploy, dotnet ef database update or MigrateAsync; Prisma's own commands do so after that.", json: "what was replaced as an object")
    {
        foreach (var option in (Option[])[_to, _name, _keepStatements, _schema])
        {
            Add(option);
        }

        Examples =
        [
            new("migrate squash", "Make one migration of all."),
            new("migrate squash --to 20261123010203_add_email", "... of those up to this one."),
        ];
    }

    /// <inheritdoc/>
    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var project = MigrationProject.Open(_schema, result, terminal);
        await using (project.ConfigureAwait(false))
        {
            var scripts = project.Directory.Read();
            var replaced = UpTo(scripts, result.GetValue(_to));
            var squashing = new Squashing(project, replaced, [.. scripts.Skip(replaced.Count)]);
            var squashed = await terminal.WaitAsync(
                "Replaying the migrations",
                () => squashing.RunAsync(result.GetRequiredValue(_name), result.GetValue(_keepStatements), cancellationToken)).ConfigureAwait(false);
            terminal.Line(MigrationTree.Draw(project.Workspace.MigrationsFolder, [squashed.Id]));
            terminal.Line();
            terminal.Done($"{squashed.Id} replaces {Count.Of(replaced.Count, "migration")}. No database was changed.");
            terminal.Line($"Databases that hold them take it for applied with their next {ToolCommandLine.Name} migrate deploy, dotnet ef database update or MigrateAsync. Run one of these before Prisma's own commands.");
            terminal.Report(new { Created = squashed.Id, Replaced = replaced.Select(script => script.Id) });
            return ExitCode.Success;
        }
    }

    private static IReadOnlyList<MigrationScript> UpTo(IReadOnlyList<MigrationScript> scripts, string? last)
    {
        var count = last is null ? scripts.Count : scripts.ToList().FindIndex(script => script.Id == last) + 1;
        return count switch
        {
            0 when last is not null => throw new ToolException(ToolCodes.CannotSquash, $"There is no migration '{last}'."),
            < 2 => throw new ToolException(ToolCodes.CannotSquash, "There are no two migrations to make one of."),
            _ => [.. scripts.Take(count)],
        };
    }
}
