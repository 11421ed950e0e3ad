using EfSchemaBridge.Relational;

namespace EfSchemaBridge.Tests.Relational;

public class PostgresTypeTests
{
    [Theory]
    [InlineData("integer", "INTEGER")]
    [InlineData("int4", "INTEGER")]
    [InlineData("character varying(60)", "VARCHAR(60)")]
    [InlineData("varchar(60)", "VARCHAR(60)")]
    [InlineData("numeric(65, 30)", "DECIMAL(65,30)")]
    [InlineData("timestamp(3) without time zone", "TIMESTAMP(3)")]
    [InlineData("timestamp with time zone", "TIMESTAMPTZ")]
    [InlineData("time(6) with time zone", "TIMETZ(6)")]
    [InlineData("double precision", "DOUBLE PRECISION")]
    [InlineData("text[]", "TEXT[]")]
    [InlineData("timestamp(3) without time zone[]", "TIMESTAMP(3)[]")]
    [InlineData("bit varying(5)", "VARBIT(5)")]
    [InlineData("\"Role\"", "\"Role\"")]
    [InlineData("\"auth\".\"Role\"[]", "\"auth\".\"Role\"[]")]
    public void Every_spelling_of_a_type_becomes_the_one_Prisma_prints(string spelling, string canonical) =>
        Assert.Equal(canonical, PostgresType.Canonical(spelling));

    [Fact]
    public void The_schema_and_name_of_an_enum_are_read_from_its_quoted_type()
    {
        Assert.True(PostgresType.TryReadQuotedName("\"au\"\"th\".\"Role\"[]", out var schema, out var name));
        Assert.Equal(("au\"th", "Role"), (schema, name));
    }

    [Fact]
    public void A_builtin_type_has_no_quoted_name() => Assert.False(PostgresType.TryReadQuotedName("TEXT[]", out _, out _));
}
