using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace EfSchemaBridge.Tool.Terminals;

/// <summary>One JSON object on standard output, for programs; warnings and errors stay on standard error as well.</summary>
/// <param name="output">Standard output.</param>
/// <param name="error">Standard error.</param>
internal sealed class JsonTerminal(TextWriter output, TextWriter error) : Terminal(output, error)
{
    // The text goes to a terminal or another program, never into a web page: quotes and letters stay readable.
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        NewLine = "\n",
    };

    private bool _hasReported;

    /// <inheritdoc/>
    public override bool IsInteractive => false;

    /// <inheritdoc/>
    public override bool IsForPrograms => true;

    /// <summary>The text of an object, as every command writes it.</summary>
    public static string Write(object outcome) => JsonSerializer.Serialize(outcome, Options);

    /// <inheritdoc/>
    public override void Line(string text = "")
    {
    }

    /// <inheritdoc/>
    public override void Done(string text)
    {
    }

    /// <inheritdoc/>
    public override void Warn(string text) => Error.WriteLine(text);

    /// <inheritdoc/>
    public override void Fail(string? code, string message)
    {
        Error.WriteLine(code is null ? $"error: {message}" : $"error {code}: {message}");
        Report(new { Error = new { Code = code, Message = message } });
    }

    /// <inheritdoc/>
    public override void Report(object outcome)
    {
        _hasReported = true;
        Output.WriteLine(Write(outcome));
    }

    /// <summary>What was told in lines has no object of its own, and standard output must hold one.</summary>
    public override void End(int exitCode)
    {
        if (!_hasReported && exitCode != ExitCode.Success)
        {
            Report(new { Error = new { Code = (string?)null, Message = exitCode == ExitCode.Cancelled ? "Cancelled." : "Standard error says what is wrong." } });
        }
    }
}
