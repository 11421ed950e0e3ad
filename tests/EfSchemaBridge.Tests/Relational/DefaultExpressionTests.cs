using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Tests.Relational;

public class DefaultExpressionTests
{
    [Theory]
    [InlineData("\"Role\"", "'MEMBER'", "'MEMBER'::\"Role\"")]
    [InlineData("TEXT", "'it''s'", "'it''s'::text")]
    [InlineData("INTEGER", "-1", "'-1'::integer")]
    [InlineData("DOUBLE PRECISION", "1.50", "1.5::double precision")]
    [InlineData("DECIMAL(10,2)", "1", "1.00")]
    [InlineData("TIMESTAMP(3)", "CURRENT_TIMESTAMP", "now()")]
    [InlineData("TIMESTAMP(3)", "'2020-01-02 03:04:05.60 +02:00'", "'2020-01-02 03:04:05.6'::timestamp without time zone")]
    [InlineData("TIMESTAMPTZ", "'2020-01-02 03:04:05 +02:00'", "'2020-01-02 01:04:05+00'::timestamp with time zone")]
    [InlineData("DATE", "'2020-01-02 00:00:00 +00:00'", "'2020-01-02'::date")]
    [InlineData("TIME", "'1970-01-01 03:04:05 +00:00'", "'03:04:05'::time without time zone")]
    [InlineData("TIMESTAMP(3)[]", "ARRAY['2020-01-02 03:04:05 +00:00']::TIMESTAMP(3)[]", "ARRAY['2020-01-02 03:04:05'::timestamp(3) without time zone]")]
    [InlineData("TEXT[]", "ARRAY['a', 'b']::TEXT[]", "ARRAY['a'::text, 'b'::text]")]
    [InlineData("\"Role\"[]", "ARRAY[]::\"Role\"[]", "ARRAY[]::\"Role\"[]")]
    [InlineData("VARCHAR(3)", "'x'", "('x'::character varying(3))")]
    [InlineData("JSONB", "'{\"a\": 1}'", "'{ \"a\":1 }'::jsonb")]
    [InlineData("UUID", "\"auth\".make_id()", "auth.make_id()")]
    public void A_default_equals_what_PostgreSQL_makes_of_it(string type, string written, string stored) =>
        Assert.True(DefaultExpression.AreSame(written, type, stored, type));

    [Theory]
    [InlineData("TEXT", "'a'", "'A'")]
    [InlineData("TEXT", "'a  b'", "'a b'")]
    [InlineData("INTEGER", "1", "2")]
    [InlineData("TEXT", "'(x)'", "'x'")]
    [InlineData("TEXT", "'a::text'", "'a'")]
    [InlineData("TEXT", "'1.50'", "'1.5'")]
    [InlineData("TEXT", "'2020-01-02'", "'2020-01-02 00:00:00'")]
    public void Different_defaults_stay_different(string type, string one, string other) =>
        Assert.False(DefaultExpression.AreSame(one, type, other, type));

    [Theory]
    [InlineData("INTEGER", "1", "TEXT", "'1'")]
    [InlineData("INTEGER", "1", "DOUBLE PRECISION", "1")]
    public void A_literal_of_another_kind_of_type_is_another_default(string type, string one, string otherType, string other) =>
        Assert.False(DefaultExpression.AreSame(one, type, other, otherType));

    [Theory]
    [InlineData("INTEGER", "1", "BIGINT", "1")]
    [InlineData("TIMESTAMP(3)", "CURRENT_TIMESTAMP", "DATE", "now()")]
    public void A_default_stays_when_the_type_changes_within_its_kind(string type, string one, string otherType, string other) =>
        Assert.True(DefaultExpression.AreSame(one, type, other, otherType));
}
