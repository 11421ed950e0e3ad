using EfSchemaBridge.Modeling;

namespace EfSchemaBridge.Tests.Modeling;

/// <summary>The hint <c>/// @renamedFrom(oldName)</c>.</summary>
public class RenameCommentTests
{
    [Theory]
    [InlineData("@renamedFrom(old)", null)]
    [InlineData("A user.\n@renamedFrom(old)", "A user.")]
    [InlineData("  @renamedFrom( \"old\" )  \nA user.", "A user.")]
    [InlineData("A user.\n@renamedFrom(old)\nOf the app.", "A user.\nOf the app.")]
    [InlineData("A user, @renamedFrom(old) of the app.", "A user,  of the app.")]
    public void The_name_is_read_and_the_rest_is_documentation(string comment, string? documentation) =>
        Assert.Equal(new RenameComment("old", documentation), RenameComment.Of(comment));

    [Theory]
    [InlineData(null)]
    [InlineData("renamedFrom(old)")]
    public void A_comment_without_the_hint_is_documentation(string? comment) =>
        Assert.Equal(new RenameComment(null, comment), RenameComment.Of(comment));
}
