using System.CommandLine;
using EfSchemaBridge.Schema;
using EfSchemaBridge.Schema.Diagnostics;
using EfSchemaBridge.Schema.Formatting;
using EfSchemaBridge.Schema.Text;
using EfSchemaBridge.Tool.Project;
using EfSchemaBridge.Tool.Terminals;

namespace EfSchemaBridge.Tool.Schemas;

/// <summary><c>format [PLACE] [--check]</c>: lays the files of a schema out.</summary>
internal sealed class FormatCommand : ToolCommand
{

    private readonly PlaceSymbols _place = new();
    private readonly Option<bool> _check = new("--check") { Description = "Write nothing; name the files that are not laid out, and end with exit code 1 when there are any." };

    /// <summary>Creates the command.</summary>
    public FormatCommand()
        : base("format", "Lays the files of a schema out as prisma format does. A file with lines that cannot be read is left as it is.", json: "the files as an object, each under what became of it,")
    {
        Add(_check);
        _place.AddTo(this);
        Examples =
        [
            new("format", "Lay the project's schema out."),
            new("format --check", "Only look, as a build server does."),
        ];
    }

    /// <inheritdoc/>
    protected override Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken) =>
        Task.FromResult(_place.Find(result) is { } place ? Format(place, result.GetValue(_check), terminal) : ExitCode.Failure);

    private static int Format(string place, bool check, Terminal terminal)
    {
        var files = SchemaReader.FilesOf(place).Select(path => Read(path, terminal.Error)).ToList();
        if (files.Contains(null))
        {
            return ExitCode.Failure;
        }

        // A relation may lack something in another file than the one it begins in.
        var whole = SchemaFormatter.CompleteRelations([.. files.OfType<SourceFile>()]);
        var outcomes = files.OfType<SourceFile>().Zip(whole, (file, completed) => Format(file, completed, check, terminal)).ToList();
        if (outcomes.TrueForAll(outcome => outcome == Outcome.Unchanged))
        {
            terminal.Done($"{place} is laid out already.");
        }
        else if (check && outcomes.Contains(Outcome.Changed))
        {
            terminal.Error.WriteLine($"Run `dotnet schemabridge format {place}` to lay {(files.Count == 1 ? "it" : "them")} out.");
        }

        terminal.Report(new { Changed = Of(Outcome.Changed), Unchanged = Of(Outcome.Unchanged), Unreadable = Of(Outcome.Unreadable) });
        return outcomes.Contains(Outcome.Unreadable) || (check && outcomes.Contains(Outcome.Changed)) ? ExitCode.Failure : ExitCode.Success;

        IEnumerable<string> Of(Outcome outcome) => files.OfType<SourceFile>().Zip(outcomes).Where(pair => pair.Second == outcome).Select(pair => pair.First.Path);
    }

    private static Outcome Format(SourceFile file, SourceFile completed, bool check, Terminal terminal)
    {
        if (!SchemaFormatter.TryFormat(completed, out var text, out var diagnostics))
        {
            terminal.Error.Write(DiagnosticRenderer.Render(diagnostics));
            return Outcome.Unreadable;
        }

        if (text == file.Text)
        {
            return Outcome.Unchanged;
        }

        if (check)
        {
            terminal.Error.WriteLine($"{file.Path} is not laid out.");
        }
        else
        {
            FileReplacement.Write(file.Path, text);
            terminal.Done($"Laid out {file.Path}.");
        }

        return Outcome.Changed;
    }

    /// <summary>The file, or null after an error was printed: what is written back must be what was read.</summary>
    private static SourceFile? Read(string path, TextWriter error)
    {
        if (Utf8Text.TryDecode(File.ReadAllBytes(path), out var text, out var invalidByte, keepsMark: true))
        {
            return new SourceFile(path, text);
        }

        error.WriteLine($"{path}: error {ToolCodes.NotUtf8}: This file is not UTF-8: byte {invalidByte} does not belong to a character. Save it as UTF-8.");
        return null;
    }

    /// <summary>What became of a file.</summary>
    private enum Outcome
    {
        /// <summary>It is laid out as it is.</summary>
        Unchanged,

        /// <summary>Its text changes.</summary>
        Changed,

        /// <summary>It cannot be laid out; that was printed.</summary>
        Unreadable,
    }
}
