using CsCheck;

namespace EfSchemaBridge.Schema.Tests.Fuzzing;

/// <summary>
/// Together 100,000 inputs a run, other ones each time. A failure prints its seed; <c>CsCheck_Seed</c> in the environment
/// runs it again.
/// </summary>
public class FuzzTests(ITestOutputHelper output)
{
    [Fact]
    public void Schemas_with_a_few_changes_keep_every_promise() => Try(SchemaGenerators.Mutated(Seeds.All), 70_000);

    [Fact]
    public void Pieces_of_the_grammar_in_any_order_keep_every_promise() => Try(SchemaGenerators.NearValid, 25_000);

    [Fact]
    public void Characters_in_any_order_keep_every_promise() => Try(SchemaGenerators.Noise, 5_000);

    private void Try(Gen<string> texts, int count)
    {
        var tried = 0;
        texts.Sample(
            text =>
            {
                Promises.Hold(text);
                Interlocked.Increment(ref tried);
            },
            iter: count, print: text => text);
        output.WriteLine($"{tried:N0} inputs");
        Assert.True(tried >= count);
    }
}
