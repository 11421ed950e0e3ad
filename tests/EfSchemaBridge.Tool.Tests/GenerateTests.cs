using System.Text.RegularExpressions;

namespace EfSchemaBridge.Tool.Tests;

public sealed class GenerateTests : IDisposable
{
    private const string Schema = "datasource db {\n  provider = \"postgresql\"\n}\n\nmodel A {\n  id Int @id\n}\n";

    private readonly ProjectFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task Classes_go_where_the_build_of_the_project_puts_them()
    {
        folder.Write("My.Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\"><PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup></Project>");
        folder.Write("prisma/schema.prisma", Schema);

        var (exitCode, output, error) = await folder.RunAsync("generate");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal("Generated ShopContext: 1 model, 0 enums in N ms (obj/Debug/net10.0/EfSchemaBridge/)\n", Regex.Replace(output, "[0-9]+ ms", "N ms"));
        Assert.Contains("namespace My.Shop;", folder.Read("obj/Debug/net10.0/EfSchemaBridge/A.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task From_a_solution_folder_the_classes_go_to_the_project_of_the_schema()
    {
        folder.Write("src/Api/Api.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("src/Api/prisma/schema.prisma", Schema);

        var (exitCode, output, error) = await folder.RunAsync("generate", "--schema", "src/Api/prisma/schema.prisma");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal("Generated ApiContext: 1 model, 0 enums in N ms (src/Api/obj/Debug/net10.0/EfSchemaBridge/)\n", Regex.Replace(output, "[0-9]+ ms", "N ms"));
    }

    [Fact]
    public async Task Without_a_project_or_with_two_it_is_not_known_where_classes_go()
    {
        folder.Write("prisma/schema.prisma", Schema);

        Assert.Equal((1, "", "error ESB2024: There is no C# project in FOLDER. Run this in the project's folder, or name it: --project-dir FOLDER\n"), await folder.RunAsync("generate"));

        folder.Write("A.csproj", "<Project />");
        folder.Write("B.csproj", "<Project />");
        Assert.Equal(
            (1, "", "error ESB2024: There is more than one C# project in FOLDER, and the classes are for one of them. Say where they go: --output FOLDER --namespace NAME\n"),
            await folder.RunAsync("generate"));
    }

    [Fact]
    public async Task Json_names_the_context_and_the_files()
    {
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("prisma/schema.prisma", Schema);

        Assert.Equal(
            (0, """
                {
                  "context": "Shop.ShopContext",
                  "folder": "obj/Debug/net10.0/EfSchemaBridge/",
                  "files": [
                    "ShopContext.g.cs",
                    "A.g.cs"
                  ]
                }

                """.ReplaceLineEndings("\n"), ""),
            await folder.RunAsync("generate", "--json"));
    }

    [Fact]
    public async Task The_arguments_of_the_last_build_count()
    {
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("prisma/schema.prisma", Schema);
        folder.Write("obj/Release/net10.0/EfSchemaBridge/arguments.rsp", "--schema \"prisma/schema.prisma\"\n--namespace \"Other.Name\"\n--context \"Everything\"\n--output \"obj/Release/net10.0/EfSchemaBridge/\"\n# a comment\n");

        Assert.Contains("Generated Everything: 1 model, 0 enums in ", (await folder.RunAsync("generate")).Output, StringComparison.Ordinal);
        Assert.Contains("namespace Other.Name;", folder.Read("obj/Release/net10.0/EfSchemaBridge/A.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_of_several_schemas_has_its_own_settings_before_the_first_build()
    {
        folder.Write(
            "Shop.csproj",
            """
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <SchemaBridgeSchema Include="prisma/schema.prisma" Context="ShopContext" />
                <SchemaBridgeSchema Include="billing/schema.prisma" Context="BillingContext" OutputFolder="Billing/Generated">
                  <Namespace>Shop.Billing</Namespace>
                </SchemaBridgeSchema>
              </ItemGroup>
            </Project>
            """);
        folder.Write("prisma/schema.prisma", Schema);
        folder.Write("billing/schema.prisma", Schema.Replace("model A", "model Bill", StringComparison.Ordinal));

        var (exitCode, output, error) = await folder.RunAsync("generate");

        Assert.Equal((0, ""), (exitCode, error));
        Assert.Equal(
            "Generated ShopContext: 1 model, 0 enums in N ms (obj/Debug/net10.0/EfSchemaBridge/ShopContext/)\nGenerated BillingContext: 1 model, 0 enums in N ms (Billing/Generated/)\n",
            Regex.Replace(output, "[0-9]+ ms", "N ms"));
        Assert.Contains("namespace Shop.Billing;", folder.Read("Billing/Generated/Bill.g.cs"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_builds_arguments_of_every_schema_count_and_a_named_schema_goes_alone()
    {
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("prisma/schema.prisma", Schema);
        folder.Write("billing/schema.prisma", Schema);
        folder.Write("obj/Debug/net10.0/EfSchemaBridge/A/arguments.rsp", "--schema \"prisma/schema.prisma\"\n--namespace \"One\"\n--context \"A\"\n--output \"obj/Debug/net10.0/EfSchemaBridge/A/\"\n");
        folder.Write("obj/Debug/net10.0/EfSchemaBridge/B/arguments.rsp", "--schema \"billing/schema.prisma\"\n--namespace \"Two\"\n--context \"B\"\n--output \"out/\"\n");

        Assert.Equal(
            ["Generated A: 1 model, 0 enums", "Generated B: 1 model, 0 enums"],
            (await folder.RunAsync("generate")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line[..line.IndexOf(" in ", StringComparison.Ordinal)]));
        Assert.Matches(@"^Generated B: 1 model, 0 enums in \d+ ms \(out/\)\n$", (await folder.RunAsync("generate", "--schema", "billing/schema.prisma")).Output);
    }

    [Fact]
    public async Task Watching_generates_again_when_the_schema_is_saved_also_after_a_mistake()
    {
        folder.Write("Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        folder.Write("prisma/schema.prisma", Schema);
        using var watch = folder.Start("generate", "--watch");
        await watch.WaitForAsync("Watching prisma/schema.prisma. Ctrl-C ends it.");

        folder.Write("prisma/schema.prisma", Schema.Replace("Int @id", "Itn @id", StringComparison.Ordinal));
        await watch.WaitForAsync("error ESB1201: There is no type `Itn`.");
        folder.Write("prisma/schema.prisma", Schema + "\nmodel B {\n  id Int @id\n}\n");
        await watch.WaitForAsync("Generated ShopContext: 2 models, 0 enums");

        Assert.True(folder.Exists("obj/Debug/net10.0/EfSchemaBridge/B.g.cs"));
    }
}
