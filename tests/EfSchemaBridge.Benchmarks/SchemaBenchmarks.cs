using BenchmarkDotNet.Attributes;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Parsing;
using EfSchemaBridge.Schema.Semantics;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Time and memory of the parser, from text to checked meaning, and of its tokenizer alone.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class SchemaBenchmarks
{
    /// <summary>What is read.</summary>
    [ParamsSource(nameof(Inputs))]
    public SchemaInput Input { get; set; } = null!;

    /// <summary>Everything that is read.</summary>
    public static IEnumerable<SchemaInput> Inputs => SchemaInput.All();

    /// <summary>A schema with errors is no measure: less is done for it.</summary>
    [GlobalSetup]
    public void RefuseErrors()
    {
        var error = SchemaReader.Parse(Input.Files).Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        if (error is not null)
        {
            throw new InvalidOperationException($"The schema {Input} has an error: {error}");
        }
    }

    /// <summary>Parses and validates.</summary>
    [Benchmark]
    public SchemaResult Validate() => SchemaReader.Parse(Input.Files);

    /// <summary>Cuts into tokens, line by line, as the parser keeps them.</summary>
    [Benchmark]
    public int Tokenize()
    {
        var lines = 0;
        foreach (var file in Input.Files)
        {
            var reader = new LineReader(file);
            while (reader.TryRead(out _))
            {
                lines++;
            }
        }

        return lines;
    }
}
