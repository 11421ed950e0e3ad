using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Tests.Relational;

public class DefaultExpressionTests
{
    [Theory]
    [InlineData("'MEMBER'", "'MEMBER'::\"Role\"")]
    [InlineData("'it''s'", "'it''s'::text")]
    [InlineData("-1", "'-1'::integer")]
    [InlineData("1.50", "1.50::double precision")]
    [InlineData("CURRENT_TIMESTAMP", "now()")]
    [InlineData("ARRAY['a', 'b']::TEXT[]", "ARRAY['a'::text, 'b'::text]")]
    [InlineData("ARRAY[]::\"Role\"[]", "ARRAY[]::\"Role\"[]")]
    [InlineData("'x'", "('x'::character varying(3))")]
    public void A_default_equals_what_PostgreSQL_makes_of_it(string written, string stored) =>
        Assert.Equal(new ColumnDefault.Expression(written), new ColumnDefault.Expression(stored));

    [Theory]
    [InlineData("'a'", "'A'")]
    [InlineData("'a  b'", "'a b'")]
    [InlineData("1", "2")]
    [InlineData("'(x)'", "'x'")]
    [InlineData("'a::text'", "'a'")]
    public void Different_defaults_stay_different(string one, string other) =>
        Assert.NotEqual(new ColumnDefault.Expression(one), new ColumnDefault.Expression(other));
}
