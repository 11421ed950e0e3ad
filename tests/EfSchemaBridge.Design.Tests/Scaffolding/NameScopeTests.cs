using EfSchemaBridge.Design.Scaffolding.Naming;

namespace EfSchemaBridge.Design.Tests.Scaffolding;

public sealed class NameScopeTests
{
    [Fact]
    public void A_taken_name_gets_the_first_free_number() =>
        Assert.Equal("a=A b=A1 c=A2", Name(new NameScope(StringComparer.Ordinal, []), "a", "b", "c"));

    [Fact]
    public void A_number_that_is_taken_itself_is_passed_over() =>
        Assert.Equal("a=A b=A2", Name(new NameScope(StringComparer.Ordinal, ["A1"]), "a", "b"));

    [Fact]
    public void A_name_that_stays_comes_before_those_that_are_made() =>
        Assert.Equal("A=A a=A1", Name(new NameScope(StringComparer.Ordinal, []), "a", "A"));

    private static string Name(NameScope scope, params string[] names) =>
        string.Join(" ", scope.Name(names, name => name, _ => "A").Select(pair => $"{pair.Key}={pair.Value}"));
}
