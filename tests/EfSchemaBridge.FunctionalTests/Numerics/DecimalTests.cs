using System.Globalization;
using EfSchemaBridge.FunctionalTests.Infrastructure;
using EfSchemaBridge.Infrastructure;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace EfSchemaBridge.FunctionalTests.Numerics;

public sealed class DecimalTests(PostgresDatabase database) : IClassFixture<PostgresDatabase>
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("-1")]
    [InlineData("0.1")]
    [InlineData("-0.0001")]
    [InlineData("123.4500")]
    [InlineData("10000")]
    [InlineData("99999999.99999999")]
    [InlineData("0.0000000000000000000000000001")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("-7.9228162514264337593543950335")]
    public async Task A_decimal_is_written_and_read_digit_by_digit(string text)
    {
        await using var source = Source();
        await using var command = source.CreateCommand("SELECT $1::text, $1");
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = decimal.Parse(text, CultureInfo.InvariantCulture) });
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);

        Assert.Equal(text, reader.GetString(0));
        Assert.Equal(text, reader.GetDecimal(1).ToString(CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("1.5", "1.5")]
    [InlineData("-120", "-120")]
    [InlineData("0.000000000000000000000000000001", "0")]
    [InlineData("0.123456789012345678901234567891", "0.1234567890123456789012345679")]
    [InlineData("12345678901234567890123.123456789", "12345678901234567890123.123457")]
    [InlineData("79228162514264337593543950335", "79228162514264337593543950335")]
    public async Task Prismas_DECIMAL_of_65_and_30_digits_is_read_as_near_as_a_decimal_can_hold(string stored, string read) =>
        Assert.Equal(read, (await ReadAsync<decimal>($"'{stored}'::decimal(65,30)")).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task Other_scales_are_kept() =>
        Assert.Equal("1.50", (await ReadAsync<decimal>("1.50::decimal(10,2)")).ToString(CultureInfo.InvariantCulture));

    [Fact]
    public async Task More_whole_digits_than_a_decimal_holds_are_an_error_not_another_number()
    {
        var exception = await Assert.ThrowsAsync<OverflowException>(() => ReadAsync<decimal>("79228162514264337593543950336::numeric"));
        Assert.Equal("The numeric value has more whole digits than a decimal holds (28).", exception.Message);
    }

    [Fact]
    public async Task Arrays_are_read_element_by_element() =>
        Assert.Equal([1.5m, -2m], await ReadAsync<decimal[]>("'{1.5,-2}'::decimal(65,30)[]"));

    [Fact]
    public async Task Every_context_with_UseSchemaBridge_reads_them()
    {
        await using var context = new DbContext(new DbContextOptionsBuilder().AmongMany().UseNpgsql(database.ConnectionString).UseSchemaBridge().Options);
        Assert.Equal([2.5m], await context.Database.SqlQueryRaw<decimal>("SELECT 2.5::decimal(65,30) AS \"Value\"").ToListAsync(TestContext.Current.CancellationToken));
    }

    private async Task<T> ReadAsync<T>(string expression)
    {
        await using var source = Source();
        await using var command = source.CreateCommand($"SELECT {expression}");
        await using var reader = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
        await reader.ReadAsync(TestContext.Current.CancellationToken);
        return await reader.GetFieldValueAsync<T>(0, TestContext.Current.CancellationToken);
    }

    private NpgsqlDataSource Source()
    {
        var builder = new NpgsqlDataSourceBuilder(database.ConnectionString);
        new DataSourcePlugin().Configure(builder);
        return builder.Build();
    }
}
