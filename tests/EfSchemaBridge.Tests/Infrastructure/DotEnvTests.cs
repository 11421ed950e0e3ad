using EfSchemaBridge.Infrastructure;

namespace EfSchemaBridge.Tests.Infrastructure;

public class DotEnvTests
{
    [Theory]
    [InlineData("KEY=value", "value")]
    [InlineData("KEY=\"value\"", "value")]
    [InlineData("KEY='value'", "value")]
    [InlineData("KEY=`value`", "value")]
    [InlineData("export KEY=value", "value")]
    [InlineData("  KEY = value  ", "value")]
    [InlineData("KEY: value", "value")]
    [InlineData("KEY=value # comment", "value")]
    [InlineData("KEY=\"value\" # comment", "value")]
    [InlineData("KEY=\"value # no comment\"", "value # no comment")]
    [InlineData("KEY=a b", "a b")]
    [InlineData("KEY=", "")]
    [InlineData("KEY=\nOTHER=1", "")]
    [InlineData("KEY=\"\"", "")]
    [InlineData("KEY=\"a\\nb\"", "a\nb")]
    [InlineData("KEY='a\\nb'", "a\\nb")]
    [InlineData("KEY=\"a\nb\"", "a\nb")]
    [InlineData("KEY=it's", "it's")]
    [InlineData("KEY=\"a\"b", "\"a\"b")]
    [InlineData("KEY=a=b&c=d", "a=b&c=d")]
    [InlineData("KEY=1\nKEY=2", "2")]
    [InlineData("OTHER=1\r\nKEY=value\r\n", "value")]
    [InlineData("not an assignment\nKEY=value", "value")]
    public void A_value_is_read_as_dotenv_reads_it(string text, string value) => Assert.Equal(value, Parse(text)["KEY"]);

    [Theory]
    [InlineData("# KEY=value")]
    [InlineData("KEY")]
    [InlineData("")]
    public void What_is_no_assignment_sets_nothing(string text) => Assert.Empty(Parse(text));

    [Theory]
    [InlineData("A=1\nKEY=${A}x", "1x")]
    [InlineData("KEY=\"${A}x\"\nA=1", "1x")]
    [InlineData("A=1\nKEY='${A}x'", "1x")]
    [InlineData("A=1\nB=${A}2\nKEY=${B}3", "123")]
    [InlineData("KEY=x${MISSING}y", "xy")]
    [InlineData("KEY=\\${A}", "${A}")]
    [InlineData("KEY=pa$word$", "pa$word$")]
    [InlineData("KEY=${HOST}", "from the environment")]
    [InlineData("HOST=file\nKEY=${HOST}", "from the environment")]
    public void References_in_braces_are_expanded_and_the_environment_wins(string text, string value) =>
        Assert.Equal(value, Parse(text)["KEY"]);

    [Fact]
    public void Values_that_refer_to_each_other_end() => Assert.Equal("ab", Parse("KEY=a${OTHER}\nOTHER=b${KEY}")["KEY"]);

    private static IReadOnlyDictionary<string, string> Parse(string text) =>
        DotEnv.Parse(text, name => name == "HOST" ? "from the environment" : null);
}
