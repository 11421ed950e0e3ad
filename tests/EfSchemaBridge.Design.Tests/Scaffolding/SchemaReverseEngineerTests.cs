using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Scaffolding;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

/// <summary>What <c>dotnet ef dbcontext scaffold prisma/schema.prisma EfSchemaBridge</c> does with the services that it loads.</summary>
public sealed class SchemaReverseEngineerTests : IDisposable
{
    private readonly string _project = Directory.CreateTempSubdirectory("esb-").FullName;

    public SchemaReverseEngineerTests()
    {
        Directory.CreateDirectory(Path.Combine(_project, "prisma"));
        File.WriteAllText(Path.Combine(_project, "prisma", "schema.prisma"), "datasource db {\n  provider = \"postgresql\"\n}\nenum Role {\n  USER\n}\nmodel users {\n  id Int @id\n  role Role\n}\n");
    }

    public void Dispose() => Directory.Delete(_project, recursive: true);

    [Fact]
    public void The_classes_of_a_schema_are_the_users_own()
    {
        var code = Scaffold([]);

        Assert.Equal(Path.Combine("Data", "ShopContext.cs"), code.ContextFile.Path);
        Assert.Equal(["User.cs", "Role.cs"], code.AdditionalFiles.Select(file => file.Path));
        Assert.Equal("#nullable enable\n\nnamespace Shop.Models;\n\npublic partial class User\n{\n    public required int Id { get; set; }\n\n    public required Role Role { get; set; }\n}\n", code.AdditionalFiles[0].Code);
        Assert.Contains("using Shop.Models;\n\nnamespace Shop.Data;\n", code.ContextFile.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_of_the_project_write_the_classes()
    {
        var templates = Directory.CreateDirectory(Path.Combine(_project, "CodeTemplates", "EFCore")).FullName;
        File.WriteAllText(
            Path.Combine(templates, "EntityType.t4"),
            "<#@ template hostSpecific=\"true\" #><#@ assembly name=\"Microsoft.EntityFrameworkCore\" #><#@ parameter name=\"EntityType\" type=\"Microsoft.EntityFrameworkCore.Metadata.IEntityType\" #><#@ output extension=\".cs\" #>// <#= EntityType.Name #>: <# foreach (var p in EntityType.GetProperties()) { #><#= p.ClrType.Name #> <#= p.Name #>; <# } #>");

        var code = Scaffold([]);

        Assert.Equal("// User: Int32 Id; Role Role; ", code.AdditionalFiles.Single(file => file.Path == "User.cs").Code);
        Assert.Contains(code.AdditionalFiles, file => file.Path == "Role.cs");
        Assert.Contains(code.AdditionalFiles, file => file.Path == Path.Combine("Data", "ShopContext.Schema.cs"));
        Assert.Contains(".UseSchemaBridge()", code.ContextFile.Code, StringComparison.Ordinal);
    }

    [Fact]
    public void Templates_find_the_names_that_sets_have_in_generated_code()
    {
        var templates = Directory.CreateDirectory(Path.Combine(_project, "CodeTemplates", "EFCore")).FullName;
        File.WriteAllText(
            Path.Combine(templates, "DbContext.t4"),
            "<#@ template hostSpecific=\"true\" #><#@ assembly name=\"Microsoft.EntityFrameworkCore\" #><#@ assembly name=\"Microsoft.EntityFrameworkCore.Design\" #><#@ import namespace=\"Microsoft.EntityFrameworkCore\" #><#@ parameter name=\"Model\" type=\"Microsoft.EntityFrameworkCore.Metadata.IModel\" #><#@ output extension=\".cs\" #><# foreach (var e in Model.GetEntityTypes()) { #><#= e.Name #>: <#= e.GetDbSetName() #>; <# } #>");

        Assert.Equal("User: Users; ", Scaffold([]).ContextFile.Code);
    }

    [Fact]
    public void Tables_cannot_be_chosen_of_a_schema()
    {
        var exception = Assert.Throws<OperationException>(() => Scaffold(["users"]));

        Assert.Equal("ESB2008: --table and --schema choose tables of a database. Of a schema all models get a class but those with @@ignore.", exception.Message);
    }

    private ScaffoldedModel Scaffold(string[] tables)
    {
        var services = new ServiceCollection();
        new SchemaScaffoldingServices().ConfigureDesignTimeServices(services);
        new SchemaProviderServices().ConfigureDesignTimeServices(services);
        services.AddEntityFrameworkDesignTimeServices();
        using var provider = services.BuildServiceProvider();
        using var scope = provider.CreateScope();
        return scope.ServiceProvider.GetRequiredService<IReverseEngineerScaffolder>().ScaffoldModel(
            "prisma/schema.prisma",
            new DatabaseModelFactoryOptions(tables, []),
            new ModelReverseEngineerOptions(),
            new ModelCodeGenerationOptions { ProjectDir = _project, RootNamespace = "Shop", ModelNamespace = "Shop.Models", ContextNamespace = "Shop.Data", ContextDir = "Data", Language = "C#" });
    }
}
