namespace EfSchemaBridge.Tool.Tests;

public sealed class InitTests : IDisposable
{
    private const string Project = "<Project Sdk=\"Microsoft.NET.Sdk\">\r\n\t<PropertyGroup>\r\n\t\t<TargetFramework>net10.0</TargetFramework>\r\n\t</PropertyGroup>\r\n</Project>\r\n";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task A_project_gets_a_schema_a_connection_and_the_packages_in_its_own_layout()
    {
        folder.Write("Shop.csproj", Project);

        var (exitCode, output, error) = await folder.RunAsync("init");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            """
            Wrote prisma/schema.prisma, with a first model.
            Wrote .env, with a placeholder for DATABASE_URL.
            Wrote .gitignore, which leaves .env out.
            Added EfSchemaBridge and EfSchemaBridge.Design to Shop.csproj.

            Next:
              1. Set DATABASE_URL in .env. The database itself need not exist yet.
              2. Put your models into prisma/schema.prisma.
              3. Make the tables and the classes: dotnet schemabridge migrate dev --name init

            """.ReplaceLineEndings("\n"),
            output);
        Assert.Matches(
            "^<Project Sdk=\"Microsoft.NET.Sdk\">\r\n\t<PropertyGroup>\r\n\t\t<TargetFramework>net10.0</TargetFramework>\r\n\t</PropertyGroup>\r\n"
            + "\t<ItemGroup>\r\n\t\t<PackageReference Include=\"EfSchemaBridge\" Version=\"[^\"]+\" />\r\n\t\t<PackageReference Include=\"EfSchemaBridge.Design\" Version=\"[^\"]+\" PrivateAssets=\"all\" />\r\n\t</ItemGroup>\r\n</Project>\r\n$",
            folder.Read("Shop.csproj"));
        Assert.Equal(".env\n", folder.Read(".gitignore"));
        Assert.Equal("# The connection of the schema. This file stays out of version control.\nDATABASE_URL=\"postgresql://USER:PASSWORD@localhost:5432/DATABASE?schema=public\"\n", folder.Read(".env"));
        Assert.Equal(0, (await folder.RunAsync("validate")).ExitCode);
        Assert.Equal("prisma/schema.prisma is laid out already.\n", (await folder.RunAsync("format", "--check")).Output);
    }

    [Fact]
    public async Task Nothing_that_is_there_is_overwritten()
    {
        folder.Write("Shop.csproj", Project);
        folder.Write("schema.prisma", "model A {\n  id Int @id\n}\n");
        folder.Write(".env", "OTHER=1\nDATABASE_URL=mine");
        folder.Write(".gitignore", "bin/\n.env");

        var (exitCode, output, _) = await folder.RunAsync("init");

        Assert.Equal(0, exitCode);
        Assert.StartsWith(
            "schema.prisma is there already, and stays as it is.\n.env sets DATABASE_URL already, and stays as it is.\n.gitignore leaves .env out already.\n", output, StringComparison.Ordinal);
        Assert.Equal(("model A {\n  id Int @id\n}\n", "OTHER=1\nDATABASE_URL=mine", "bin/\n.env"), (folder.Read("schema.prisma"), folder.Read(".env"), folder.Read(".gitignore")));

        var again = await folder.RunAsync("init");
        Assert.Contains("\nShop.csproj refers to the packages already.\n", again.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_are_added_to_files_without_a_last_line_end()
    {
        folder.Write("Shop.csproj", Project);
        folder.Write(".env", "OTHER=1");
        folder.Write(".gitignore", "bin/");

        await folder.RunAsync("init", "--url", "postgresql://me:p$x@localhost/shop");

        Assert.Equal("OTHER=1\n# The connection of the schema. This file stays out of version control.\nDATABASE_URL='postgresql://me:p$x@localhost/shop'\n", folder.Read(".env"));
        Assert.Equal("bin/\n.env\n", folder.Read(".gitignore"));
    }

    [Fact]
    public async Task Versions_go_where_the_repository_keeps_them()
    {
        folder.Write("App/App.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n</Project>\n");
        folder.Write("Directory.Packages.props", "<Project>\n  <PropertyGroup>\n    <ManagePackageVersionsCentrally>true</ManagePackageVersionsCentrally>\n  </PropertyGroup>\n</Project>\n");

        var (exitCode, output, _) = await folder.RunAsync("init", "--project", "App/App.csproj");

        Assert.Equal(0, exitCode);
        Assert.Contains("Added EfSchemaBridge and EfSchemaBridge.Design to App.csproj, and their version to Directory.Packages.props.\n\nNext:\n  1. Go to the project: cd App\n", output, StringComparison.Ordinal);
        Assert.Contains("    <PackageReference Include=\"EfSchemaBridge\" />\n", folder.Read("App/App.csproj"), StringComparison.Ordinal);
        Assert.Matches("    <PackageVersion Include=\"EfSchemaBridge\" Version=\"[^\"]+\" />\n    <PackageVersion Include=\"EfSchemaBridge.Design\" Version=\"[^\"]+\" />\n  </ItemGroup>\n</Project>\n$", folder.Read("Directory.Packages.props"));
    }

    [Fact]
    public async Task A_folder_without_a_project_is_told_where_one_is()
    {
        Assert.Equal((1, "", "error ESB2024: There is no C# project in this folder. Make one first: dotnet new console\n"), await folder.RunAsync("init"));

        folder.Write("src/App/App.csproj", Project);
        Assert.Equal((1, "", "error ESB2024: There is no C# project in this folder. Name the one to set up: dotnet schemabridge init --project src/App/App.csproj\n"), await folder.RunAsync("init"));
    }

    [Fact]
    public async Task A_folder_with_two_projects_needs_a_name()
    {
        folder.Write("A.csproj", Project);
        folder.Write("B.csproj", Project);

        Assert.Equal((1, "", "error ESB2024: There is more than one C# project in this folder. Name one: dotnet schemabridge init --project A.csproj\n"), await folder.RunAsync("init"));
        Assert.Equal(0, (await folder.RunAsync("init", "--project", "B.csproj")).ExitCode);
        Assert.Equal(Project, folder.Read("A.csproj"));
    }

    [Fact]
    public async Task A_connection_that_cannot_be_read_is_refused_before_anything_is_written()
    {
        folder.Write("Shop.csproj", Project);

        Assert.Equal((1, "", "error ESB2010: The scheme of the connection URL is wrong: it must begin with postgresql:// or postgres://.\n"), await folder.RunAsync("init", "--url", "mysql://secret@host/shop"));
        Assert.Equal(Project, folder.Read("Shop.csproj"));
        Assert.False(folder.Exists("prisma"));
    }

    [Fact]
    public async Task An_older_target_framework_is_warned_of()
    {
        folder.Write("Shop.csproj", Project.Replace("net10.0", "net8.0", StringComparison.Ordinal));

        Assert.Equal("Shop.csproj targets net8.0; EfSchemaBridge needs net10.0.\n", (await folder.RunAsync("init")).Error);
    }
}
