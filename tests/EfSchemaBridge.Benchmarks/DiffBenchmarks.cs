using BenchmarkDotNet.Attributes;
using EfSchemaBridge.Migrations.Planning;
using EfSchemaBridge.Migrations.Sql;
using EfSchemaBridge.Relational;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Text;

namespace EfSchemaBridge.Benchmarks;

/// <summary>Time and memory of a migration's planning, for a change in every model of a schema.</summary>
[MemoryDiagnoser(displayGenColumns: false)]
public class DiffBenchmarks
{
    private RelationalState _before = RelationalState.Empty;
    private RelationalState _after = RelationalState.Empty;

    /// <summary>The number of models.</summary>
    [Params(250, 500, 1_000, 2_000)]
    public int Models { get; set; }

    /// <summary>Reads both schemas.</summary>
    [GlobalSetup]
    public void Read()
    {
        _before = State(GeneratedSchema.Of(Models));
        _after = State(GeneratedSchema.ChangedOf(Models));
    }

    /// <summary>The diff itself: from two states to the script.</summary>
    [Benchmark]
    public int Diff() => ScriptWriter.Write(StateDiffer.Compare(_before, _after)).Length;

    /// <summary>Everything: from two texts to the script.</summary>
    [Benchmark]
    public int DiffOfTexts() => ScriptWriter.Write(StateDiffer.Compare(State(GeneratedSchema.Of(Models)), State(GeneratedSchema.ChangedOf(Models)))).Length;

    private static RelationalState State(string text)
    {
        var schema = SchemaReader.Parse([new SourceFile("schema.prisma", text)]).Schema ?? throw new InvalidOperationException("The generated schema has errors.");
        return ModelState.Of(schema, "public");
    }
}
