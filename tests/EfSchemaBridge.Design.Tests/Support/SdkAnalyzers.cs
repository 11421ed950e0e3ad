using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace EfSchemaBridge.Design.Tests.Support;

/// <summary>The analyzers that the SDK gives every project, with every rule on: <c>AnalysisLevel</c> <c>latest-all</c>.</summary>
internal static class SdkAnalyzers
{
    private static readonly string Folder =
        typeof(SdkAnalyzers).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == "SdkAnalyzers").Value!;

    private static readonly ImmutableArray<DiagnosticAnalyzer> All =
    [
        .. new[] { "Microsoft.CodeAnalysis.NetAnalyzers.dll", "Microsoft.CodeAnalysis.CSharp.NetAnalyzers.dll" }
            .SelectMany(file => Assembly.LoadFrom(Path.Combine(Folder, file)).GetTypes())
            .Where(type => type.GetCustomAttribute<DiagnosticAnalyzerAttribute>()?.Languages.Contains(LanguageNames.CSharp) is true)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private static readonly ImmutableDictionary<string, ReportDiagnostic> Severities = SeveritiesOfAll();

    /// <summary>How many analyzers there are.</summary>
    public static int Count => All.Length;

    /// <summary>What they say of a compilation.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> DiagnosticsOfAsync(CSharpCompilation compilation)
    {
        var options = compilation.Options.WithSpecificDiagnosticOptions(compilation.Options.SpecificDiagnosticOptions.SetItems(Severities));
        var analyzed = compilation.WithOptions(options).WithAnalyzers(All);
        return await analyzed.GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private static ImmutableDictionary<string, ReportDiagnostic> SeveritiesOfAll()
    {
        var path = Path.Combine(Folder, "build", "config", $"analysislevel_{Environment.Version.Major}_all.globalconfig");
        var rules = AnalyzerConfigSet.Create(new[] { AnalyzerConfig.Parse(File.ReadAllText(path), path) }).GlobalConfigOptions.TreeOptions;

        // Keys of a configuration are in lower case; the compiler looks rules up by their ids.
        return rules.ToImmutableDictionary(rule => rule.Key.ToUpperInvariant(), rule => rule.Value);
    }
}
