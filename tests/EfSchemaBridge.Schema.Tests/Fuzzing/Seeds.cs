using EfSchemaBridge.Schema.Tests.Parity;

namespace EfSchemaBridge.Schema.Tests.Fuzzing;

/// <summary>What is mutated: the project's own schemas, and blocks of real ones where the shared folder is known.</summary>
internal static class Seeds
{
    /// <summary>Inputs are small, so that many of them can be tried.</summary>
    private const int MaximumLength = 1_500;

    /// <summary>All seeds.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. ParityCase.All().SelectMany(one => one.Files).Select(file => file.Text).Where(text => text.Length <= MaximumLength),
        .. ParityCase.Corpus().SelectMany(one => one.Files).SelectMany(file => Blocks(file.Text)),
    ];

    private static IEnumerable<string> Blocks(string text) => text.Split("\n}\n")
        .Where(block => block.Length is > 0 and <= MaximumLength).Select(block => $"{block}\n}}\n{Support.SchemaText.Datasource}");
}
