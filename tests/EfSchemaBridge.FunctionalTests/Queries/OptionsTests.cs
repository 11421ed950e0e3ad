namespace EfSchemaBridge.FunctionalTests.Queries;

public sealed class OptionsTests(BlogDatabase blog) : IClassFixture<BlogDatabase>
{
    [Fact]
    public void Contexts_with_options_of_their_own_share_the_model_and_EFs_services()
    {
        using var first = blog.Context();
        using var second = blog.Context();

        Assert.Same(first.Model, second.Model);
    }
}
