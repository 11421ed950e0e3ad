using Microsoft.EntityFrameworkCore.Design;

namespace EfSchemaBridge.FunctionalTests.MixedModels;

/// <summary>A model written in C# becomes the database that EF makes of it, and is known again.</summary>
public sealed class ModelParityTests
{
    public static TheoryData<string> Names => [.. Models.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_migrations_make_the_database_that_EF_makes(string name)
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Models.All[name]);
        await project.UpdateAsync(Models.All[name]);

        Assert.Equal(await CodeProject.ContentOfEFAsync(Models.All[name]), await project.ContentAsync());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task With_nothing_changed_there_is_nothing_to_migrate(string name)
    {
        await using var project = await CodeProject.CreateAsync();
        project.Add("init", Models.All[name]);

        Assert.Equal("Already in sync", Refusal(project, name, offline: true));
        project.ForgetSnapshot();
        Assert.Equal("Already in sync", Refusal(project, name, offline: false));
    }

    /// <summary>The script is shown where there is one: it says what is found different.</summary>
    private static string Refusal(CodeProject project, string name, bool offline)
    {
        try
        {
            project.Add("again", Models.All[name], offline);
            return project.LastScript;
        }
        catch (OperationException exception)
        {
            return exception.Message.Split(':')[0];
        }
    }
}
