using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.FunctionalTests.Packages;

namespace EfSchemaBridge.FunctionalTests.CommandLine;

/// <summary>The story of the README with this tool and dotnet alone.</summary>
public sealed class QuickstartTests(PackedPackages packages)
{
    private const string Program =
        """
        using Microsoft.EntityFrameworkCore;
        using var db = new ShopContext();
        if (args is ["add"])
        {
            db.Users.Add(new User { Username = "JohnDoe", Age = 30 });
            await db.SaveChangesAsync();
        }
        var john = await db.Users.SingleAsync(u => u.Username == "JohnDoe");
        Console.WriteLine($"{john.Username}, {john.Age}");
        """;

    private const string Schema =
        """
        datasource db {
          provider = "postgresql"
          url      = env("DATABASE_URL")
        }

        model users {
          id       Int    @id @default(autoincrement())
          username String @unique
          age      Int
        }

        """;

    [Fact]
    public async Task A_new_project_gets_a_schema_a_database_classes_and_rows()
    {
        await using var project = await ToolProject.CreateAsync(packages.Tool, "");
        File.Delete(Path.Combine(project.Folder, "prisma", "schema.prisma"));
        await packages.EnsurePackedAsync();
        project.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\">\n  <PropertyGroup>\n    <OutputType>Exe</OutputType>\n    <TargetFramework>net10.0</TargetFramework>\n    <ImplicitUsings>enable</ImplicitUsings>\n    <Nullable>enable</Nullable>\n    <RootNamespace>Shop</RootNamespace>\n  </PropertyGroup>\n</Project>\n");
        project.Write("nuget.config", $"<configuration>\n  <packageSources>\n    <add key=\"local\" value=\"{packages.Source}\" />\n  </packageSources>\n</configuration>\n");
        project.Write("Program.cs", "using Shop;\n" + Program);

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
            await project.OutputAsync("init"));

        project.Write("prisma/schema.prisma", Schema);
        Assert.EndsWith("\nGenerated ShopContext: 1 model, 0 enums in N ms (obj/Debug/net10.0/EfSchemaBridge/)\n", await project.OutputAsync("migrate", "dev", "--name", "init"), StringComparison.Ordinal);
        Assert.Equal("JohnDoe, 30", await RunAsync("add"));

        project.Write("prisma/schema.prisma", Schema.Replace("age      Int\n", "age      Int\n  email    String @unique\n", StringComparison.Ordinal));
        var refused = await project.RunAsync("migrate", "dev", "--name", "email");
        Assert.Equal(1, refused.ExitCode);
        Assert.Contains("error ESB2016: ", refused.Error, StringComparison.Ordinal);

        project.Write("prisma/schema.prisma", Schema.Replace("age      Int\n", "age      Int\n  email    String? @unique\n", StringComparison.Ordinal));
        await project.OutputAsync("migrate", "dev", "--name", "email", "--accept-data-loss");
        Assert.Equal("JohnDoe, 30", await RunAsync());
        Assert.Equal(0, (await project.RunAsync("migrate", "status")).ExitCode);

        async Task<string> RunAsync(params string[] arguments)
        {
            var environment = new Dictionary<string, string?>(packages.Environment) { ["DATABASE_URL"] = project.Database.Url };
            var result = (await Command.RunAsync("dotnet", ["run", "--", .. arguments], project.Folder, environment)).OrThrow("dotnet run");
            return result.Output.TrimEnd().Split('\n')[^1];
        }
    }
}
