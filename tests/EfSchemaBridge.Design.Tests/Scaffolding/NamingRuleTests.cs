using EfSchemaBridge.Design.Scaffolding.Naming;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

public sealed class NamingRuleTests
{
    private static readonly NamingRule Rule = new(
        new ServiceCollection().AddEntityFrameworkDesignTimeServices().BuildServiceProvider().GetRequiredService<IPluralizer>());

    [Theory]
    [InlineData("User")]
    [InlineData("ADMIN")]
    [InlineData("IN_REVIEW")]
    [InlineData("Post_Tag")]
    [InlineData("Älter")]
    public void A_name_that_begins_with_an_upper_case_letter_stays(string name) => Assert.Equal(name, NamingRule.Member(name));

    [Theory]
    [InlineData("created_at", "CreatedAt")]
    [InlineData("authorId", "AuthorId")]
    [InlineData("in-review", "InReview")]
    [InlineData("__user__name__", "UserName")]
    [InlineData("user_ID", "UserID")]
    [InlineData("class", "Class")]
    public void Other_names_are_put_together_from_their_words(string name, string expected) => Assert.Equal(expected, NamingRule.Member(name));

    [Theory]
    [InlineData("v1_2", "V1_2")]
    [InlineData("2fa", "_2fa")]
    [InlineData("address_2", "Address2")]
    public void Digits_stay_apart_and_never_come_first(string name, string expected) => Assert.Equal(expected, NamingRule.Member(name));

    [Fact]
    public void A_name_without_letters_and_digits_is_an_underscore() => Assert.Equal("_", NamingRule.Member("__"));

    [Theory]
    [InlineData("users", "User")]
    [InlineData("job_applications", "JobApplication")]
    [InlineData("people", "Person")]
    [InlineData("address", "Address")]
    [InlineData("status", "Status")]
    [InlineData("news", "News")]
    public void A_class_with_a_made_name_is_singular(string name, string expected) => Assert.Equal(expected, Rule.Class(name));

    [Theory]
    [InlineData("user_data", "UserData")]
    [InlineData("media", "Media")]
    public void A_Latin_plural_stays(string name, string expected) => Assert.Equal(expected, Rule.Class(name));

    [Fact]
    public void A_class_that_keeps_its_name_keeps_its_number() => Assert.Equal("Users", Rule.Class("Users"));

    [Theory]
    [InlineData("User", "Users")]
    [InlineData("Category", "Categories")]
    [InlineData("Person", "People")]
    [InlineData("News", "News")]
    [InlineData("Users", "Users")]
    public void A_set_has_the_plural_of_its_class(string name, string expected) => Assert.Equal(expected, Rule.Set(name));

    [Theory]
    [InlineData("Acme.Shop", "ShopContext")]
    [InlineData("my_app", "MyAppContext")]
    public void A_context_is_named_after_its_namespace(string name, string expected) => Assert.Equal(expected, NamingRule.Context(name));

    [Theory]
    [InlineData("Acme.Shop", "Acme.Shop")]
    [InlineData("my-app", "my_app")]
    [InlineData("2fa.new", "_2fa._new")]
    public void A_namespace_is_made_of_any_root_namespace(string name, string expected) => Assert.Equal(expected, NamingRule.Namespace(name));

    [Theory]
    [InlineData("Shop", true)]
    [InlineData("_x1", true)]
    [InlineData("1x", false)]
    [InlineData("a b", false)]
    [InlineData("a;b", false)]
    [InlineData("", false)]
    [InlineData("class", false)]
    [InlineData("a\n", false)]
    public void An_identifier_has_letters_digits_and_underscores(string text, bool expected) => Assert.Equal(expected, NamingRule.IsIdentifier(text));
}
