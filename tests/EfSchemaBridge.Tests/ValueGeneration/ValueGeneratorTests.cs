using EfSchemaBridge.ValueGeneration;
using Microsoft.EntityFrameworkCore.ValueGeneration;

namespace EfSchemaBridge.Tests.ValueGeneration;

public class ValueGeneratorTests
{
    private const int Many = 2000;

    public static TheoryData<ValueGenerator, string> Formats => new()
    {
        { new CuidValueGenerator(), "^c[0-9a-z]{24}$" },
        { new Cuid2ValueGenerator(), "^[a-z][0-9a-z]{23}$" },
        { new UlidValueGenerator(), "^[0-7][0-9A-HJKMNP-TV-Z]{25}$" },
        { new NanoIdValueGenerator(), "^[A-Za-z0-9_-]{21}$" },
        { new NanoIdValueGenerator(5), "^[A-Za-z0-9_-]{5}$" },
        { new Uuid4TextValueGenerator(), "^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" },
        { new Uuid7TextValueGenerator(), "^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$" },
    };

    public static TheoryData<ValueGenerator> Generators =>
    [
        new CuidValueGenerator(), new Cuid2ValueGenerator(), new UlidValueGenerator(), new NanoIdValueGenerator(),
        new Uuid4ValueGenerator(), new Uuid7ValueGenerator(), new Uuid4TextValueGenerator(), new Uuid7TextValueGenerator(),
    ];

    [Theory]
    [MemberData(nameof(Formats), DisableDiscoveryEnumeration = true)]
    public void Values_have_the_format_of_Prismas_client(ValueGenerator generator, string format) =>
        Assert.All(Take(generator, 100), value => Assert.Matches(format, (string)value));

    [Theory]
    [MemberData(nameof(Generators), DisableDiscoveryEnumeration = true)]
    public void Values_are_unique_across_threads(ValueGenerator generator) =>
        Assert.Equal(Many, Enumerable.Range(0, Many).AsParallel().Select(_ => generator.Next(null!)).Distinct().Count());

    [Theory]
    [MemberData(nameof(Generators), DisableDiscoveryEnumeration = true)]
    public void Values_are_stored_as_they_are(ValueGenerator generator) => Assert.False(generator.GeneratesTemporaryValues);

    [Fact]
    public void A_cuid_holds_time_then_a_counter_then_the_same_fingerprint()
    {
        var before = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds();
        var cuids = Take(new CuidValueGenerator(), 2).Cast<string>().ToList();

        Assert.InRange(FromBase36(cuids[0][1..9]), before, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds());
        Assert.True(FromBase36(cuids[1][9..13]) > FromBase36(cuids[0][9..13]));
        Assert.Equal(cuids[0][13..17], cuids[1][13..17]);
        Assert.NotEqual(cuids[0][17..], cuids[1][17..]);
    }

    [Fact]
    public void Every_letter_begins_some_cuid2() =>
        Assert.Equal(26, Take(new Cuid2ValueGenerator(), Many).Select(value => ((string)value)[0]).Distinct().Count());

    [Fact]
    public void Every_character_of_the_alphabet_occurs_in_nanoids() =>
        Assert.Equal(64, Take(new NanoIdValueGenerator(), Many).SelectMany(value => (string)value).Distinct().Count());

    [Fact]
    public async Task Ulids_sort_by_time()
    {
        var generator = new UlidValueGenerator();
        var first = generator.Next(null!);
        await Task.Delay(5, TestContext.Current.CancellationToken);

        Assert.True(string.CompareOrdinal(first, generator.Next(null!)) < 0);
    }

    [Fact]
    public void Uuids_of_Guid_properties_have_the_version()
    {
        Assert.Equal(4, new Uuid4ValueGenerator().Next(null!).Version);
        Assert.Equal(7, new Uuid7ValueGenerator().Next(null!).Version);
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(35, "z")]
    [InlineData(36, "10")]
    [InlineData(1295, "zz")]
    public void Base_36_counts_from_0_to_z(int number, string text) => Assert.Equal(text, Base36.Encode(number));

    [Theory]
    [InlineData(1, "0001")]
    [InlineData(36 * 36 * 36 * 36, "0000")]
    public void Base_36_of_a_length_keeps_the_last_digits(int number, string text) =>
        Assert.Equal(text, Base36.Encode(number, 4));

    private static List<object> Take(ValueGenerator generator, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => generator.Next(null!)!)];

    private static long FromBase36(string digits) =>
        digits.Aggregate(0L, (number, digit) => (number * 36) + Base36.Digits.IndexOf(digit, StringComparison.Ordinal));
}
